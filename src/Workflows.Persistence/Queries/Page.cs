using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;

namespace Workflows.Persistence.Queries;

/// <summary>A part of a list.</summary>
/// <param name="Total">How many there are on all pages.</param>
public sealed record Page<T>(ImmutableArray<T> Items, int Total);

internal static class Paging
{
    /// <summary>The part of an ordered query, and how many rows it has in all.</summary>
    public static async Task<Page<T>> PageAsync<T>(this IQueryable<T> ordered, int skip, int take, CancellationToken cancellationToken)
    {
        var items = await ordered.Skip(skip).Take(take).ToListAsync(cancellationToken);
        var isWhole = skip == 0 && items.Count < take; // then counting again would say the same
        return new([.. items], isWhole ? items.Count : await ordered.CountAsync(cancellationToken));
    }
}
