using Microsoft.EntityFrameworkCore;

namespace Workflows.Persistence.Database;

/// <summary>Writes only what differs.</summary>
internal static class RowDifference
{
    /// <summary>Makes the stored rows the wanted ones: adds, changes by column, deletes.</summary>
    /// <param name="stored">Tracked rows.</param>
    /// <param name="isKept">Which stored rows stay as they are; by default those whose every column is as wanted.</param>
    public static void WriteDifference<TRow, TKey>(
        this DbContext db, IReadOnlyCollection<TRow> stored, IEnumerable<TRow> wanted, Func<TRow, TKey> key, Func<TRow, TRow, bool>? isKept = null)
        where TRow : class where TKey : notnull
    {
        var left = stored.ToDictionary(key);
        foreach (var row in wanted)
        {
            if (!left.Remove(key(row), out var old)) db.Add(row);
            else if (isKept is null || !isKept(old, row)) db.Entry(old).CurrentValues.SetValues(row);
        }
        foreach (var gone in left.Values) db.Remove(gone);
    }
}
