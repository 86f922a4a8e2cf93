using System.Collections.Immutable;
using Workflows.Decisions.Dmn.Reading;
using Workflows.Decisions.Dmn.Requirements;

namespace Workflows.Decisions.Dmn;

/// <summary>A DMN file's decisions, compiled. Immutable; evaluated by any number of threads.</summary>
public sealed class DmnModel
{
    internal DmnModel(
        string name, string @namespace, ImmutableArray<DmnDecision> decisions, ImmutableArray<DmnInvocable> invocables,
        IReadOnlyDictionary<string, Node> nodes, TypeTable types, IReadOnlyCollection<string> members)
    {
        (Name, Namespace, Decisions, Invocables, Nodes, Types, Members) = (name, @namespace, decisions, invocables, nodes, types, members);
    }

    public string Name { get; }

    public string Namespace { get; }

    /// <summary>The decisions, in the order of the file.</summary>
    public ImmutableArray<DmnDecision> Decisions { get; }

    /// <summary>The business knowledge models and decision services, in the order of the file.</summary>
    public ImmutableArray<DmnInvocable> Invocables { get; }

    internal IReadOnlyDictionary<string, Node> Nodes { get; }

    internal TypeTable Types { get; }

    /// <summary>The names that an importing file's expressions may put behind a dot: elements, and members of their values.</summary>
    internal IReadOnlyCollection<string> Members { get; }

    /// <summary>What the model was read from.</summary>
    internal Checking.ModelSource? Source { get; init; }

    /// <summary>The decision of that name or, failing that, of that id; null when there is none.</summary>
    public DmnDecision? Find(string nameOrId) =>
        Decisions.FirstOrDefault(decision => decision.Name == nameOrId) ?? Decisions.FirstOrDefault(decision => decision.Id == nameOrId);
}
