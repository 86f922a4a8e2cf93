using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Text;
using Elsa.Host.Accounts;
using Elsa.Host.Casework;
using Elsa.Host.Frame;
using Elsa.Host.Texts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using Workflows.Engine.Cases;
using Workflows.Runtime.Changes;
using Workflows.Runtime.Timing;

namespace Elsa.Host.Pages.Calendar;

/// <summary>One change: every date that it moves, and the button of the second person.</summary>
[Authorize(Policies.KeepCalendars)]
internal sealed class ChangeModel(IDeadlineChanges changes, DeadlineChangeover changeover, ChangeWords words, ReadersWords readers, IAlarm alarm, IStringLocalizer<ClockTexts> texts) : PageModel
{
    public const int Most = 200;

    private static readonly string?[] s_noDays = ["", "", "", ""];

    [BindProperty(SupportsGet = true)]
    public string Id { get; set; } = "";

    /// <summary>Whether the second person has asked for it and is asked once more before every running case follows.</summary>
    [BindProperty(SupportsGet = true)]
    public bool Ask { get; set; }

    public DeadlineChange Change { get; private set; } = null!;

    public ChangeInWords Said { get; private set; } = null!;

    /// <summary>How many of the moves are of which kind.</summary>
    public ImmutableDictionary<MovedPart, int> Parts { get; private set; } = ImmutableDictionary<MovedPart, int>.Empty;

    /// <summary>How many last days become earlier.</summary>
    public int Earlier { get; private set; }

    /// <summary>The first deadlines that it moves; the table of all is the file.</summary>
    public ImmutableArray<MovedDeadline> Moves { get; private set; } = [];

    /// <summary>Whether the single dates that it moved are kept no more; how many there were is.</summary>
    public bool IsCleared => Moves.IsEmpty && Change is { FinishedAt: not null, Preview.Moved: > 0 };

    /// <summary>The cases that it could not move.</summary>
    public ImmutableArray<CaseFailure> Failures { get; private set; } = [];

    /// <summary>Whether it is still worked out what it moves: the page comes again by itself.</summary>
    public bool IsWorkedOut => Change.Preview.FinishedAt is not null || Change.ApprovedBy is not null || Change.FinishedAt is not null;

    /// <summary>Whether the rules in force here are others than those that it would apply, so that this host does not go on with it.</summary>
    public bool IsElsewhere => Change is { Cause: MoveCause.Rules, FinishedAt: null } && !changeover.IsHere(Change);

    /// <summary>Why it was not approved.</summary>
    public string? Refusal { get; private set; }

    [TempData]
    public string? Done { get; set; }

    public bool IsOwn => Change.ProposedBy == User.Identity?.Name;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) => await OpenAsync(cancellationToken) ? Page() : NotFound();

    public async Task<IActionResult> OnGetCsvAsync(CancellationToken cancellationToken)
    {
        if (await changes.FindAsync(Id, cancellationToken) is not { } change) return NotFound();
        (Response.ContentType, Response.Headers.ContentDisposition) = (CsvText.MediaType, $"attachment; filename=change-{change.Id}.csv");
        await CsvText.WriteAsync(Response.Body, RowsAsync(cancellationToken), cancellationToken);
        return new EmptyResult();
    }

    private async IAsyncEnumerable<IEnumerable<string?>> RowsAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        yield return ["case", "number", "deadline", "old-target", "old-due", "new-target", "new-due", "change"];
        await foreach (var m in changes.MovesAsync(Id, cancellationToken))
        {
            yield return
            [
                m.Case.ToString(), m.Number, $"{m.Key}#{m.Round}", .. m.IsStopped ? s_noDays : [m.OldTarget.InTable(), m.OldDue.InTable(), m.NewTarget.InTable(), m.NewDue.InTable()],
                m.IsOverdue ? "overdue" : m.IsStopped ? "stopped" : m.Part == MovedPart.Reckoning ? "provisional" : (m.Part == MovedPart.Target ? "target-" : "") + (m.IsEarlier ? "earlier" : "later"),
            ];
        }
    }

    /// <summary>The calendar's file, as it was handed in.</summary>
    public async Task<IActionResult> OnGetFileAsync(CancellationToken cancellationToken) => await changes.FindAsync(Id, cancellationToken) is { Text.Length: > 0 } change
        ? File(Encoding.UTF8.GetBytes(change.Text), "application/yaml", $"{change.Subject}.yaml")
        : NotFound();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (await changeover.ApproveAsync(Id, User.Identity!.Name!, cancellationToken) is { } why)
        {
            if (!await OpenAsync(cancellationToken)) return NotFound();
            Refusal = readers.Sentence(why.ForReader());
            Response.StatusCode = StatusCodes.Status409Conflict;
            return Page();
        }
        await alarm.RingAsync(CancellationToken.None); // approved is approved, whoever has gone away; the round applies it
        Done = texts["Calendar.Approved"];
        return RedirectToPage(new { Id });
    }

    /// <summary>What becomes of a deadline: the name of a text.</summary>
    public static string Direction(MovedDeadline move) => move switch
    {
        { IsOverdue: true } => "Calendar.Overdue",
        { IsStopped: true } => "Calendar.StoppedSame",
        { Part: MovedPart.Reckoning } => "Calendar.Same",
        { Part: MovedPart.Target, IsEarlier: true } => "Calendar.TargetEarlier",
        { Part: MovedPart.Target } => "Calendar.TargetLater",
        { IsEarlier: true } => "Calendar.Earlier",
        _ => "Calendar.Later",
    };

    public static string Standing(DeadlineChange change, IStringLocalizer<ClockTexts> texts) => change switch
    {
        { ApprovedBy: null, OvertakenBy: not null } => texts["Calendar.OvertakenEarly"],
        { ApprovedBy: null, Preview: { FinishedAt: null } preview } => texts["Calendar.WorkingOut", preview.Cases],
        { ApprovedBy: null } => texts["Calendar.Waits"],
        { FinishedAt: null } => texts["Calendar.Running", change.CasesDone, change.DeadlinesMoved],
        { OvertakenBy: not null } => texts["Calendar.Overtaken", change.CasesDone, change.DeadlinesMoved],
        _ => texts["Calendar.Finished", change.CasesDone, change.DeadlinesMoved],
    };

    private async Task<bool> OpenAsync(CancellationToken cancellationToken)
    {
        if (await changes.FindAsync(Id, cancellationToken) is not { } change) return false;
        Change = change;
        Said = await words.OfAsync(change, await changes.AllAsync(cancellationToken), cancellationToken);
        await CountAsync(cancellationToken);
        Failures = await changes.FailuresAsync(Id, cancellationToken);
        if (!IsWorkedOut || change is { ApprovedBy: not null, FinishedAt: null }) Response.Headers["Refresh"] = "3"; // a round goes on in the background
        return true;
    }

    private async Task CountAsync(CancellationToken cancellationToken)
    {
        var (first, parts) = (ImmutableArray.CreateBuilder<MovedDeadline>(), new Dictionary<MovedPart, int>());
        await foreach (var move in changes.MovesAsync(Id, cancellationToken))
        {
            if (first.Count < Most) first.Add(move);
            parts[move.Part] = parts.GetValueOrDefault(move.Part) + 1;
            if (move is { Part: MovedPart.LastDay, IsEarlier: true }) Earlier++;
        }
        (Moves, Parts) = (first.ToImmutable(), parts.ToImmutableDictionary());
    }
}
