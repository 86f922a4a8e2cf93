using System.Collections.Immutable;
using Workflows.Engine.Procedures;
using Workflows.Statute;

namespace Workflows.Runtime.Definitions;

/// <summary>The declared world in force: procedures, law, and the words they use.</summary>
public sealed record DeclaredWorld(ProcedureSet Procedures, RuleBook Law, Vocabulary Vocabulary);

/// <summary>Holds the declared world in force; a change replaces it whole.</summary>
public sealed class ProcedureLibrary(DeclaredWorld first)
{
    private volatile DeclaredWorld current = first;
    private ImmutableArray<Finding> findings = [];

    public DeclaredWorld Current => current;

    /// <summary>What is wrong with the files on disk, while the last good version stays in force; empty when they are in force.</summary>
    public ImmutableArray<Finding> Findings => findings;

    public void Replace(DeclaredWorld world)
    {
        current = world;
        findings = [];
    }

    /// <summary>The files on disk do not read: what was in force stays in force.</summary>
    public void Keep(ImmutableArray<Finding> because) => findings = because;
}
