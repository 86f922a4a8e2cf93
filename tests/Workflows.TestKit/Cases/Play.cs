using System.Collections.Immutable;
using Workflows.Decisions.Feel;
using Workflows.Engine.Cases;
using Workflows.Engine.Commands;
using Workflows.Engine.People;
using Workflows.Engine.Procedures;
using Workflows.Engine.Simulation;
using Workflows.Statute;
using Workflows.Statute.Calendars;

namespace Workflows.TestKit.Cases;

/// <summary>A case played by a test: given a procedure, when somebody acts, then it stands where the test says.</summary>
public sealed class Play
{
    public static readonly DateTimeOffset Monday = new(2026, 3, 2, 9, 0, 0, TimeSpan.FromHours(8));

    private readonly CaseSimulation simulation;

    public Play(ProcedureSet procedures, RuleBook? law = null, ImmutableDictionary<string, Person>? people = null)
    {
        Procedures = procedures;
        simulation = new(procedures, law ?? NoLaw, people ?? People, CaseId.Parse("c-test"), Monday);
        Started = simulation.Do("officer1", c => new CaseCommand.StartCase(procedures.Current.Keys.First(k => k == "main" || procedures.Current.Count == 1), FeelContext.Empty, c));
    }

    public static RuleBook NoLaw { get; } = new([], [], [], WeekdaysOnly, "none");

    /// <summary>A calendar with weekends and nothing else.</summary>
    public static LegalCalendar WeekdaysOnly => new("test", new("试", "Test"), "1", TimeSpan.FromHours(8), [DayOfWeek.Saturday, DayOfWeek.Sunday], [], []);

    public static ImmutableDictionary<string, Person> People { get; } = new[]
    {
        Someone("officer1", "case-officer"), Someone("officer2", "case-officer"), Someone("reviewer", "legal-reviewer"),
        Someone("head", "agency-head"), Someone("admin", "administrator", "case-officer", "legal-reviewer"),
    }.ToImmutableDictionary(p => p.Id);

    public Decision Started { get; }

    public ProcedureSet Procedures { get; }

    public CaseState State => simulation.State;

    public CaseSimulation Simulation => simulation;

    /// <summary>The elements at which the case waits, in order of entering, boundary events left out.</summary>
    public string Waits => string.Join(" ", State.Marking.Nodes.Values
        .Where(n => n.AttachedTo is null && n.Wait is not (NodeWait.Children or NodeWait.Called)).Select(n => n.Element));

    /// <summary>The facts recorded, in order.</summary>
    public string Facts => string.Join(" ", State.Record.Facts.Select(f => f.Event));

    /// <summary>Completes the open task of that element.</summary>
    public Decision Complete(string element, string actor = "officer1", FeelContext? answers = null) =>
        simulation.Do(actor, c => new CaseCommand.CompleteTask(NodeOf(element), answers ?? FeelContext.Empty, c));

    public Decision Deliver(string message, string actor = "officer1", FeelContext? answers = null) =>
        simulation.Do(actor, c => new CaseCommand.DeliverMessage(message, null, answers ?? FeelContext.Empty, c));

    /// <summary>Lets days pass, to nine in the morning.</summary>
    public void PassTo(string day) => simulation.AdvanceTo(DateOnly.ParseExact(day, "yyyy-MM-dd", null), new(9, 0));

    private int NodeOf(string element) =>
        State.Marking.Nodes.Values.FirstOrDefault(n => n.Element == element && n.Wait is NodeWait.Person)?.Id
        ?? throw new InvalidOperationException($"Expected an open task '{element}', but the case waits at: {Waits}");

    private static Person Someone(string id, params string[] roles) => new(id, id, id, "u", $"{id}@example.test", [.. roles], []);
}
