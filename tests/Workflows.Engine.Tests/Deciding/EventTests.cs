using Workflows.Decisions.Feel;
using Workflows.Engine.Cases;
using Workflows.Engine.Commands;
using Workflows.Engine.Deciding;
using Workflows.Engine.Simulation;
using Workflows.Statute;
using Workflows.Statute.Order;
using Workflows.TestKit.Cases;
using static Workflows.TestKit.Cases.TestProcess;

namespace Workflows.Engine.Tests.Deciding;

public sealed class EventTests
{
    private const string Messages = """
        <message id="m-defence" name="defence.received" law:name-en="Defence" law:role="case-officer" law:form="m"/>
        <message id="m-waiver" name="window.waived" law:name-en="Waiver" law:role="case-officer" law:form="m"/>
        <message id="m-served" name="decision.served" law:name-en="Served"/>
        """;

    [Fact]
    public void A_non_interrupting_message_starts_a_branch_each_time_and_leaves_the_activity_running()
    {
        var play = Window();

        play.Deliver("defence.received");
        play.Deliver("defence.received");

        Assert.Equal("wait recheck recheck", play.Waits);
        Assert.Equal("defence.received defence.received", play.Facts);
    }

    [Fact]
    public void An_interrupting_message_ends_the_activity()
    {
        var play = Window();

        play.Deliver("window.waived");

        Assert.Equal("next", play.Waits);
    }

    [Fact]
    public void A_boundary_timer_fires_at_the_first_minute_after_its_period()
    {
        var play = Window();

        play.PassTo("2026-03-09"); // Monday 2 March + 5 working days = Monday 9 March
        Assert.Equal("wait", play.Waits);
        play.PassTo("2026-03-10");
        Assert.Equal("next", play.Waits);
    }

    [Fact]
    public void A_message_that_nothing_waits_for_is_refused()
    {
        var play = Window();
        play.Deliver("window.waived");

        var decision = play.Deliver("defence.received");

        Assert.IsType<Rejection.MessageNotExpected>(Assert.IsType<Decision.Rejected>(decision).Why);
    }

    [Fact]
    public void A_message_that_comes_too_late_to_be_waited_for_is_refused_by_the_law_that_makes_it_late()
    {
        var inTime = new OrderingConstraint("28a", new("期限内提出", "In time"), "第六十四条", null, null, null,
            new ConstraintTemplate.Guard(["defence.received"], FeelExpression.Parse("event.on < date(\"2026-03-01\")").Expression!));
        var play = Window(Play.NoLaw with { Constraints = [inTime] });
        play.Deliver("window.waived");

        var why = Assert.IsType<Decision.Rejected>(play.Deliver("defence.received")).Why;

        Assert.Equal(("28a", "第六十四条"), (why.Rule, why.Article));
    }

    [Fact]
    public void The_first_event_behind_a_gateway_decides_and_the_others_are_forgotten()
    {
        var play = new Play(Set(Read("main", Start() + """<eventBasedGateway id="g"/>"""
            + """<intermediateCatchEvent id="heard" name="h" law:name-en="h"><messageEventDefinition messageRef="m-defence"/></intermediateCatchEvent>"""
            + """<intermediateCatchEvent id="late" name="l" law:name-en="l"><timerEventDefinition><timeDuration>3 days</timeDuration></timerEventDefinition></intermediateCatchEvent>"""
            + UserTask("a") + UserTask("b") + End() + End("end2") + Flow("start", "g") + Flow("g", "heard") + Flow("g", "late") + Flow("heard", "a") + Flow("late", "b") + Flow("a", "end") + Flow("b", "end2"), Messages)));

        play.Deliver("defence.received");
        play.PassTo("2026-03-20");

        Assert.Equal("a", play.Waits);
    }

    [Fact]
    public void A_legal_event_of_the_case_reaches_its_own_waiting_events_of_that_name()
    {
        var play = new Play(Set(Read("main", Start() + """<parallelGateway id="split"/>"""
            + """<intermediateCatchEvent id="hear" name="h" law:name-en="h"><messageEventDefinition messageRef="m-served"/></intermediateCatchEvent>"""
            + UserTask("serve", """law:event="decision.served" """) + UserTask("release") + End() + End("end2")
            + Flow("start", "split") + Flow("split", "hear") + Flow("split", "serve") + Flow("hear", "release") + Flow("release", "end") + Flow("serve", "end2"), Messages)));

        Assert.Equal("hear serve", play.Waits);
        play.Complete("serve");

        Assert.Equal("release", play.Waits);
        Assert.Equal("decision.served", play.Facts);
    }

