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

/// <summary>Records that somebody acts in another's place. Who records it is neither of the two.</summary>
[Authorize(Policies.KeepAccounts)]
[RequestSizeLimit(Uploads.LargestPost)]
[RequestFormLimits(MultipartBodyLengthLimit = Uploads.LargestPost)]
internal sealed class RecordModel(
    Store delegations, CaseQueries queries, PersonDirectory people, Uploads uploads, AuthorityZone zone, TimeProvider clock, ReadersWords words, IStringLocalizer<StaffTexts> texts) : PageModel
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

    /// <summary>By person, in how many running cases he investigates: there the duties of him for whom he acts are barred to him.</summary>
    public ImmutableDictionary<string, int> Investigates { get; private set; } = ImmutableDictionary<string, int>.Empty;

    private string Recorder => User.Identity?.Name ?? throw new InvalidOperationException("Expected somebody who has signed in, but nobody has.");

    public async Task OnGetAsync()
    {
        Key = Guid.CreateVersion7();
        Investigates = await queries.RunningCasesOfOfficersAsync(HttpContext.RequestAborted);
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (Key == Guid.Empty) return BadRequest();
        var aborted = HttpContext.RequestAborted;
        Investigates = await queries.RunningCasesOfOfficersAsync(aborted);
        if (await delegations.FindAsync(Key.ToString("n"), aborted) is not null) return RedirectToPage("/Delegations/Index");
        var proposal = new DelegationProposal(Principal, Deputy, Role, From, To, Document, Writing is not null);
        var problems = proposal.Problems(people, Recorder, Policies.CaseRoles, zone.DayOf(clock.GetUtcNow()));
        foreach (var problem in problems) ModelState.AddModelError(problem.Field, problem.Message.ForReader());
        if (!ModelState.IsValid) return Unprocessable();
        var (file, refusal) = await uploads.KeepAsync(Writing!, aborted);
        if (refusal is not null) ModelState.AddModelError(nameof(Writing), refusal.ForReader());
        if (file is null) return Unprocessable();
        var delegation = new Delegation(Key.ToString("n"), Principal!, Deputy!, Role!, From!.Value, To!.Value, Document!.Trim());
        if (!await delegations.RecordAsync(delegation, file, Recorder, clock.GetUtcNow(), aborted))
        {
            ModelState.AddModelError(nameof(From), texts["Staff.Overlaps"]);
            return Unprocessable();
        }
        TempData[FormPage.DoneKey] = texts["Staff.Recorded", words.Person(delegation.Deputy), words.Person(delegation.Principal), delegation.From.InTable(), delegation.To.InTable()].Value
            + (Investigates.TryGetValue(delegation.Deputy, out var cases) ? texts["Staff.DeputyInvestigates", words.Person(delegation.Deputy), cases].Value : "");
        return RedirectToPage("/Delegations/Index");
    }

    private PageResult Unprocessable()
    {
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }
}
