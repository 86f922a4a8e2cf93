using Workflows.Engine.Verification;
using static Workflows.TestKit.Cases.TestProcess;

namespace Workflows.Engine.Tests.Verification;

public sealed class ProofTests
{
    private static readonly string Line = Start() + UserTask("a", """law:event="early" """) + UserTask("b", """law:event="late" """) + End() + Flow("start", "a") + Flow("a", "b") + Flow("b", "end");

    [Fact]
    public void What_the_flow_keeps_on_every_path_is_proved() =>
        Assert.Equal(Engine.Verification.Verdict.Proved, Verdict(Faults.Precedence("early", "late"), Line));

    [Fact]
    public void What_no_procedure_records_is_not_said_to_be_proved() =>
        Assert.Equal(Engine.Verification.Verdict.NotReached, Verdict(Faults.Precedence("early", "elsewhere"), Line));

    [Fact]
    public void A_rule_that_the_only_way_breaks_is_violated_with_a_shortest_way_to_it()
    {
        var report = Faults.Verify([Faults.Precedence("late", "early")], Read("main", Line));

        var proof = Assert.Single(report.Constraints);
        Assert.Equal(Engine.Verification.Verdict.Violated, proof.Verdict);
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

        Assert.Equal(Engine.Verification.Verdict.Guarded, proof.Verdict);
        Assert.Equal(["start", "pick", "b"], proof.Trace.Select(t => t.Element));
        Assert.Contains("go = b", proof.Trace.SelectMany(t => t.Choices));
    }

    [Fact]
    public void Two_gateways_that_ask_the_same_do_not_raise_a_false_alarm() =>
        Assert.Equal(Engine.Verification.Verdict.Proved, Verdict(Faults.Precedence("early", "late"),
            Start() + UserTask("pick") + """<exclusiveGateway id="either" default="either-b"/>""" + UserTask("a", """law:event="early" """) + UserTask("b")
            + """<exclusiveGateway id="again" default="again-end"/>""" + UserTask("c", """law:event="late" """) + End()
            + Flow("start", "pick") + Flow("pick", "either") + Flow("either", "a", "go = \"a\"") + Flow("either", "b") + Flow("a", "again") + Flow("b", "again")
            + Flow("again", "c", "go != \"b\"") + Flow("again", "end") + Flow("c", "end"), Faults.Choice("pick", "go", "a", "b")));

    [Fact]
    public void What_a_called_procedure_records_counts_for_its_caller() =>
        Assert.Equal(Engine.Verification.Verdict.Proved, Assert.Single(Faults.Verify([Faults.Precedence("early", "late")],
            Read("main", Start() + """<callActivity id="call" name="call" law:name-en="call" calledElement="inner"/>""" + UserTask("b", """law:event="late" """) + End()
                + Flow("start", "call") + Flow("call", "b") + Flow("b", "end")),
            Read("inner", Start() + UserTask("a", """law:event="early" """) + End() + Flow("start", "a") + Flow("a", "end"))).Constraints).Verdict);

    [Fact]
    public void An_answer_that_a_case_can_end_without_is_violated() =>
        Assert.Equal(Engine.Verification.Verdict.Violated, Verdict(Faults.Response("late", "early"), Line));

    [Fact]
    public void A_demand_in_FEEL_is_guarded_and_one_that_can_never_be_met_is_violated()
    {
        Assert.Equal(Engine.Verification.Verdict.Guarded, Verdict(Faults.Demand("late", "fine <= 100"), Line));
        Assert.Equal(Engine.Verification.Verdict.Violated, Verdict(Faults.Demand("early", "fact.then != null"), Line));
    }

    private static Verdict Verdict(Statute.Order.OrderingConstraint rule, string inside, params Forms.FormDefinition[] forms) =>
        Assert.Single(Faults.Verify([rule], Read("main", inside, "", forms)).Constraints).Verdict;
}
