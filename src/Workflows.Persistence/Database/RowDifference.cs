using Microsoft.EntityFrameworkCore;

namespace Workflows.Persistence.Database;

/// <summary>Writes only what differs.</summary>
internal static class RowDifference
{
    /// <summary>Makes the stored rows the wanted ones: adds, changes by column, deletes.</summary>
    /// <param name="stored">Tracked rows.</param>
    /// <param name="isKept">
    /// Which stored rows stay as they are; then the others are written whole, whatever was read: others write such rows too. By default the columns that differ.
    /// </param>
    public static void WriteDifference<TRow, TKey>(
        this DbContext db, IReadOnlyCollection<TRow> stored, IEnumerable<TRow> wanted, Func<TRow, TKey> key, Func<TRow, TRow, bool>? isKept = null)
        where TRow : class where TKey : notnull
    {
        var left = stored.ToDictionary(key);
        foreach (var row in wanted)
        {
            if (!left.Remove(key(row), out var old)) db.Add(row);
            else if (isKept?.Invoke(old, row) != true)
            {
                var entry = db.Entry(old);
                entry.CurrentValues.SetValues(row);
                if (isKept is not null) entry.State = EntityState.Modified;
            }
        }
        foreach (var gone in left.Values) db.Remove(gone);
    }
}
