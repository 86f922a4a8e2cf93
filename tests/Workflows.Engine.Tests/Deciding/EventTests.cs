using Workflows.Engine.Commands;
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

    private static Play Window() => new(Set(Read("main", Start() + UserTask("wait")
        + """<boundaryEvent id="defence" name="d" law:name-en="d" attachedToRef="wait" cancelActivity="false" law:event="defence.received"><messageEventDefinition messageRef="m-defence"/></boundaryEvent>"""
        + """<boundaryEvent id="waived" name="w" law:name-en="w" attachedToRef="wait"><messageEventDefinition messageRef="m-waiver"/></boundaryEvent>"""
        + """<boundaryEvent id="closed" name="c" law:name-en="c" attachedToRef="wait"><timerEventDefinition><timeDuration>5 working days</timeDuration></timerEventDefinition></boundaryEvent>"""
        + UserTask("recheck") + """<exclusiveGateway id="merge"/>""" + UserTask("next") + End() + End("end2")
        + Flow("start", "wait") + Flow("wait", "merge") + Flow("waived", "merge") + Flow("closed", "merge") + Flow("merge", "next") + Flow("next", "end")
        + Flow("defence", "recheck") + Flow("recheck", "end2"), Messages)));
}
