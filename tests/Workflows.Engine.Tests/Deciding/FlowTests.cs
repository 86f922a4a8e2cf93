using Workflows.Decisions.Feel;
using Workflows.Engine.Commands;
using Workflows.Engine.Forms;
using Workflows.TestKit.Cases;
using static Workflows.TestKit.Cases.TestProcess;

namespace Workflows.Engine.Tests.Deciding;

public sealed class FlowTests
{
    [Fact]
    public void A_case_waits_at_its_first_task_and_ends_after_its_last()
    {
        var play = new Play(Set(Read("main", Start() + UserTask("a") + UserTask("b") + End() + Flow("start", "a") + Flow("a", "b") + Flow("b", "end"))));

        Assert.Equal("a", play.Waits);
        play.Complete("a");
        Assert.Equal("b", play.Waits);
        play.Complete("b");
        Assert.True(play.State.IsEnded);
        Assert.Equal("end", play.State.EndedAt);
    }

    [Fact]
    public void What_a_case_knows_outlives_its_end()
    {
        var form = new FormDefinition("a", new("a", "a"), null,
            [new("fine", new("罚款", "Fine"), FieldType.Money, true, null, null, null, null, null, [], false, false, null, null, null)], []);
        var play = new Play(Set(Read("main", Start() + UserTask("a") + End() + Flow("start", "a") + Flow("a", "end"), "", form)));

        play.Complete("a", answers: FeelContext.Empty.Set("fine", FeelValue.Of(5)));

        Assert.True(play.State.IsEnded);
        Assert.Equal(FeelValue.Of(5), play.State.Record.Variables[0]["fine"]);
    }

    [Theory]
    [InlineData(5, "small")]
    [InlineData(50_000, "large")]
    public void An_exclusive_gateway_takes_the_first_true_condition_else_its_default(int fine, string expected)
    {
        var form = new FormDefinition("a", new("a", "a"), null,
            [new("fine", new("罚款", "Fine"), FieldType.Money, true, null, null, null, null, null, [], false, false, null, null, null)], []);
        var play = new Play(Set(Read("main", Start() + UserTask("a") + """<exclusiveGateway id="x" default="x-small"/>""" + UserTask("small") + UserTask("large") + End()
            + Flow("start", "a") + Flow("a", "x") + Flow("x", "large", "fine >= 50000") + Flow("x", "small") + Flow("small", "end") + Flow("large", "end"), "", form)));

        play.Complete("a", answers: FeelContext.Empty.Set("fine", FeelValue.Of(fine)));

        Assert.Equal(expected, play.Waits);
    }

    [Fact]
    public void An_exclusive_gateway_without_a_way_on_refuses_the_command_and_changes_nothing()
    {
        var play = new Play(Set(Read("main", Start() + UserTask("a") + """<exclusiveGateway id="x"/>""" + UserTask("b") + End()
            + Flow("start", "a") + Flow("a", "x") + Flow("x", "b", "missing = 1") + Flow("x", "end", "missing = 2") + Flow("b", "end"))));
        var before = play.State;

        var decision = play.Complete("a");

        Assert.IsType<Rejection.NoWayOn>(Assert.IsType<Decision.Rejected>(decision).Why);
        Assert.Same(before, play.State);
    }

    [Fact]
    public void A_parallel_gateway_splits_and_joins()
    {
        var play = new Play(Set(Read("main", Start() + """<parallelGateway id="split"/><parallelGateway id="join"/>""" + UserTask("a") + UserTask("b") + UserTask("c") + End()
            + Flow("start", "split") + Flow("split", "a") + Flow("split", "b") + Flow("a", "join") + Flow("b", "join") + Flow("join", "c") + Flow("c", "end"))));

        Assert.Equal("a b", play.Waits);
        play.Complete("b");
        Assert.Equal("a join", play.Waits);
        play.Complete("a");
        Assert.Equal("c", play.Waits);
    }

