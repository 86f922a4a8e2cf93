using System.Collections.Immutable;
using Elsa.Host.Accounts;
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
internal sealed class ChangeModel(IDeadlineChanges changes, DeadlineChangeover changeover, IAlarm alarm, IStringLocalizer<ClockTexts> texts) : PageModel
{
    public const int Most = 200;

    [BindProperty(SupportsGet = true)]
    public string Id { get; set; } = "";

    public DeadlineChange Change { get; private set; } = null!;

    /// <summary>The first deadlines that it moves; the table of all is the file.</summary>
    public ImmutableArray<MovedDeadline> Moves { get; private set; } = [];

    /// <summary>The cases that it could not move.</summary>
    public ImmutableArray<CaseFailure> Failures { get; private set; } = [];

    /// <summary>Whether it is still worked out what it moves: the page comes again by itself.</summary>
    public bool IsWorkedOut => Change.Preview.FinishedAt is not null || Change.ApprovedBy is not null;

    /// <summary>Why it was not approved.</summary>
    public string? Refusal { get; private set; }

    [TempData]
    public string? Done { get; set; }

    public bool IsOwn => Change.ProposedBy == User.Identity?.Name;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) => await OpenAsync(cancellationToken) ? Page() : NotFound();

    public async Task<IActionResult> OnGetCsvAsync(CancellationToken cancellationToken)
    {
        if (!await OpenAsync(cancellationToken)) return NotFound();
        List<IEnumerable<string?>> rows = [["case", "number", "deadline", "old-target", "old-due", "new-target", "new-due", "change"]];
        await foreach (var m in changes.MovesAsync(Id, cancellationToken))
        {
            rows.Add(
            [
                m.Case.ToString(), m.Number, $"{m.Key}#{m.Round}", m.OldTarget.InTable(), m.OldDue.InTable(), m.NewTarget.InTable(), m.NewDue.InTable(),
                m.IsOverdue ? "overdue" : m.IsEarlier ? "earlier" : m.IsLater ? "later" : "provisional",
            ]);
        }
        return File(CsvText.Of(rows), CsvText.MediaType, $"change-{Id}.csv");
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (await changeover.ApproveAsync(Id, User.Identity!.Name!, cancellationToken) is { } why)
        {
            if (!await OpenAsync(cancellationToken)) return NotFound();
            Refusal = why.ForReader();
            Response.StatusCode = StatusCodes.Status409Conflict;
            return Page();
        }
        await alarm.RingAsync(cancellationToken); // the round applies it
        Done = texts["Calendar.Approved"];
        return RedirectToPage(new { Id });
    }

    public static string What(DeadlineChange change, IStringLocalizer<ClockTexts> texts) => change.Cause == MoveCause.Calendar
        ? texts["Calendar.Subject.Calendar", change.Subject, change.FromVersion.Length == 0 ? "—" : change.FromVersion, change.Version]
        : texts["Calendar.Subject.Rules", change.Version];

    public static string Standing(DeadlineChange change, IStringLocalizer<ClockTexts> texts) => change switch
    {
        { ApprovedBy: null, Preview: { FinishedAt: null } preview } => texts["Calendar.WorkingOut", preview.Cases],
        { ApprovedBy: null } => texts["Calendar.Waits"],
        { FinishedAt: null } => texts["Calendar.Running", change.CasesDone, change.DeadlinesMoved],
        { OvertakenBy: { } version } => texts["Calendar.Overtaken", version, change.CasesDone, change.DeadlinesMoved],
        _ => texts["Calendar.Finished", change.CasesDone, change.DeadlinesMoved],
    };

    private async Task<bool> OpenAsync(CancellationToken cancellationToken)
    {
        if (await changes.FindAsync(Id, cancellationToken) is not { } change) return false;
        Change = change;
        Moves = [.. await changes.MovesAsync(Id, cancellationToken).Take(Most).ToListAsync(cancellationToken)];
        Failures = await changes.FailuresAsync(Id, cancellationToken);
        if (!IsWorkedOut || change is { ApprovedBy: not null, FinishedAt: null }) Response.Headers["Refresh"] = "3"; // a round goes on in the background
        return true;
    }
}
