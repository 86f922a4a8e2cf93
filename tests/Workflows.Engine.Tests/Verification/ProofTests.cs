using Workflows.Engine.Verification;
using static Workflows.TestKit.Cases.TestProcess;

namespace Workflows.Engine.Tests.Verification;

public sealed class ProofTests
{
    private const string Both = """
        <userTask id="a" name="a" law:name-en="a" law:role="case-officer" law:form="a"><extensionElements><law:emits event="early"/><law:emits event="told"/></extensionElements></userTask>
        """;

    private static readonly string Line = Start() + UserTask("a", """law:event="early" """) + UserTask("b", """law:event="late" """) + End() + Flow("start", "a") + Flow("a", "b") + Flow("b", "end");

    [Fact]
    public void What_the_flow_keeps_on_every_path_is_proved() =>
        Assert.Equal(ProofVerdict.Proved, Verdict(Faults.Precedence("early", "late"), Line));

    [Fact]
    public void What_no_procedure_records_is_not_said_to_be_proved() =>
        Assert.Equal(ProofVerdict.NotReached, Verdict(Faults.Precedence("early", "elsewhere"), Line));

    [Fact]
    public void A_rule_that_the_only_way_breaks_is_violated_with_a_shortest_way_to_it()
    {
        var report = Faults.Verify([Faults.Precedence("late", "early")], Read("main", Line));

        var proof = Assert.Single(report.Constraints);
        Assert.Equal(ProofVerdict.Violated, proof.Verdict);
        Assert.Equal(["start", "a"], proof.Trace.Select(t => t.Element));
        Assert.Equal("VER0010 1", Faults.Told(report));
    }

    [Fact]
    public void A_rule_broken_on_one_of_two_paths_is_guarded_where_the_other_answer_leads_on()
    {
        var proof = Assert.Single(Faults.Verify([Faults.Precedence("early", "late", "way = \"c\"")], Read("main",
            Start() + UserTask("pick") + """<exclusiveGateway id="either" default="either-b"/>""" + UserTask("a", """law:event="early" """) + UserTask("b", """law:event="late" """) + End()
            + Flow("start", "pick") + Flow("pick", "either") + Flow("either", "a", "go = \"a\"") + Flow("either", "b") + Flow("a", "b") + Flow("b", "end"), "",
            Faults.Choice("pick", "go", "a", "b"), Faults.Choice("b", "way", "c", "d"))).Constraints);

        Assert.Equal(ProofVerdict.Guarded, proof.Verdict);
        Assert.Equal(["start", "pick", "b"], proof.Trace.Select(t => t.Element));
        Assert.Contains("go = b", proof.Trace.SelectMany(t => t.Choices));
    }

    [Fact]
    public void Two_gateways_that_ask_the_same_do_not_raise_a_false_alarm() =>
        Assert.Equal(ProofVerdict.Proved, Verdict(Faults.Precedence("early", "late"),
            Start() + UserTask("pick") + """<exclusiveGateway id="either" default="either-b"/>""" + UserTask("a", """law:event="early" """) + UserTask("b")
            + """<exclusiveGateway id="again" default="again-end"/>""" + UserTask("c", """law:event="late" """) + End()
            + Flow("start", "pick") + Flow("pick", "either") + Flow("either", "a", "go = \"a\"") + Flow("either", "b") + Flow("a", "again") + Flow("b", "again")
            + Flow("again", "c", "go != \"b\"") + Flow("again", "end") + Flow("c", "end"), Faults.Choice("pick", "go", "a", "b")));

    [Fact]
    public void What_a_called_procedure_records_counts_for_its_caller() =>
        Assert.Equal(ProofVerdict.Proved, Assert.Single(Faults.Verify([Faults.Precedence("early", "late")],
            Read("main", Start() + """<callActivity id="call" name="call" law:name-en="call" calledElement="inner"/>""" + UserTask("b", """law:event="late" """) + End()
                + Flow("start", "call") + Flow("call", "b") + Flow("b", "end")),
            Read("inner", Start() + UserTask("a", """law:event="early" """) + End() + Flow("start", "a") + Flow("a", "end"))).Constraints).Verdict);

    [Fact]
    public void An_answer_that_a_case_can_end_without_is_violated() =>
        Assert.Equal(ProofVerdict.Violated, Verdict(Faults.Response("late", "early"), Line));

    [Fact]
    public void A_demand_in_FEEL_is_guarded() =>
        Assert.Equal(ProofVerdict.Guarded, Verdict(Faults.Demand("late", "fine <= 100"), Line));

    [Fact]
    public void A_demand_that_can_never_be_met_is_violated_however_soon_the_cap_is_reached()
    {
        Assert.Equal(ProofVerdict.Violated, Verdict(Faults.Demand("late", "1 > 2"), Line));
        Assert.Equal(ProofVerdict.Unknown, Capped(Faults.Demand("late", "1 > 2"), 1));
    }

    [Fact]
    public void A_demand_whose_event_was_not_come_to_before_the_cap_is_unknown_and_not_guarded() =>
        Assert.Equal(ProofVerdict.Unknown, Capped(Faults.Demand("late", "fine <= 100"), 1));

