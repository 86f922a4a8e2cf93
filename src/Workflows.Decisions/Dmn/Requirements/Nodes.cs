using System.Collections.Immutable;
using Workflows.Decisions.Feel;
using Workflows.Decisions.Feel.Evaluation;

namespace Workflows.Decisions.Dmn.Requirements;

/// <summary>Something in the requirements graph that has a value: input data, a decision, a business knowledge model or a decision service.</summary>
internal abstract class Node(string id, string name, Place place)
{
    public string Id { get; } = id;

    public string Name { get; } = name;

    public Place Place { get; } = place;

    public abstract FeelValue Evaluate(Session session);
}

/// <summary>Where an element stands in its file.</summary>
internal readonly record struct Place(string File, int Line, int Column, string ElementId)
{
    public DmnDiagnostic Says(string message) => new(File, Line, Column, ElementId, message);
}

internal sealed class InputNode(string id, string name, Place place) : Node(id, name, place)
{
    public override FeelValue Evaluate(Session session) => session.Inputs.TryGet(Name, out var value)
        ? value
        : session.Run.Fail(default, $"Expected a value for the input '{Name}', but got none.");
}

/// <summary>A decision; its required nodes and its logic are set once all nodes of the file are known.</summary>
internal sealed class DecisionNode(string id, string name, Place place) : Node(id, name, place)
{
    /// <summary>The nodes whose values the logic sees, in the order of its names.</summary>
    public ImmutableArray<Node> Required { get; set; } = [];

    /// <summary>The logic; null where the file gives none.</summary>
    public Step? Logic { get; set; }

    public override FeelValue Evaluate(Session session)
    {
        if (Logic is not { } logic) return session.Run.Fail(default, $"Expected decision logic in '{Name}', but it has none.");
        return session.Run.Guarded(logic, session.Scope(Required));
    }

    public ImmutableArray<string> AllInputs()
    {
        var (names, seen) = (new List<string>(), new HashSet<Node>());
        Collect(this);
        return [.. names];

        void Collect(Node node)
        {
            if (!seen.Add(node)) return;
            if (node is InputNode) names.Add(node.Name);
            foreach (var required in (node as DecisionNode)?.Required ?? []) Collect(required);
        }
    }
}
