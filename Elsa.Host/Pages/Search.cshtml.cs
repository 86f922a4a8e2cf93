using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Workflows.Engine.People;

namespace Elsa.Host.Pages;

internal sealed class SearchModel(PersonDirectory directory) : PageModel
{
    /// <summary>What is looked for, trimmed; null when nothing was asked.</summary>
    public string? Q { get; private set; }

    public ImmutableArray<Person> People { get; private set; } = [];

    public void OnGet([FromQuery] string? q)
    {
        Q = string.IsNullOrWhiteSpace(q) ? null : q.Trim();
        if (Q is { } wanted)
        {
            People = [.. directory.All.Where(person => Has(person.NameZh) || Has(person.NameEn) || Has(person.Unit) || Has(person.Id))];
            bool Has(string text) => text.Contains(wanted, StringComparison.OrdinalIgnoreCase);
        }
    }
}
