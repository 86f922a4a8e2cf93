using System.Collections.Immutable;
using Workflows.Decisions.Feel;
using Workflows.Statute;

namespace Workflows.Engine.Deciding;

/// <summary>
/// The standing facts of a case as expressions see them: <c>fact.notice.served.on</c>, <c>.by</c>, <c>.data</c> and <c>.seq</c>, the order of recording, in
/// which a corrected fact keeps the place of the one that it corrects. Of several of one name the last recorded speaks; <c>.all</c> is the list of them.
/// </summary>
internal sealed class FactTree
{
    private readonly List<string> order = [];
    private readonly Dictionary<string, FactTree> below = new(StringComparer.Ordinal);
    private readonly List<(LegalFact Fact, int Place)> own = [];

    public static FeelContext Of(ImmutableArray<LegalFact> facts)
    {
        var root = new FactTree();
        foreach (var (place, fact) in facts.Index())
        {
            if (fact.Stands) root.Plant(ExpressionScope.Words(fact.Event), fact, place + 1);
        }
        return root.Grown();
    }

    private void Plant(string path, LegalFact fact, int place)
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
        at.own.Add((fact, place));
    }

    private FeelContext Grown()
    {
        var entries = new List<KeyValuePair<string, FeelValue>>(own.Count == 0 ? order.Count : order.Count + 5);
        if (own.Count > 0)
        {
            entries.AddRange(Entries(own[^1]));
            entries.Add(new("all", FeelValue.Of(own.Select(f => FeelValue.Of(FeelContext.From(Entries(f)))))));
        }
        foreach (var name in order) entries.Add(new(name, FeelValue.Of(below[name].Grown())));
        return FeelContext.From(entries);
    }

    private static KeyValuePair<string, FeelValue>[] Entries((LegalFact Fact, int Place) own) =>
    [
        new("on", FeelValue.Of(own.Fact.On)),
        new("by", FeelValue.Of(own.Fact.By)),
        new("data", FeelValue.Of(own.Fact.Data)),
        new("seq", FeelValue.Of((decimal)own.Place)),
    ];
}