    [Fact]
    public void A_message_of_the_case_itself_cannot_be_recorded_by_a_person()
    {
        var play = new Play(Set(Read("main", Start()
            + """<intermediateCatchEvent id="hear" name="h" law:name-en="h"><messageEventDefinition messageRef="m-served"/></intermediateCatchEvent>"""
            + End() + Flow("start", "hear") + Flow("hear", "end"), Messages)));

        Assert.IsType<Decision.Rejected>(play.Deliver("decision.served"));
    }

    [Fact]
    public void A_timer_that_is_fired_twice_changes_nothing_the_second_time()
    {
        var play = Window();
        play.PassTo("2026-03-10");
        var before = play.State;

        var again = play.Simulation.Do("system", c => new CaseCommand.FireTimer("node:2", c));

        Assert.Empty(Assert.IsType<Decision.Accepted>(again).Events);
        Assert.Equal(before, play.State);
    }

    [Fact]
    public void What_a_timer_recorded_names_the_timer_and_what_somebody_did_names_none()
    {
        var play = new Play(Set(Read("main", Start() + UserTask("serve", """law:event="decision.served" """)
            + """<intermediateCatchEvent id="over" name="o" law:name-en="o" law:event="window.closed"><timerEventDefinition><timeDuration>1 days</timeDuration></timerEventDefinition></intermediateCatchEvent>"""
            + UserTask("after") + End() + Flow("start", "serve") + Flow("serve", "over") + Flow("over", "after") + Flow("after", "end"))));
        var served = Assert.IsType<Decision.Accepted>(play.Complete("serve"));
        var context = new CommandContext(Play.Monday.AddDays(2), DateOnly.FromDateTime(Play.Monday.DateTime).AddDays(2), Workflows.Engine.People.Person.System, Play.People, System.Collections.Immutable.ImmutableDictionary<string, int>.Empty);
        var timer = $"node:{play.State.Marking.Nodes.Values.Single().Id}";

        var over = Assert.IsType<Decision.Accepted>(CaseDecider.Decide(play.Procedures, Play.NoLaw, play.State, new CaseCommand.FireTimer(timer, context)));

        Assert.Null(Assert.Single(served.Events.OfType<CaseEvent.FactRecorded>()).Timer);
        Assert.Equal(timer, Assert.Single(over.Events.OfType<CaseEvent.FactRecorded>()).Timer);
    }

    [Theory]
    [InlineData("by-message", "a")]
    [InlineData("by-timer", "b")]
    [InlineData(null, "c")]
    public void A_case_starts_by_the_event_that_sets_it_off(string? by, string expected)
    {
        var set = Set(Read("main", Start("by-person")
            + """<startEvent id="by-message"><messageEventDefinition messageRef="m-defence"/></startEvent>"""
            + """<startEvent id="by-timer"><timerEventDefinition><timeDate>date("2026-03-02")</timeDate></timerEventDefinition></startEvent>"""
            + UserTask("a") + UserTask("b") + UserTask("c") + End("e1") + End("e2") + End("e3")
            + Flow("by-message", "a") + Flow("by-timer", "b") + Flow("by-person", "c") + Flow("a", "e1") + Flow("b", "e2") + Flow("c", "e3"), Messages));
        var simulation = new CaseSimulation(set, Play.NoLaw, Play.People, CaseId.Parse("c-1"), Play.Monday);

        simulation.Do("officer1", c => new CaseCommand.StartCase("main", FeelContext.Empty, c) { By = by });

        Assert.Equal(expected, Assert.Single(simulation.Tasks).Node.Element);
    }

    private static Play Window(RuleBook? law = null) => new(Set(Read("main", Start() + UserTask("wait")
        + """<boundaryEvent id="defence" name="d" law:name-en="d" attachedToRef="wait" cancelActivity="false" law:event="defence.received"><messageEventDefinition messageRef="m-defence"/></boundaryEvent>"""
        + """<boundaryEvent id="waived" name="w" law:name-en="w" attachedToRef="wait"><messageEventDefinition messageRef="m-waiver"/></boundaryEvent>"""
        + """<boundaryEvent id="closed" name="c" law:name-en="c" attachedToRef="wait"><timerEventDefinition><timeDuration>5 working days</timeDuration></timerEventDefinition></boundaryEvent>"""
        + UserTask("recheck") + """<exclusiveGateway id="merge"/>""" + UserTask("next") + End() + End("end2")
        + Flow("start", "wait") + Flow("wait", "merge") + Flow("waived", "merge") + Flow("closed", "merge") + Flow("merge", "next") + Flow("next", "end")
        + Flow("defence", "recheck") + Flow("recheck", "end2"), Messages)), law);
}
