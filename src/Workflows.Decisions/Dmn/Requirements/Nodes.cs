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

    /// <summary>The declared type of the value.</summary>
    public FeelType Type { get; set; } = FeelType.Any;

    /// <summary>What its logic sees, by name.</summary>
    public ImmutableArray<Requirement> Required { get; set; } = [];

    public abstract FeelValue Evaluate(Session session);
}

/// <summary>A node that another's logic sees: under its own name or, imported, as a member of the import's name.</summary>
internal sealed record Requirement(string Import, Node Node);

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

/// <summary>A decision; its requirements and logic are set once all nodes of the file are known.</summary>
internal sealed class DecisionNode(string id, string name, Place place) : Node(id, name, place)
{
    /// <summary>The logic; null where the file gives none.</summary>
    public Step? Logic { get; set; }

    public override FeelValue Evaluate(Session session)
    {
        if (Logic is not { } logic) return session.Run.Fail(default, $"Expected decision logic in '{Name}', but it has none.");
        return session.Run.Guarded(logic, session.Scope(Required));
    }

    public ImmutableArray<string> AllInputs()
    {
        var (names, seen, open) = (new List<string>(), new HashSet<Node>(), new Stack<Node>([this]));
        while (open.TryPop(out var node))
        {
            if (!seen.Add(node)) continue;
            if (node is InputNode) names.Add(node.Name);
            foreach (var requirement in node.Required.Reverse()) open.Push(requirement.Node);
        }
        return [.. names];
    }
}

/// <summary>A business knowledge model: its value is the function of its encapsulated logic.</summary>
internal sealed class KnowledgeNode(string id, string name, Place place) : Node(id, name, place)
{
    public ImmutableArray<string> Parameters { get; set; } = [];

    public FeelType[] ParameterTypes { get; set; } = [];

    /// <summary>The body, which sees the required knowledge and then the parameters; null where the file gives none.</summary>
    public Step? Body { get; set; }

    public override FeelValue Evaluate(Session session)
    {
        if (Body is not { } body) return session.Run.Fail(default, $"Expected logic in '{Name}', but it has none.");
        // The knowledge it requires is looked up when it is called: models may require each other, or themselves.
        Step late = (run, scope) => body(run, session.Scope(Required, scope, Parameters.Length));
        return new FeelValue.Function(Compiler.Closure(Name, Parameters, ParameterTypes, Type.Returned, late, null, default));
    }
}

/// <summary>A decision service: its value is the function from its inputs to its output decisions (DMN 10.4).</summary>
internal sealed class ServiceNode(string id, string name, Place place) : Node(id, name, place)
{
    /// <summary>Input data and input decisions: the parameters, in the order of the file, input data first.</summary>
    public ImmutableArray<Node> Inputs { get; set; } = [];

    public ImmutableArray<Node> Outputs { get; set; } = [];

    public override FeelValue Evaluate(Session session)
    {
        var types = Inputs.Select(input => input.Type).ToArray();
        Func<Run, FeelValue[], FeelValue> body = (_, arguments) =>
        {
            var inner = session.With(Inputs.Zip(arguments));
            if (Outputs is [var only]) return inner.ValueOf(only);
            return FeelValue.Of(FeelContext.From(Outputs.Select(output => KeyValuePair.Create(output.Name, inner.ValueOf(output)))));
        };
        return new FeelValue.Function(Compiler.Checked(Name, [.. Inputs.Select(input => input.Name)], types, Type.Returned, body, default));
    }
}
