using System.Collections.Immutable;
using Workflows.Engine.Commands;
using Workflows.Engine.Deciding;
using Workflows.Engine.Procedures;
using Workflows.Statute;
using Workflows.Statute.Deadlines;
using Workflows.Statute.Periods;
using Workflows.TestKit.Cases;
using static Workflows.TestKit.Cases.TestProcess;

namespace Workflows.Engine.Tests.Deciding;

/// <summary>Who has a deadline in hand: a review inside a called procedure, a decision after it, and something beside it that decides nothing.</summary>
public sealed class InHandTests
{
    private static readonly ProcedureSet s_set = Set(
        Read("main", """<startEvent id="start" law:event="case.filed"/><parallelGateway id="both"/><callActivity id="review" name="审" law:name-en="Review" calledElement="review"/>"""
            + Task("decide", "agency-head", """law:event="decision.made" """) + UserTask("recheck") + End() + End("rechecked")
            + Flow("start", "both") + Flow("both", "review") + Flow("both", "recheck") + Flow("review", "decide") + Flow("decide", "end") + Flow("recheck", "rechecked")),
        Read("review", Start() + Task("opinion", "legal-reviewer") + End() + Flow("start", "opinion") + Flow("opinion", "end")));

    private static readonly RuleBook s_law = new(
        [
            new("decision", new("决定", "Decision"), DeadlineOwner.Agency, ["case.filed"], ["decision.made"], [], null, PeriodChoice.Earliest,
                [new(Period.Parse("5 working days"), null, "Act art. 60", null, null, null)], MissedMeans.Breach, [new("on-day", 0, ["unit-head"])], "1"),
        ],
        [], [], Play.WeekdaysOnly, "book");

    [Fact]
    public void Whoever_has_the_file_before_the_decision_has_its_deadline_in_hand_and_who_works_beside_it_has_not()
    {
        var play = new Play(s_set, s_law);

        Assert.Equal("opinion", InHandOf(play));
        play.Complete("opinion", "reviewer");
        Assert.Equal("decide", InHandOf(play));
        play.Complete("decide", "head");
        Assert.Equal("", InHandOf(play));
    }

    [Fact]
    public void A_reminder_names_who_took_the_task_and_before_that_the_role_that_may()
    {
        var play = new Play(s_set, s_law);
        Assert.Equal((null, "legal-reviewer"), DoerOf(play));

        play.Simulation.Do("reviewer", c => new CaseCommand.ClaimTask(play.State.Marking.Nodes.Values.Single(n => n.Element == "opinion").Id, c));

        Assert.Equal(("reviewer", "legal-reviewer"), DoerOf(play));
    }

    private static string InHandOf(Play play) => string.Join(' ', InHand.TasksFor(s_set, s_law, play.State, "decision").Select(t => t.Task.Id));

    private static (string?, string) DoerOf(Play play)
    {
        var dueDay = new DateTimeOffset(2026, 3, 9, 9, 0, 0, TimeSpan.FromHours(8));
        var context = new CommandContext(dueDay, new(2026, 3, 9), Engine.People.Person.System, Play.People, ImmutableDictionary<string, int>.Empty);
        var fired = Assert.IsType<Decision.Accepted>(CaseDecider.Decide(s_set, s_law, play.State, new CaseCommand.FireTimer("rung:decision#1/on-day", context)));
        var doer = Assert.Single(Assert.IsType<Effect.Mail>(Assert.Single(fired.Effects)).Doers);
        return (doer.Person, Assert.Single(doer.Roles));
    }

    private static string Task(string id, string role, string more = "") =>
        $"""<userTask id="{id}" name="{id}" law:name-en="{id}" law:role="{role}" law:form="{id}" {more}/>""";
}
