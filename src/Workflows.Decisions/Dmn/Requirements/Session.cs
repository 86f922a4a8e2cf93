using System.Collections.Immutable;
using Workflows.Decisions.Feel;
using Workflows.Decisions.Feel.Evaluation;

namespace Workflows.Decisions.Dmn.Requirements;

/// <summary>One evaluation of a requirements graph: each node's value once, however many need it.</summary>
internal sealed class Session(FeelContext inputs, FeelSurroundings surroundings)
{
    private readonly Dictionary<Node, FeelValue> values = [];
    private readonly ImmutableArray<DmnDiagnostic>.Builder warnings = ImmutableArray.CreateBuilder<DmnDiagnostic>();
    private readonly List<MatchedRule> matched = [];

    public FeelContext Inputs { get; } = inputs;

    /// <summary>No globals: logic sees what it requires and nothing else (DMN 6.2.1).</summary>
    public Run Run { get; } = new(FeelContext.Empty, surroundings);

    public ImmutableArray<DmnDiagnostic> Warnings => warnings.ToImmutable();

    public ImmutableArray<MatchedRule> MatchedIn(string id) => [.. matched.Where(rule => rule.DecisionId == id)];

    public FeelValue ValueOf(Node node)
    {
        if (values.TryGetValue(node, out var known)) return known;
        if (node is DecisionNode && values.Count > 0 && Inputs.TryGet(node.Name, out var given)) return values[node] = given;
        if (values.Count == 0) Run.Matched = matched;
        values[node] = FeelValue.Nothing; // The reader refuses cycles; this one value keeps a broken promise from going round.
        var before = Run.Warnings.Length;
        var value = node.Evaluate(this);
        foreach (var warning in Run.Warnings.Skip(before)) warnings.Add(node.Place.Says($"{node.Name}: {warning.Message}"));
        return values[node] = value;
    }

    public Link? Scope(ImmutableArray<Node> required)
    {
        Link? scope = null;
        foreach (var node in required) scope = new Link(scope, ValueOf(node));
        return scope;
    }
}
