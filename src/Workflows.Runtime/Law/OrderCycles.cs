using Workflows.Runtime.Definitions;
using Workflows.Statute.Order;

namespace Workflows.Runtime.Law;

/// <summary>
/// Finds constraints that let each of some events happen only after another of them: none could be the first. Only rules without a condition, and
/// with one event alone to go before, leave no way out.
/// </summary>
internal static class OrderCycles
{
    public static IEnumerable<Finding> Find(IReadOnlyList<LawFile> files)
    {
        var waits =
            from declared in files.SelectMany(f => f.Constraints)
            where declared.Rule is { When: null, ValidTo: null }
            let rule = declared.Rule.Template as ConstraintTemplate.Relates
            where rule is { First.Length: 1, Kind: Relation.Precedence or Relation.AlternatePrecedence or Relation.ChainPrecedence
                or Relation.Succession or Relation.AlternateSuccession or Relation.ChainSuccession }
            from then in rule.Then
            select (Declared: declared, Then: then, First: rule.First[0]);
        var edges = waits.ToList();
        var asks = edges.ToLookup(e => e.Then, e => e.First, StringComparer.Ordinal);

        var told = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (declared, then, _) in edges)
        {
            if (told.Contains(then) || DeadlineCycles.WayBack(then, asks) is not { } ring) continue;
            told.UnionWith(ring);
            yield return new(declared.File, declared.Line, declared.Column, "LAW0009",
                $"Expected an event that may come first, but the constraints let each only come after the other: {string.Join(" after ", ring.Append(then))}.");
        }
    }
}
