using System.Collections.Immutable;
using Elsa.Host.Accounts;
using Elsa.Host.Casework;
using Elsa.Host.Frame;
using Elsa.Host.Texts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using Workflows.Engine.People;
using Workflows.Persistence.People;
using Workflows.Persistence.Queries;

namespace Elsa.Host.Pages.People;

/// <summary>Closes an account; first everything that its person took is handed over.</summary>
[Authorize(Policies.KeepAccounts)]
internal sealed class CloseModel(AccountClosing closing, CaseQueries queries, PersonDirectory people, ReadersWords words, IStringLocalizer<StaffTexts> texts) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string Id { get; set; } = "";

    public Person Leaving { get; private set; } = null!;

    /// <summary>What will go back to the roles.</summary>
    public ImmutableArray<InboxTask> Held { get; private set; } = [];

    private string By => User.Identity?.Name ?? throw new InvalidOperationException("Expected somebody who has signed in, but nobody has.");

    public async Task<IActionResult> OnGetAsync() => await OpenAsync() ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync()
    {
        if (!await OpenAsync()) return NotFound();
        if (Id == By) return Refuse(texts["Staff.CloseSelf"]);
        if (await closing.CloseAsync(Id, By, HttpContext.RequestAborted) is not { } closed) return NotFound();
        if (closed.Refusal is { } refusal) return Refuse(texts["Staff.NotClosed", words.Sentence(refusal.Message.ForReader())]);
        TempData[FormPage.DoneKey] = texts["Staff.Closed", Id, closed.HandedBack.Length].Value;
        return RedirectToPage("/People/Index");
    }

    private PageResult Refuse(string why)
    {
        ModelState.AddModelError("", why);
        Response.StatusCode = StatusCodes.Status409Conflict;
        return Page();
    }

    private async Task<bool> OpenAsync()
    {
        if (people.Find(Id) is not { } person) return false;
        Leaving = person;
        Held = await queries.HeldAsync(Id, HttpContext.RequestAborted);
        return true;
    }
}
