using System.Collections.Immutable;

namespace Workflows.Decisions.Dmn;

/// <summary>A DMN file's decisions, compiled. Immutable; evaluated by any number of threads.</summary>
public sealed class DmnModel
{
    internal DmnModel(string name, string @namespace, ImmutableArray<DmnDecision> decisions)
    {
        (Name, Namespace, Decisions) = (name, @namespace, decisions);
    }

    public string Name { get; }

    public string Namespace { get; }

    /// <summary>The decisions, in the order of the file.</summary>
    public ImmutableArray<DmnDecision> Decisions { get; }

    /// <summary>The decision of that name or, failing that, of that id; null when there is none.</summary>
    public DmnDecision? Find(string nameOrId) =>
        Decisions.FirstOrDefault(decision => decision.Name == nameOrId) ?? Decisions.FirstOrDefault(decision => decision.Id == nameOrId);
}
