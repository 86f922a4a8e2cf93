using Workflows.Decisions.Feel;
using Workflows.Engine.Cases;
using Workflows.Engine.Commands;
using Workflows.Engine.Procedures;
using Workflows.Engine.Simulation;
using Workflows.Statute;
using Workflows.TestKit.Cases;
using static Workflows.TestKit.Cases.TestProcess;

namespace Workflows.Engine.Tests.Deciding;

/// <summary>A case with one step, whose filing starts a deadline; what else may happen to it arrives as messages.</summary>
internal sealed class Played
{
    private const string Messages = """
        <message id="m-requested" name="recusal.requested" law:name-en="m" law:role="case-officer" law:form="m"/>
        <message id="m-decided" name="recusal.decided" law:name-en="m" law:role="case-officer" law:form="m"/>
        <message id="m-again" name="recusal.again" law:name-en="m" law:role="case-officer" law:form="m"/>
        """;

    /// <param name="filed">The legal day of the filing.</param>
    public Played(RuleBook law, string filed)
    {
        Procedures = Set(Read("main", $"""<startEvent id="start" law:event="case.filed" law:event-on="date(&quot;{filed}&quot;)"/>"""
            + UserTask("work", """law:event="decision.made" """) + UserTask("after") + End()
            + Boundary("requested", "recusal.requested") + Boundary("decided", "recusal.decided") + Boundary("again", "case.refiled")
            + Flow("start", "work") + Flow("work", "after") + Flow("after", "end"), Messages));
        Simulation = new(Procedures, law, Play.People, CaseId.Parse("c-test"), Play.Monday);
        Simulation.Do("officer1", c => new CaseCommand.StartCase("main", FeelContext.Empty, c));
    }

    public ProcedureSet Procedures { get; }

    public CaseSimulation Simulation { get; }

    public CaseState State => Simulation.State;

    public void PassTo(string day) => Simulation.AdvanceTo(DateOnly.ParseExact(day, "yyyy-MM-dd", null), new(9, 0));

    public Decision Complete(string element) =>
        Simulation.Do("officer1", c => new CaseCommand.CompleteTask(State.Marking.Nodes.Values.First(n => n.Element == element).Id, FeelContext.Empty, c));

    public Decision Deliver(string message) => Simulation.Do("officer1", c => new CaseCommand.DeliverMessage(message, null, FeelContext.Empty, c));

    private static string Boundary(string id, string legalEvent) => $"""
        <boundaryEvent id="b-{id}" name="b" law:name-en="b" attachedToRef="work" cancelActivity="false" law:event="{legalEvent}"><messageEventDefinition messageRef="m-{id}"/></boundaryEvent>
        """ + End($"e-{id}") + Flow($"b-{id}", $"e-{id}");
}
