using System.Collections.Immutable;
using Elsa.Host.Accounts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Workflows.Engine.People;
using Workflows.Persistence.Queries;

namespace Elsa.Host.Pages;

/// <summary>Cases by number or party, for whoever may open them, and people by name or unit.</summary>
internal sealed class SearchModel(CaseQueries queries, PersonDirectory directory) : PageModel
{
    /// <summary>Of so many cases found, the last changed are listed; the number of all is always told.</summary>
    public const int MostCases = 50;

    /// <summary>What is looked for, trimmed; null when nothing was asked.</summary>
    public string? Q { get; private set; }

    public Page<CaseHeader> Cases { get; private set; } = new([], 0);

    public ImmutableArray<Person> People { get; private set; } = [];

    public async Task OnGetAsync([FromQuery] string? q, CancellationToken cancellationToken)
    {
        Q = string.IsNullOrWhiteSpace(q) ? null : q.Trim();
        if (Q is not { } wanted) return;
        if (User.MayOpenCases()) Cases = await queries.CasesAsync(new(wanted) { Take = MostCases }, cancellationToken);
        People = [.. directory.All.Where(person => Has(person.NameZh) || Has(person.NameEn) || Has(person.Unit) || Has(person.Id))];

        bool Has(string text) => text.Contains(wanted, StringComparison.OrdinalIgnoreCase);
    }
}
