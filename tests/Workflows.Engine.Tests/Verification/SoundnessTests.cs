using static Workflows.TestKit.Cases.TestProcess;

namespace Workflows.Engine.Tests.Verification;

public sealed class SoundnessTests
{
    private const string Fork = """<parallelGateway id="fork"/>""";
    private const string Xor = """<exclusiveGateway id="either" default="either-b"/>""";

    [Fact]
    public void A_line_of_tasks_is_sound() =>
        Assert.Equal("", Faults.In(Start() + UserTask("a") + UserTask("b") + End() + Flow("start", "a") + Flow("a", "b") + Flow("b", "end")));

    [Fact]
    public void A_join_that_waits_for_a_branch_that_was_not_taken_waits_for_ever() =>
        Assert.Equal("VER0002 join, VER0004 end", Faults.In(
            Start() + UserTask("pick") + Xor + UserTask("a") + UserTask("b") + """<parallelGateway id="join"/>""" + End()
            + Flow("start", "pick") + Flow("pick", "either") + Flow("either", "a", "way = \"a\"") + Flow("either", "b")
            + Flow("a", "join") + Flow("b", "join") + Flow("join", "end"), "", Faults.Choice("pick", "way", "a", "b")));

    [Fact]
    public void Parallel_branches_that_are_merged_without_a_join_put_two_tokens_in_one_place() =>
        Assert.Equal("VER0001 c", Faults.In(
            Start() + Fork + UserTask("a") + UserTask("b") + """<exclusiveGateway id="merge"/>""" + UserTask("c") + End()
            + Flow("start", "fork") + Flow("fork", "a") + Flow("fork", "b") + Flow("a", "merge") + Flow("b", "merge") + Flow("merge", "c") + Flow("c", "end")));

    [Fact]
    public void Branches_that_are_joined_are_sound() =>
        Assert.Equal("", Faults.In(
            Start() + Fork + UserTask("a") + UserTask("b") + """<parallelGateway id="join"/>""" + End()
            + Flow("start", "fork") + Flow("fork", "a") + Flow("fork", "b") + Flow("a", "join") + Flow("b", "join") + Flow("join", "end")));

    [Fact]
    public void A_circle_without_a_way_out_is_found_with_what_can_never_be_reached() =>
        Assert.Equal("VER0003 pick, VER0004 end", Faults.In(
            Start() + UserTask("pick") + """<exclusiveGateway id="either" default="either-pick"/>""" + End()
            + Flow("start", "pick") + Flow("pick", "either") + Flow("either", "pick") + Flow("either", "end", "way = \"c\""), "", Faults.Choice("pick", "way", "a", "b")));

    [Fact]
    public void A_circle_in_which_nothing_waits_is_found() =>
        Assert.Contains("VER0005", Faults.In(
            Start() + """<exclusiveGateway id="again"/><intermediateThrowEvent id="past" name="past" law:name-en="past"/><exclusiveGateway id="either" default="either-again"/>""" + End()
            + Flow("start", "again") + Flow("again", "past") + Flow("past", "either") + Flow("either", "again") + Flow("either", "end", "case.number != null")), StringComparison.Ordinal);

    [Fact]
    public void Conditions_that_can_all_be_false_without_a_default_are_found() =>
        Assert.Equal("VER0007 either", Faults.In(
            Start() + UserTask("pick") + """<exclusiveGateway id="either"/>""" + UserTask("a") + UserTask("b") + End()
            + Flow("start", "pick") + Flow("pick", "either") + Flow("either", "a", "way = \"a\"") + Flow("either", "b", "way = \"b\"")
            + Flow("a", "end") + Flow("b", "end"), "", Faults.Choice("pick", "way", "a", "b", "c")));

    [Fact]
    public void Conditions_that_leave_no_answer_out_need_no_default() =>
        Assert.Equal("", Faults.In(
            Start() + UserTask("pick") + """<exclusiveGateway id="either"/>""" + UserTask("a") + UserTask("b") + End()
            + Flow("start", "pick") + Flow("pick", "either") + Flow("either", "a", "way = \"a\"") + Flow("either", "b", "way = \"b\"")
            + Flow("a", "end") + Flow("b", "end"), "", Faults.Choice("pick", "way", "a", "b")));

    [Fact]
    public void A_question_asked_twice_is_answered_alike() =>
        Assert.Equal("VER0004 c", Faults.In(
            Start() + UserTask("pick") + Xor + UserTask("a") + UserTask("b") + """<exclusiveGateway id="still" default="still-end"/>""" + UserTask("c") + End()
            + Flow("start", "pick") + Flow("pick", "either") + Flow("either", "a", "fine > 0") + Flow("either", "b")
            + Flow("a", "still") + Flow("still", "c", "not(fine > 0)") + Flow("still", "end") + Flow("b", "end") + Flow("c", "end")));

    [Fact]
    public void An_answer_given_anew_is_asked_anew() =>
        Assert.Equal("", Faults.In(
            Start() + UserTask("pick") + Xor + UserTask("a") + UserTask("b") + """<exclusiveGateway id="still" default="still-end"/>""" + UserTask("c") + End()
            + Flow("start", "pick") + Flow("pick", "either") + Flow("either", "a", "way = \"a\"") + Flow("either", "b")
            + Flow("a", "still") + Flow("still", "c", "way = \"b\"") + Flow("still", "end") + Flow("b", "end") + Flow("c", "end"), "",
            Faults.Choice("pick", "way", "a", "b"), Faults.Choice("a", "way", "a", "b")));

