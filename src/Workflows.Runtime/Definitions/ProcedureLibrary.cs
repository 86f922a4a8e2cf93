using System.Collections.Immutable;
using Workflows.Engine.Procedures;
using Workflows.Runtime.Law.Coverage;
using Workflows.Statute;
using Workflows.Statute.Calendars;

namespace Workflows.Runtime.Definitions;

/// <summary>The declared world in force: procedures, law, and the words they use.</summary>
public sealed record DeclaredWorld(ProcedureSet Procedures, RuleBook Law, Vocabulary Vocabulary)
{
    /// <summary>The law's constraints, each with the rules that declare it; empty where no list of them is kept.</summary>
    public ImmutableArray<CoverageRow> Coverage { get; init; } = [];
}

/// <summary>A calendar on disk that is not in force.</summary>
/// <param name="Text">The whole file.</param>
public sealed record WaitingCalendar(LegalCalendar Calendar, string Text);

/// <summary>Holds the declared world in force; a change replaces it whole.</summary>
public sealed class ProcedureLibrary
{
    private volatile DeclaredWorld? current;
    private ImmutableArray<Finding> findings = [];

    /// <summary>A library that is empty until the files have been read for the first time.</summary>
    public ProcedureLibrary()
    {
    }

    public ProcedureLibrary(DeclaredWorld first) => current = first;

    /// <summary>False until the first world is in force.</summary>
    public bool IsOpen => current is not null;

    /// <exception cref="InvalidOperationException">Nothing was read yet.</exception>
    public DeclaredWorld Current => current
        ?? throw new InvalidOperationException("Expected a declared world in force, but none was read yet: open the definitions before the first case.");

    /// <summary>What is wrong with the files on disk, while the last good version stays in force, or with the calendar that two people approved; empty when both count.</summary>
    public ImmutableArray<Finding> Findings => findings;

    /// <summary>The calendar on disk, where it is not the one in force: it waits for two people. Null where both are the same.</summary>
    public WaitingCalendar? Waiting { get; private set; }

    /// <summary>Notes, or forgets, a calendar that waits.</summary>
    public void Wait(WaitingCalendar? calendar) => Waiting = calendar;

    public void Replace(DeclaredWorld world)
    {
        current = world;
        findings = [];
    }

    /// <summary>Notes what is wrong: what is in force stays in force.</summary>
    public void Note(ImmutableArray<Finding> wrong) => findings = wrong;
}
