using System.Collections.Immutable;
using System.Globalization;
using Elsa.Host.Frame;
using Elsa.Host.Texts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using Workflows.Persistence.Queries;
using Workflows.Runtime.Timing;

namespace Elsa.Host.Pages.Portal;

/// <summary>The published decisions, the newest first.</summary>
internal sealed class IndexModel(CaseQueries queries, AuthorityZone zone, TimeProvider clock, IStringLocalizer<PortalTexts> texts) : PageModel
{
    private const int PageSize = 20;

    public PortalSearch Search { get; private set; } = new();

    public ImmutableArray<PortalDecision> Decisions { get; private set; } = [];

    public Pager Pager { get; private set; } = null!;

    /// <summary>The days of the first and the last release among those found; null where nothing is.</summary>
    public (DateOnly First, DateOnly Last)? Span { get; private set; }

    public string Now { get; } = zone.Local(clock.GetUtcNow()).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    public async Task OnGetAsync([FromQuery] PortalSearch search, [FromQuery(Name = Pager.Parameter)] int? number, CancellationToken cancellationToken)
    {
        Search = search;
        var page = Pager.Asked(number);
        Pager = new(page, PageSize, 0);
        if (search.Unreadable is { } field)
        {
            ModelState.AddModelError(field, texts["Search.DayUnreadable"]);
            return;
        }
        if (search.IsTurnedRound)
        {
            ModelState.AddModelError("from", texts["Search.DaysTurned"]);
            return;
        }
        var found = await queries.PublicationsAsync(search.Query((page - 1) * PageSize, PageSize), cancellationToken);
        Decisions = [.. found.Items.Select(PortalDecision.Of)];
        Pager = new(page, PageSize, found.Total);
        if (found.Total > 0) Span = (await ReleasedAtAsync(found.Total - 1, cancellationToken), await ReleasedAtAsync(0, cancellationToken));
    }

    private async Task<DateOnly> ReleasedAtAsync(int place, CancellationToken cancellationToken) =>
        (await queries.PublicationsAsync(Search.Query(place, 1), cancellationToken)).Items[0].ReleasedOn;
}
