using System.Collections.Immutable;
using Workflows.Runtime.Definitions;

namespace Workflows.Runtime.Law;

/// <summary>
/// Finds deadlines whose conditions ask for each other in a ring: none of them could be worked out first. Asking for its own last entry is no ring.
/// </summary>
internal static class DeadlineCycles
{
    public static IEnumerable<Finding> Find(IReadOnlyList<LawFile> files)
    {
        var declared = files.SelectMany(f => f.Deadlines).DistinctBy(d => RuleBookComposer.Spelt(d.Rule.Key))
            .ToDictionary(d => RuleBookComposer.Spelt(d.Rule.Key), StringComparer.Ordinal);
        var asks = files.SelectMany(f => f.References)
            .Where(r => r.Of is not null && declared.ContainsKey(r.Key) && RuleBookComposer.Spelt(r.Of) != r.Key)
            .ToLookup(r => RuleBookComposer.Spelt(r.Of!), r => r.Key, StringComparer.Ordinal);

        var told = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (key, place) in declared)
        {
            if (told.Contains(key) || WayBack(key, asks) is not { } ring) continue;
            told.UnionWith(ring);
            yield return new(place.File, place.Line, place.Column, "LAW0009",
                $"Expected no deadline to wait for itself, but their conditions form a ring: {string.Join(" -> ", ring.Append(key).Select(k => declared[k].Rule.Key))}.");
        }
    }

    /// <summary>The shortest way from a deadline back to itself, itself first; null where there is none.</summary>
    internal static ImmutableArray<string>? WayBack(string start, ILookup<string, string> asks)
    {
        var (queue, seen) = (new Queue<ImmutableArray<string>>([[start]]), new HashSet<string>(StringComparer.Ordinal));
        while (queue.TryDequeue(out var way))
        {
            foreach (var next in asks[way[^1]])
            {
                if (next == start) return way;
                if (seen.Add(next)) queue.Enqueue(way.Add(next));
            }
        }
        return null;
    }
}