    [Fact]
    public void An_error_that_nothing_catches_is_found() =>
        Assert.Contains("VER0006 oops", Faults.In(
            Start() + UserTask("a") + """<endEvent id="oops"><errorEventDefinition errorRef="e"/></endEvent>""" + Flow("start", "a") + Flow("a", "oops"),
            """<error id="e" errorCode="late"/>"""), StringComparison.Ordinal);

    [Fact]
    public void An_error_that_the_caller_catches_is_sound() =>
        Assert.Equal("", Faults.Told(Faults.Verify([],
            Read("main", Start() + """<callActivity id="call" name="call" law:name-en="call" calledElement="inner"/><boundaryEvent id="caught" name="caught" law:name-en="caught" attachedToRef="call"><errorEventDefinition errorRef="e"/></boundaryEvent>"""
                + End() + End("late") + Flow("start", "call") + Flow("call", "end") + Flow("caught", "late"), """<error id="e" errorCode="late"/>"""),
            Read("inner", Start() + UserTask("pick") + """<exclusiveGateway id="either" default="either-done"/><endEvent id="oops"><errorEventDefinition errorRef="e"/></endEvent>""" + End("done")
                + Flow("start", "pick") + Flow("pick", "either") + Flow("either", "oops", "way = \"a\"") + Flow("either", "done"), """<error id="e" errorCode="late"/>""",
                Faults.Choice("pick", "way", "a", "b")))));

    [Fact]
    public void A_message_that_nobody_sends_is_found() =>
        Assert.Contains("VER0024 m", Faults.In(
            Start() + """<intermediateCatchEvent id="wait" name="wait" law:name-en="wait"><messageEventDefinition messageRef="m"/></intermediateCatchEvent>""" + End() + Flow("start", "wait") + Flow("wait", "end"),
            """<message id="m" name="never.sent" law:name-en="Never"/>"""), StringComparison.Ordinal);

    [Fact]
    public void A_message_that_may_come_before_anybody_waits_for_it_is_found() =>
        Assert.Equal("VER0002 wait", Faults.In(
            Start() + Fork + UserTask("a", """law:event="done" """) + UserTask("b") + """<intermediateCatchEvent id="wait" name="wait" law:name-en="wait"><messageEventDefinition messageRef="m"/></intermediateCatchEvent>""" + End() + End("end2")
            + Flow("start", "fork") + Flow("fork", "a") + Flow("fork", "b") + Flow("a", "end") + Flow("b", "wait") + Flow("wait", "end2"),
            """<message id="m" name="done" law:name-en="Done"/>"""));

    [Fact]
    public void A_side_branch_that_runs_beside_the_rest_is_sound_and_is_looked_at() =>
        Assert.Equal("VER0004 dead", Faults.In(
            Start() + UserTask("a") + """<boundaryEvent id="asked" name="asked" law:name-en="asked" attachedToRef="a" cancelActivity="false"><messageEventDefinition messageRef="m"/></boundaryEvent>"""
            + UserTask("answer") + """<exclusiveGateway id="either" default="either-told"/>""" + End("told") + End("dead") + End()
            + Flow("start", "a") + Flow("a", "end") + Flow("asked", "answer") + Flow("answer", "either") + Flow("either", "told") + Flow("either", "dead", "way = \"c\""),
            """<message id="m" name="asked" law:name-en="Asked" law:role="case-officer" law:form="m"/>""", Faults.Choice("answer", "way", "a", "b")));

    [Fact]
    public void Procedures_that_call_each_other_in_a_circle_are_refused() =>
        Assert.Contains("VER0009", Faults.Told(Faults.Verify([],
            Read("main", Start() + """<callActivity id="call" name="call" law:name-en="call" calledElement="main"/>""" + End() + Flow("start", "call") + Flow("call", "end")))), StringComparison.Ordinal);

    [Fact]
    public void A_loop_that_never_waits_and_asks_several_things_in_each_round_is_found_without_playing_every_answer() =>
        Assert.Contains("VER0005", Faults.In(
            Start() + UserTask("a") + """<exclusiveGateway id="one" default="one-two"/><exclusiveGateway id="two" default="two-one"/>""" + End()
            + Flow("start", "a") + Flow("a", "one") + Flow("one", "end", "today > case.openedOn") + Flow("one", "two")
            + Flow("two", "one") + """<sequenceFlow id="again" sourceRef="two" targetRef="one"><conditionExpression>today = case.openedOn</conditionExpression></sequenceFlow>"""), StringComparison.Ordinal);

    [Fact]
    public void More_states_than_the_cap_make_the_answer_unknown() =>
        Assert.Contains("VER0008", string.Join(" ", Engine.Verification.Verifier.Verify(
            Set(Read("main", Start() + UserTask("a") + UserTask("b") + UserTask("c") + End() + Flow("start", "a") + Flow("a", "b") + Flow("b", "c") + Flow("c", "end"))),
            TestKit.Cases.Play.NoLaw, new HashSet<string>(), cap: 2).Findings.Select(f => f.Code)), StringComparison.Ordinal);
}