    [Fact]
    public void What_can_be_answered_where_it_is_owed_is_guarded_although_a_case_might_end_without()
    {
        var proof = Assert.Single(Faults.Verify([Faults.Response("early", "late")], Read("main",
            Start() + UserTask("a", """law:event="early" """) + UserTask("pick") + """<exclusiveGateway id="either" default="either-end"/>""" + UserTask("b", """law:event="late" """) + End()
            + Flow("start", "a") + Flow("a", "pick") + Flow("pick", "either") + Flow("either", "b", "go = \"b\"") + Flow("either", "end") + Flow("b", "end"), "",
            Faults.Choice("pick", "go", "b", "c"))).Constraints);

        Assert.Equal(ProofVerdict.Guarded, proof.Verdict);
        Assert.Contains("go = c", proof.Trace.SelectMany(t => t.Choices));
    }

    [Fact]
    public void What_begins_in_the_same_step_as_the_event_that_asks_for_it_counts() =>
        Assert.Equal(ProofVerdict.Proved, Verdict(Faults.Response("early", "late"),
            Start() + """<subProcess id="work" name="work" law:name-en="work">""" + Start("in") + Both + End("out") + Flow("in", "a") + Flow("a", "out") + "</subProcess>"
            + """<boundaryEvent id="hear" name="hear" law:name-en="hear" attachedToRef="work" cancelActivity="false"><messageEventDefinition messageRef="m"/></boundaryEvent>"""
            + UserTask("b", """law:event="late" """) + End() + End("answered") + Flow("start", "work") + Flow("work", "end") + Flow("hear", "b") + Flow("b", "answered"),
            """<message id="m" name="told" law:name-en="Told"/>"""));

    [Fact]
    public void A_branch_that_records_nothing_still_keeps_what_runs_around_it_open() =>
        Assert.Equal(ProofVerdict.Guarded, Verdict(Faults.NotSuccession("early", "late"),
            Start() + """<subProcess id="work" name="work" law:name-en="work">""" + Start("in") + """<parallelGateway id="fork"/>""" + UserTask("a", """law:event="early" """) + UserTask("b") + End("done") + End("done2")
            + Flow("in", "fork") + Flow("fork", "a") + Flow("fork", "b") + Flow("a", "done") + Flow("b", "done2") + "</subProcess>"
            + """<boundaryEvent id="note" name="note" law:name-en="note" attachedToRef="work" cancelActivity="false" law:event="late"><messageEventDefinition messageRef="m"/></boundaryEvent>"""
            + End() + End("noted") + Flow("start", "work") + Flow("work", "end") + Flow("note", "noted"),
            """<message id="m" name="noted" law:name-en="Noted" law:role="case-officer" law:form="m"/>"""));

    [Fact]
    public void What_is_recorded_in_a_called_procedure_alone_is_proved_of_each_call_and_not_of_another_one()
    {
        const string Call = """<callActivity id="one" name="one" law:name-en="one" calledElement="sub"/><callActivity id="two" name="two" law:name-en="two" calledElement="sub"/>""";
        var main = Read("main", Start() + Call + End() + Flow("start", "one") + Flow("one", "two") + Flow("two", "end"));
        var past = """<exclusiveGateway id="either" default="either-a"/>""" + UserTask("a", """law:event="early" """) + UserTask("b", """law:event="late" """) + Start() + End()
            + Flow("start", "either") + Flow("either", "a") + Flow("either", "b", "today > case.openedOn") + Flow("a", "b") + Flow("b", "end");

        var kept = Assert.Single(Faults.Verify([Faults.Precedence("early", "late")], main, Read("sub", Line)).Constraints);
        var broken = Assert.Single(Faults.Verify([Faults.Precedence("early", "late")], main, Read("sub", past)).Constraints);

        Assert.Equal((ProofVerdict.Proved, "sub"), (kept.Verdict, string.Join(' ', kept.Through)));
        Assert.Equal(ProofVerdict.Violated, broken.Verdict);
    }

    [Fact]
    public void A_net_that_was_seen_is_not_played_again_and_one_that_differs_is()
    {
        var seen = new SeenNets();
        var rule = Faults.Precedence("early", "late");
        Assert.Equal(ProofVerdict.Proved, Seen(Line));
        seen.Close();

        Assert.Equal(ProofVerdict.Proved, Seen(Line.Replace("id=\"a\" name=\"a\"", "id=\"a\" name=\"another\"", StringComparison.Ordinal)));
        Assert.Equal(ProofVerdict.Violated, Seen(Line.Replace("early", "x", StringComparison.Ordinal).Replace("late", "early", StringComparison.Ordinal).Replace("\"x\"", "\"late\"", StringComparison.Ordinal)));

        ProofVerdict Seen(string inside) => Assert.Single(VerificationReport.Of(Verifier.Parts(
            Set(Read("main", inside)), TestKit.Cases.Play.NoLaw with { Constraints = [rule] }, new HashSet<string>(), seen: seen).Select(part => part())).Constraints).Verdict;
    }

    private static ProofVerdict Capped(Statute.Order.OrderingConstraint rule, int cap) => Assert.Single(Verifier.Verify(
        Set(Read("main", Line)), TestKit.Cases.Play.NoLaw with { Constraints = [rule] }, new HashSet<string>(), cap).Constraints).Verdict;

    private static ProofVerdict Verdict(Statute.Order.OrderingConstraint rule, string inside, string beside) =>
        Assert.Single(Faults.Verify([rule], Read("main", inside, beside)).Constraints).Verdict;

    private static ProofVerdict Verdict(Statute.Order.OrderingConstraint rule, string inside, params Forms.FormDefinition[] forms) =>
        Assert.Single(Faults.Verify([rule], Read("main", inside, "", forms)).Constraints).Verdict;
}