    [Fact]
    public void A_sub_process_ends_when_nothing_is_left_inside_it()
    {
        var play = new Play(Set(Read("main", Start() + """<subProcess id="sub" name="s" law:name-en="s">""" + Start("in") + """<parallelGateway id="split"/>""" + UserTask("a") + UserTask("b")
            + End("ea") + End("eb") + Flow("in", "split") + Flow("split", "a") + Flow("split", "b") + Flow("a", "ea") + Flow("b", "eb") + "</subProcess>"
            + UserTask("after") + End() + Flow("start", "sub") + Flow("sub", "after") + Flow("after", "end"))));

        play.Complete("a");
        Assert.Equal("b", play.Waits);
        play.Complete("b");
        Assert.Equal("after", play.Waits);
    }

    [Fact]
    public void A_terminate_end_ends_its_scope_and_everything_in_it()
    {
        var play = new Play(Set(Read("main", Start() + """<subProcess id="sub" name="s" law:name-en="s">""" + Start("in") + """<parallelGateway id="split"/>""" + UserTask("a") + UserTask("b")
            + """<endEvent id="stop"><terminateEventDefinition/></endEvent>""" + End("eb") + Flow("in", "split") + Flow("split", "a") + Flow("split", "b") + Flow("a", "stop") + Flow("b", "eb") + "</subProcess>"
            + UserTask("after") + End() + Flow("start", "sub") + Flow("sub", "after") + Flow("after", "end"))));

        play.Complete("a");

        Assert.Equal("after", play.Waits);
    }

    [Fact]
    public void An_error_end_leaves_by_the_boundary_that_catches_its_code()
    {
        var play = new Play(Set(Read("main", Start() + """<subProcess id="sub" name="s" law:name-en="s">""" + Start("in") + UserTask("a")
            + """<endEvent id="fail"><errorEventDefinition errorRef="e1"/></endEvent>""" + Flow("in", "a") + Flow("a", "fail") + "</subProcess>"
            + """<boundaryEvent id="caught" name="c" law:name-en="c" attachedToRef="sub"><errorEventDefinition errorRef="e1"/></boundaryEvent>"""
            + UserTask("repair") + End() + End("end2") + Flow("start", "sub") + Flow("sub", "end") + Flow("caught", "repair") + Flow("repair", "end2"),
            """<error id="e1" errorCode="no-reviewer"/>""")));

        play.Complete("a");

        Assert.Equal("repair", play.Waits);
    }

    [Fact]
    public void A_called_procedure_has_its_own_variables_and_gives_back_what_is_mapped()
    {
        var form = new FormDefinition("c", new("c", "c"), null,
            [new("servedOn", new("日", "Day"), FieldType.Date, true, null, null, null, null, null, [], true, false, null, null, null)], []);
        var called = Read("called", Start() + UserTask("c") + End() + Flow("start", "c") + Flow("c", "end"), "", form);
        var main = Read("main", Start() + """
            <callActivity id="call" name="c" law:name-en="c" calledElement="called" law:event="notice.served" law:event-on="noticeServedOn"><extensionElements>
              <law:input name="document" value="&quot;notice&quot;"/><law:output name="noticeServedOn" value="servedOn"/></extensionElements></callActivity>
            """ + UserTask("after") + End() + Flow("start", "call") + Flow("call", "after") + Flow("after", "end"));
        var play = new Play(Set(main, called));

        play.PassTo("2026-03-04");
        play.Complete("c", answers: FeelContext.Empty.Set("servedOn", FeelValue.Of(new DateOnly(2026, 3, 3))));

        Assert.Equal("after", play.Waits);
        Assert.Equal(FeelValue.Of(new DateOnly(2026, 3, 3)), play.State.Record.Variables[0]["noticeServedOn"]);
        Assert.False(play.State.Record.Variables[0].Contains("servedOn"));
        Assert.Equal(new DateOnly(2026, 3, 3), play.State.Record.Last("notice.served")?.On);
    }
}
