using System.Collections.Immutable;
using Workflows.Decisions.Feel;
using Workflows.Statute;

namespace Workflows.Engine.Deciding;

/// <summary>
/// The standing facts of a case as expressions see them: <c>fact.notice.served.on</c>, <c>.by</c>, <c>.data</c>. Of several of one name the last
/// recorded speaks.
/// </summary>
internal sealed class FactTree
{
    private readonly List<string> order = [];
    private readonly Dictionary<string, FactTree> below = new(StringComparer.Ordinal);
    private LegalFact? last;

    public static FeelContext Of(ImmutableArray<LegalFact> facts)
    {
        var root = new FactTree();
        foreach (var fact in facts)
        {
            if (fact.Stands) root.Plant(ExpressionScope.Words(fact.Event), fact);
        }
        return root.Grown();
    }

    private void Plant(string path, LegalFact fact)
    {
        var at = this;
        foreach (var range in path.AsSpan().Split('.'))
        {
            var step = path[range];
            if (!at.below.TryGetValue(step, out var next))
            {
                at.order.Add(step);
                at.below[step] = next = new();
            }
            at = next;
        }
        at.last = fact;
    }

    private FeelContext Grown()
    {
        var own = last is null ? 0 : 3;
        var entries = new KeyValuePair<string, FeelValue>[own + order.Count];
        if (last is not null)
        {
            entries[0] = new("on", FeelValue.Of(last.On));
            entries[1] = new("by", FeelValue.Of(last.By));
            entries[2] = new("data", FeelValue.Of(last.Data));
        }
        for (var i = 0; i < order.Count; i++) entries[own + i] = new(order[i], FeelValue.Of(below[order[i]].Grown()));
        return FeelContext.From(entries);
    }
}
