using Workflows.Engine.Deciding;
using Workflows.Engine.Procedures;
using Workflows.TestKit.Cases;
using static Workflows.TestKit.Cases.TestProcess;

namespace Workflows.Engine.Tests.Deciding;

/// <summary>The stages that a case is in: one answer for lists, inbox and the case's own page.</summary>
public sealed class CaseStagesTests
{
    [Fact]
    public void A_case_is_in_every_stage_in_which_it_stands_and_only_those_with_a_task_are_current()
    {
        var procedures = Set(Read("main", """<startEvent id="start" law:stage="filing"/><parallelGateway id="split"/>"""
            + UserTask("serve", "law:stage=\"service\"") + UserTask("publish", "law:stage=\"publication\"") + UserTask("after") + End("e1") + End("e2")
            + Flow("start", "split") + Flow("split", "serve") + Flow("split", "publish") + Flow("serve", "after") + Flow("after", "e1") + Flow("publish", "e2")));
        var play = new Play(procedures, Play.NoLaw);
        Assert.Equal(["service", "publication"], CaseStages.Of(procedures, play.State).Select(s => s.Stage));
        Assert.All(CaseStages.Of(procedures, play.State), s => Assert.True(s.IsCurrent));

        play.Complete("serve");
        Assert.Equal("service", StageOf(procedures, play, "after")); // a step without a stage belongs to the one before it

        play.Complete("after");
        play.Complete("publish");
        Assert.Equal("publication", Assert.Single(CaseStages.Of(procedures, play.State)).Stage); // the one that it entered last
    }

    [Fact]
    public void What_runs_beside_the_procedure_changes_no_stage()
    {
        var procedures = Set(Read("main", """<startEvent id="start" law:stage="inspection"/><subProcess id="procedure" name="程" law:name-en="Procedure"><startEvent id="s"/><userTask id="hear" name="听" law:name-en="Hear" law:form="hear" law:role="case-officer" law:stage="hearing"/><endEvent id="e"/>""" + Flow("s", "hear") + Flow("hear", "e") + "</subProcess>"
            + """<boundaryEvent id="asked" name="问" law:name-en="Asked" attachedToRef="procedure" cancelActivity="false"><timerEventDefinition><timeDuration>1 days</timeDuration></timerEventDefinition></boundaryEvent>"""
            + UserTask("answer") + End("e1") + End("e2") + Flow("start", "procedure") + Flow("procedure", "e1") + Flow("asked", "answer") + Flow("answer", "e2")));
        var process = procedures.ByHash[procedures.Current["main"]].Process;
        Assert.IsType<FlowNode.BoundaryEvent>(process.Node("asked"));
        var play = new Play(procedures, Play.NoLaw);
        play.PassTo("2026-03-04");

        Assert.Contains(play.State.Marking.Nodes.Values, n => n.Element == "answer");
        Assert.Null(StageOf(procedures, play, "answer"));
        Assert.Equal("hearing", Assert.Single(CaseStages.Of(procedures, play.State)).Stage);
    }

    private static string? StageOf(ProcedureSet procedures, Play play, string element) =>
        CaseStages.OfNode(procedures, play.State, play.State.Marking.Nodes.Values.Single(n => n.Element == element));
}
