using System.Collections.Immutable;
using Elsa.Host.Accounts;
using Elsa.Host.Casework;
using Elsa.Host.Forms;
using Elsa.Host.Frame;
using Elsa.Host.Texts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using Workflows.Engine.People;
using Workflows.Persistence.Queries;
using Workflows.Runtime.Timing;
using Store = Workflows.Persistence.People.Delegations;

namespace Elsa.Host.Pages.Delegations;

/// <summary>
/// Records that somebody acts in another's place, after a second look at what it comes to. Who records it is neither of the two.
/// </summary>
[Authorize(Policies.KeepAccounts)]
[RequestSizeLimit(Uploads.LargestPost)]
[RequestFormLimits(MultipartBodyLengthLimit = Uploads.LargestPost)]
internal sealed class RecordModel(
    Store delegations, CaseQueries queries, CaseFiles files, PersonDirectory people, Uploads uploads, AuthorityZone zone, TimeProvider clock, ReadersWords words, IStringLocalizer<StaffTexts> texts) : PageModel
{
    /// <summary>The form's own number: a second submit of the same page records nothing more.</summary>
    [BindProperty(Name = "_key")]
    public Guid Key { get; set; }

    [BindProperty]
    public string? Principal { get; set; }

    [BindProperty]
    public string? Deputy { get; set; }

    [BindProperty]
    public string? Role { get; set; }

    [BindProperty]
    public DateOnly? From { get; set; }

    [BindProperty]
    public DateOnly? To { get; set; }

    [BindProperty]
    public string? Document { get; set; }

    [BindProperty]
    public IFormFile? Writing { get; set; }

    /// <summary>The writing that was taken in already, as <c>hash:name</c>.</summary>
    [BindProperty]
    public string? Kept { get; set; }

    /// <summary>Where the deputy is barred from what is delegated; null while the form is filled in.</summary>
    public BarredCases? Barred { get; private set; }

    /// <summary>Whether what was filled in is shown once more, to be recorded or changed.</summary>
    public bool IsSummary => Barred is not null;

    /// <summary>By person, in how many running cases he investigates: there the duties of him for whom he acts are barred to him.</summary>
    public ImmutableDictionary<string, int> Investigates { get; private set; } = ImmutableDictionary<string, int>.Empty;

    private CancellationToken Aborted => HttpContext.RequestAborted;

    private string Recorder => User.Identity?.Name ?? throw new InvalidOperationException("Expected somebody who has signed in, but nobody has.");

    public async Task OnGetAsync()
    {
        Key = Guid.CreateVersion7();
        Investigates = await queries.RunningCasesOfOfficersAsync(HttpContext.RequestAborted);
    }

    /// <summary>Looks at what was filled in and shows what it comes to; nothing is recorded.</summary>
    public async Task<IActionResult> OnPostCheckAsync()
    {
        if (Key == Guid.Empty) return BadRequest();
        if (await delegations.FindAsync(Key.ToString("n"), Aborted) is not null) return RedirectToPage("/Delegations/Index");
        if (await ProposalAsync() is not { } delegation) return Unprocessable();
        Barred = await BarredCases.OfAsync(delegation.Deputy, delegation.Role, queries, files, Aborted);
        return Page();
    }

    /// <summary>Back to the form, with what was filled in.</summary>
    public async Task<IActionResult> OnPostEditAsync()
    {
        Investigates = await queries.RunningCasesOfOfficersAsync(Aborted);
        if (Kept is not null && !await uploads.HasAsync(Kept, Aborted)) Kept = null;
        ModelState.Clear();
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (Key == Guid.Empty) return BadRequest();
        if (await delegations.FindAsync(Key.ToString("n"), Aborted) is not null) return RedirectToPage("/Delegations/Index");
        if (await ProposalAsync() is not { } delegation) return Unprocessable();
        if (!await delegations.RecordAsync(delegation, Kept!, Recorder, clock.GetUtcNow(), Aborted))
        {
            ModelState.AddModelError(nameof(From), texts["Staff.Overlaps"]); // somebody else recorded one since this one was looked at
            return Unprocessable();
        }
        var barred = await BarredCases.OfAsync(delegation.Deputy, delegation.Role, queries, files, Aborted);
        TempData[FormPage.DoneKey] = texts["Staff.Recorded", words.Person(delegation.Deputy), words.Person(delegation.Principal), delegation.From.InTable(), delegation.To.InTable()].Value
            + (barred.Count > 0 ? texts["Staff.DeputyBarred", words.Person(delegation.Deputy), barred.Count].Value : "");
        return RedirectToPage("/Delegations/Index");
    }

    /// <summary>The delegation that was filled in, its writing kept; null where something is wrong, which then stands at its field.</summary>
    private async Task<Delegation?> ProposalAsync()
    {
        Investigates = await queries.RunningCasesOfOfficersAsync(Aborted);
        if (Writing is not null)
        {
            var (file, refusal) = await uploads.KeepAsync(Writing, Aborted);
            if (file is null) ModelState.AddModelError(nameof(Writing), refusal!.ForReader());
            Kept = file;
        }
        else if (Kept is not null && !await uploads.HasAsync(Kept, Aborted)) Kept = null;
        ModelState.Remove(nameof(Kept)); // what was taken in goes back into the form
        var proposal = new DelegationProposal(Principal, Deputy, Role, From, To, Document, Writing is not null || Kept is not null);
        foreach (var problem in proposal.Problems(people, Recorder, Policies.CaseRoles, zone.DayOf(clock.GetUtcNow()))) ModelState.AddModelError(problem.Field, problem.Message.ForReader());
        if (!ModelState.IsValid) return null;
        var delegation = new Delegation(Key.ToString("n"), Principal!, Deputy!, Role!, From!.Value, To!.Value, Document!.Trim());
        if ((await delegations.ListAsync(Aborted)).Select(r => r.Delegation).FirstOrDefault(d => Overlap(d, delegation)) is not { } other) return delegation;
        ModelState.AddModelError(nameof(From), texts["Staff.OverlapsWith", words.Person(other.Deputy), other.From.InTable(), (other.EndedOn?.AddDays(-1) ?? other.To).InTable(), other.Document]);
        return null;
    }

    private static bool Overlap(Delegation one, Delegation other) => one.Principal == other.Principal && one.Role == other.Role
        && one.From <= other.To && other.From <= one.To && (one.EndedOn is not { } ended || (ended > other.From && ended > one.From));

    private PageResult Unprocessable()
    {
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }
}
