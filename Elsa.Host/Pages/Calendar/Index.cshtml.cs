using System.Collections.Immutable;
using System.Text;
using Elsa.Host.Accounts;
using Elsa.Host.Texts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using Workflows.Runtime.Changes;
using Workflows.Runtime.Definitions;
using Workflows.Runtime.Timing;

namespace Elsa.Host.Pages.Calendar;

/// <summary>The calendar in force, what waits on disk, and the changes that were proposed and applied.</summary>
[Authorize(Policies.KeepCalendars)]
[RequestSizeLimit(LargestFile * 2)]
internal sealed class IndexModel(
    IDeadlineChanges changes, DeadlineChangeover changeover, IAlarm alarm, ProcedureLibrary library, ChangeWords words, AuthorityZone zone, TimeProvider clock,
    IStringLocalizer<ClockTexts> texts) : PageModel
{
    private const long LargestFile = 1024 * 1024;

    [BindProperty]
    public string? Reason { get; set; }

    [BindProperty]
    public IFormFile? Proof { get; set; }

    /// <summary>All of them, the newest first, each with what it is called.</summary>
    public ImmutableArray<(DeadlineChange Change, string Title)> Changes { get; private set; } = [];

    /// <summary>What is wrong with the file that was handed in.</summary>
    public ImmutableArray<FindingWords> Findings { get; private set; } = [];

    public WaitingCalendar? Waiting => library.Waiting;

    public Workflows.Statute.Calendars.LegalCalendar InForce => library.Current.Law.Calendar;

    /// <summary>A year that is near and has no notice yet: next year from November on.</summary>
    public int? MissingYear
    {
        get
        {
            var today = zone.DayOf(clock.GetUtcNow());
            var year = today.Month >= 11 ? today.Year + 1 : today.Year;
            return InForce.IsProvisional(year) ? year : null;
        }
    }

    public async Task OnGetAsync(CancellationToken cancellationToken) => await ReadAsync(cancellationToken);

    public async Task<IActionResult> OnPostCalendarAsync(CancellationToken cancellationToken)
    {
        CheckReason();
        var text = Proof is { Length: > 0 and <= LargestFile } ? await TextAsync(Proof, cancellationToken) : Waiting?.Text;
        if (text is null) ModelState.AddModelError(nameof(Proof), texts["Calendar.NoFile"]);
        if (!ModelState.IsValid) return await AgainAsync(cancellationToken);
        var reading = await changeover.ProposeCalendarAsync(text!, Reason!.Trim(), User.Identity!.Name!, cancellationToken);
        if (reading.Value is { } change) return await ProposedAsync(change, cancellationToken);
        Findings = [.. reading.Findings.Select(f => FindingWords.Of(f, Proof is { FileName: { Length: > 0 } name } ? Path.GetFileName(name) : f.File, texts))];
        return await AgainAsync(cancellationToken);
    }

    public async Task<IActionResult> OnPostRulesAsync(CancellationToken cancellationToken)
    {
        CheckReason();
        if (!ModelState.IsValid) return await AgainAsync(cancellationToken);
        var change = await changeover.ProposeRulesAsync(Reason!.Trim(), User.Identity!.Name!, cancellationToken);
        return await ProposedAsync(change, cancellationToken);
    }

    private async Task<RedirectToPageResult> ProposedAsync(DeadlineChange change, CancellationToken cancellationToken)
    {
        await alarm.RingAsync(CancellationToken.None); // the round works out what it moves
        return RedirectToPage("/Calendar/Change", new { change.Id });
    }

    private void CheckReason()
    {
        if (string.IsNullOrWhiteSpace(Reason)) ModelState.AddModelError(nameof(Reason), texts["Calendar.NoReason"]);
    }

    private async Task<PageResult> AgainAsync(CancellationToken cancellationToken)
    {
        await ReadAsync(cancellationToken);
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }

    private async Task ReadAsync(CancellationToken cancellationToken)
    {
        var all = await changes.AllAsync(cancellationToken);
        var named = ImmutableArray.CreateBuilder<(DeadlineChange, string)>(all.Length);
        foreach (var change in all) named.Add((change, (await words.OfAsync(change, all, cancellationToken)).Title));
        Changes = named.MoveToImmutable();
    }

    private static async Task<string> TextAsync(IFormFile file, CancellationToken cancellationToken)
    {
        using var reader = new StreamReader(file.OpenReadStream(), Encoding.UTF8);
        return await reader.ReadToEndAsync(cancellationToken);
    }
}
