using System.Collections.Immutable;
using Workflows.Decisions.Feel;
using Workflows.Decisions.Feel.Evaluation;

namespace Workflows.Decisions.Dmn.Requirements;

/// <summary>One evaluation of a requirements graph: each node's value once, however many need it.</summary>
internal sealed class Session
{
    private readonly Dictionary<Node, FeelValue> values = [];
    private Dictionary<string, Session>? imported;
    private ImmutableArray<(Node Node, FeelValue Value)> given = [];
    private readonly ImmutableArray<DmnDiagnostic>.Builder warnings;
    private readonly List<DecisionStep> trace;

    public Session(FeelContext inputs, FeelSurroundings surroundings)
        : this(inputs, new NotedRun(FeelContext.Empty, surroundings), ImmutableArray.CreateBuilder<DmnDiagnostic>(), [])
    {
    }

    private Session(FeelContext inputs, NotedRun run, ImmutableArray<DmnDiagnostic>.Builder warnings, List<DecisionStep> trace)
    {
        (Inputs, Run, this.warnings, this.trace) = (inputs, run, warnings, trace);
    }

    public FeelContext Inputs { get; }

    /// <summary>Without globals: logic sees what it requires and nothing else (DMN 6.2.1).</summary>
    public NotedRun Run { get; }

    public ImmutableArray<DmnDiagnostic> Warnings => warnings.ToImmutable();

    public ImmutableArray<DecisionStep> Trace => [.. trace];

    public ImmutableArray<MatchedRule> MatchedIn(string id) => [.. Run.Matched.Where(rule => rule.DecisionId == id)];

    /// <summary>The values of the input columns of a decision's own table; empty where it is none, or was not asked.</summary>
    public ImmutableArray<AskedInput> AskedIn(string id) => Run.Asked.LastOrDefault(asked => asked.DecisionId == id).Inputs is { IsDefault: false } inputs ? inputs : [];

    /// <summary>A session of its own in which some nodes have given values, as in the call of a decision service.</summary>
    public Session With(IEnumerable<(Node Node, FeelValue Value)> given)
    {
        var inner = new Session(Inputs, Run, warnings, trace);
        inner.given = [.. given];
        foreach (var (node, value) in inner.given) inner.values[node] = value;
        return inner;
    }

    /// <summary>The session in which the nodes of an imported model are evaluated: its inputs are those under the import's name, if any are there.</summary>
    private Session Under(string import)
    {
        imported ??= new(StringComparer.Ordinal);
        if (imported.TryGetValue(import, out var known)) return known;
        var inputs = Inputs[import] is FeelValue.Context context ? Inputs.Remove(import).Merge(context.Value) : Inputs;
        var session = imported[import] = new Session(inputs, Run, warnings, trace);
        // The arguments of a decision service may be inputs of the imported model.
        session.given = given;
        foreach (var (node, value) in given) session.values[node] = value;
        return session;
    }

    /// <param name="node">The node.</param>
    /// <param name="asked">Whether the caller asked for this very decision, so that an input of its name does not stand for it.</param>
    public FeelValue ValueOf(Node node, bool asked = false)
    {
        if (values.TryGetValue(node, out var known)) return known;
        if (!System.Runtime.CompilerServices.RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            Warn(node, new(1, 1, 0, "", "", "Expected requirements nested less deeply, but the stack is used up."));
            return values[node] = FeelValue.Nothing;
        }
        values[node] = FeelValue.Nothing; // The reader refuses cycles; this keeps a broken promise from going round.
        var value = !asked && node is DecisionNode && Inputs.TryGet(node.Name, out var given) ? given : node.Evaluate(this);
        var fitted = node is KnowledgeNode or ServiceNode
            ? value
            : Run.Guarded((run, _) => node.Type.Coerce(run, value) ?? run.Misfit(default, $"a value of the type declared for '{node.Name}'", node.Type, value), null);
        foreach (var warning in Run.NewWarnings()) Warn(node, warning);
        if (node is InputNode or DecisionNode) trace.Add(new(node.Id, node.Name, fitted, node is InputNode ? [] : MatchedIn(node.Id)) { IsDecision = node is DecisionNode, Asked = node is DecisionNode ? AskedIn(node.Id) : [] });
        return values[node] = fitted;
    }

    public void Warn(Node node, FeelDiagnostic warning) => warnings.Add(node.Place.Says($"{node.Name}: {warning.Message}"));

    /// <summary>The values of the required nodes as names in scope.</summary>
    /// <param name="required">The nodes.</param>
    /// <param name="arguments">Further values that come after them.</param>
    /// <param name="count">How many of those links to take.</param>
    public Link? Scope(ImmutableArray<Requirement> required, Link? arguments = null, int count = 0)
    {
        Link? scope = null;
        if (required.All(requirement => requirement.Import.Length == 0))
        {
            foreach (var requirement in required) scope = new Link(scope, ValueOf(requirement.Node));
            return Append(scope, arguments, count);
        }
        foreach (var (name, members) in ByName(required))
        {
            var value = name is null ? ValueOf(members[0].Node) : FeelValue.Of(FeelContext.From(members.Select(member => KeyValuePair.Create(member.Node.Name, Under(name).ValueOf(member.Node)))));
            scope = new Link(scope, value);
        }
        return Append(scope, arguments, count);
    }

    /// <summary>The names that the requirements make, in the order of <see cref="Scope"/>.</summary>
    public static Bindings Names(ImmutableArray<Requirement> required) =>
        ByName(required).Aggregate(Bindings.Global, (outer, entry) => outer.With(entry.Name ?? entry.Members[0].Node.Name));

    private static IEnumerable<(string? Name, Requirement[] Members)> ByName(ImmutableArray<Requirement> required)
    {
        foreach (var requirement in required.Where(requirement => requirement.Import.Length == 0)) yield return (null, [requirement]);
        foreach (var group in required.Where(requirement => requirement.Import.Length > 0).GroupBy(requirement => requirement.Import)) yield return (group.Key, [.. group]);
    }

    private static Link? Append(Link? scope, Link? arguments, int count) =>
        count == 0 ? scope : new Link(Append(scope, arguments!.Outer, count - 1), arguments.Value);
}
