using Elsa.Host.Accounts;
using Elsa.Host.Casework;
using Elsa.Host.Texts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using Workflows.Persistence.People;
using Workflows.Runtime.Timing;
using Store = Workflows.Persistence.People.Delegations;

namespace Elsa.Host.Pages.Delegations;

/// <summary>Ends a delegation before its last day, from today on and with a reason; what was done under it stands.</summary>
[Authorize(Policies.KeepAccounts)]
internal sealed class EndModel(Store delegations, AuthorityZone zone, TimeProvider clock, IStringLocalizer<StaffTexts> texts) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string Id { get; set; } = "";

    [BindProperty]
    public string? Reason { get; set; }

    public RecordedDelegation Recorded { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync() => await OpenAsync() ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync()
    {
        if (!await OpenAsync()) return NotFound();
        if (string.IsNullOrWhiteSpace(Reason))
        {
            ModelState.AddModelError(nameof(Reason), texts["Staff.EndReasonMissing"]);
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return Page();
        }
        var (now, by) = (clock.GetUtcNow(), User.Identity!.Name!);
        var ended = await delegations.EndAsync(Id, zone.DayOf(now), by, Reason.Trim(), now, HttpContext.RequestAborted);
        TempData[FormPage.DoneKey] = texts[ended ? "Staff.Ended" : "Staff.NotEnded"].Value;
        return RedirectToPage("/Delegations/Index");
    }

    private async Task<bool> OpenAsync()
    {
        if (await delegations.FindAsync(Id, HttpContext.RequestAborted) is not { } found) return false;
        Recorded = found;
        return true;
    }
}
