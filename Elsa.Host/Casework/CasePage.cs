using System.Collections.Immutable;
using Elsa.Host.Accounts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Elsa.Host.Casework;

/// <summary>One of the pages that a case file has; a case that does not exist is not found.</summary>
[Authorize(Policy = Policies.CaseFiles)]
internal abstract class CasePage(CaseFiles files) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string CaseId { get; set; } = "";

    public CaseFile Case { get; private set; } = null!;

    /// <summary>What the case is called in breadcrumbs: its number, else the party.</summary>
    public string Name => Case.State.Number ?? Case.PartyName ?? CaseId;

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(next);
        if (await files.OpenAsync(CaseId, HttpContext.RequestAborted) is not { } file)
        {
            context.Result = NotFound();
            return;
        }
        Case = file;
        await next();
    }
}

/// <summary>The tabs of a case file, each a page with an address of its own. Partial <c>_CaseTabs</c>.</summary>
/// <param name="Current">The page that is open, such as <c>/Cases/Log</c>.</param>
internal sealed record CaseTabs(CaseFile Case, string Current)
{
    /// <summary>The pages in their order; a tab's text is <c>Tab.{name}</c>.</summary>
    public static ImmutableArray<string> Pages { get; } = ["Overview", "Opinions", "Process", "Deadlines", "Arrivals", "Documents", "Facts", "Log"];
}
