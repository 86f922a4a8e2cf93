using System.Collections.Immutable;
using Workflows.Decisions.Feel;
using Workflows.Engine.Cases;
using Workflows.Engine.Commands;
using Workflows.Engine.Deciding;
using Workflows.Statute;
using Workflows.Statute.Order;
using Workflows.Statute.Periods;
using Workflows.TestKit.Cases;
using static Workflows.TestKit.Cases.TestProcess;

namespace Workflows.Engine.Tests.Deciding;

/// <summary>Cases that record a defence, its answer and a decision in whatever order, under one constraint.</summary>
public sealed class OrderTests
{
    private const string Answered = "defence.answered";
    private const string Decided = "decision.made";
    private const string Received = "defence.received";

    [Fact]
    public void A_command_that_would_break_a_rule_for_good_is_refused_whole_and_names_it()
    {
        var play = Three(Rule(Relation.Precedence, Answered, Decided));
        var before = play.State;

        var why = Assert.IsType<Decision.Rejected>(play.Complete("decide")).Why;

        Assert.Equal(("7", "法"), (why.Rule, why.Article));
        Assert.Contains("规则", why.Message.Zh, StringComparison.Ordinal);
        Assert.Contains("Rule", why.Message.En, StringComparison.Ordinal);
        Assert.Equal("'defence.answered' is not on record; 'decision.made' is not on record", why.Because!.En);
        Assert.Same(before, play.State);
    }

    [Fact]
    public void The_page_says_before_the_button_what_the_command_will_say()
    {
        var play = Three(Rule(Relation.Precedence, Answered, Decided));
        Assert.False(Line(play, "decide").Holds);

        play.Complete("answer");

        Assert.True(Line(play, "decide").Holds);
        Assert.IsType<Decision.Accepted>(play.Complete("decide"));
    }

    [Fact]
    public void What_the_case_owes_at_its_end_bars_the_step_that_ends_it_and_is_told_with_what_to_do()
    {
        var rule = Rule(Relation.Response, Received, "refund.made");
        var play = Three(rule);
        play.Complete("receive");
        play.Complete("answer");

        var line = Line(play, "decide", rule);
        Assert.Equal((false, PreflightBearing.Ending), (line.Holds, line.Bearing));
        Assert.Contains("请先办理“refund.made”", line.Why!.Zh, StringComparison.Ordinal);

        var why = Assert.IsType<Decision.Rejected>(play.Complete("decide")).Why.Message;
        Assert.Contains("案件终结", why.Zh, StringComparison.Ordinal);
        Assert.Contains("请先办理“refund.made”，再终结案件。", why.Zh, StringComparison.Ordinal);
        Assert.DoesNotContain("case ends", why.Zh, StringComparison.Ordinal);
    }

    [Fact]
    public void A_step_that_leaves_others_open_ends_nothing_and_is_not_barred_by_what_is_owed()
    {
        var rule = Rule(Relation.Response, Received, Answered);
        var play = Three(rule);
        play.Complete("receive");

        Assert.DoesNotContain(Lines(play, "decide", rule), line => line.Bearing == PreflightBearing.Ending);
    }

    [Theory]
    [InlineData("fact.defence.received != null and event.on >= fact.defence.received.on", "尚无“defence.received”的记录，请先办理并登记。")]
    [InlineData("fine > 0 and\n fact.case.filed != null", "尚无“case.filed”的记录，请先办理并登记。")]
    [InlineData("fact.defence.received != null or fact.case.filed != null", null)] // one of them would do
    [InlineData("fact.defence.received = null and event.by = \"nobody\"", null)] // nothing is missing
    public void What_a_guard_finds_missing_is_named(string that, string? missing)
    {
        var rule = Rule(Relation.Response, "a.b", "c.d") with { Template = new ConstraintTemplate.Guard([Decided], FeelExpression.Parse(that).Expression!) };

        var line = Line(Three(rule), "decide", rule);

        Assert.Equal((false, missing), (line.Holds, line.Missing?.Zh));
    }

    [Fact]
    public void Where_an_act_must_come_first_it_is_named() =>
        Assert.Equal("尚无“defence.answered”的记录，请先办理并登记。", Line(Three(Rule(Relation.Precedence, Answered, Decided)), "decide").Missing?.Zh);

    [Fact]
    public void A_refusal_names_the_acts_days_deadlines_and_answers_that_the_rule_looked_at()
    {
        var play = Three(Rule(Relation.NotSuccession, Received, Decided));
        play.Complete("receive");
        Assert.Equal(
            "'defence.received' on 2026-03-02 (recorded by 'officer1'); 'decision.made' is not on record",
            Assert.IsType<Decision.Rejected>(play.Complete("decide")).Why.Because!.En);

        var guarded = Three(Rule(Relation.Response, "a.b", "c.d") with
        {
            Template = new ConstraintTemplate.Guard([Decided], FeelExpression.Parse("fact.defence.received.on < event.on and deadline.hearing_request.due < today and fine > 0").Expression!),
        });
        guarded.Complete("receive");
        Assert.Equal(
            "defence.received 2026-03-02（officer1 登记）；期限 hearing-request 未起算；fine 未填",
            Assert.IsType<Decision.Rejected>(guarded.Complete("decide")).Why.Because!.Zh);
    }

    [Theory]
    [InlineData("event.on > deadline.hearing_request.due")] // the deadline has not begun
    [InlineData("event.on >= fact.defence.received.on")] // nor was anything received
    public void A_guard_on_what_is_not_there_bars_before_the_form_is_filled_in(string that)
    {
        var rule = Rule(Relation.Response, "a.b", "c.d") with { Template = new ConstraintTemplate.Guard([Decided], FeelExpression.Parse(that).Expression!) };
        var play = Three(rule);

        Assert.Equal((false, true), (Line(play, "decide", rule).Holds, Line(play, "decide", rule).IsUntold));
        Assert.Contains("looks at, a deadline, an act or an answer, is not there", Assert.IsType<Decision.Rejected>(play.Complete("decide")).Why.Message.En, StringComparison.Ordinal);
    }

    [Fact]
    public void A_monitor_is_a_place_of_the_marking_and_moves_with_the_events_of_the_case()
    {
        var play = Three(Rule(Relation.Response, Received, Answered));
        Assert.Empty(play.State.Marking.Monitors);

        play.Complete("receive");
        Assert.Equal(new MonitorState(1, 0), play.State.Marking.Monitors["7"]);
        play.Complete("answer");
        Assert.Equal(new MonitorState(0, 0), play.State.Marking.Monitors["7"]);

        Assert.Equal([OrderVerdict.PossiblyViolated, OrderVerdict.PossiblySatisfied],
            play.Simulation.Log.OfType<CaseEvent.OrderMoved>().Select(e => Assert.Single(e.Rules).Verdict));
        Assert.Equal(play.State.Marking.Monitors["7"], CaseEvolution.Fold(play.State.Id, play.Simulation.Log).Marking.Monitors["7"]);
    }

    [Fact]
    public void The_end_of_a_window_is_an_event_of_the_case_and_what_is_late_can_still_be_done()
    {
        var play = Three(Rule(Relation.Response, Received, Answered, within: "3 working days"));
        play.Complete("receive"); // Monday 2 March
        Assert.Equal(new DateOnly(2026, 3, 5), play.State.Marking.Monitors["7"].Until);

        play.PassTo("2026-03-05");
        Assert.Equal(0, play.State.Marking.Monitors["7"].Breaches);
        play.PassTo("2026-03-06");
        Assert.Equal(1, play.State.Marking.Monitors["7"].Breaches);
        Assert.Equal(OrderVerdict.PermanentlyViolated, play.Simulation.Log.OfType<CaseEvent.OrderMoved>().Last().Rules[0].Verdict);

        play.Complete("decide");
        Assert.IsType<Decision.Accepted>(play.Complete("answer"));
        Assert.True(play.State.IsEnded);
    }

    [Fact]
    public void A_case_does_not_end_while_it_owes_what_must_follow()
    {
        var play = Three(Rule(Relation.ChainResponse, Answered, "decision.served"));
        play.Complete("receive");
        play.Complete("decide");

        var why = Assert.IsType<Decision.Rejected>(play.Complete("answer")).Why;

        Assert.Equal(("7", false), (why.Rule, play.State.IsEnded));
    }

    [Fact]
    public void What_a_condition_said_when_the_event_was_recorded_stays()
    {
        var play = Three(Rule(Relation.Response, Received, "decision.served") with { When = FeelExpression.Parse("fact.decision.made != null").Expression });
        play.Complete("receive"); // before the decision: the rule does not ask for anything
        Assert.Equal(ImmutableSortedDictionary<string, bool>.Empty.Add("7", false), Assert.Single(play.State.Record.Facts).Binds);

        play.Complete("decide");
        play.Complete("answer");

        Assert.True(play.State.IsEnded);
    }

    [Fact]
    public void A_window_whose_rule_is_gone_ends_quietly()
    {
        var play = Three(Rule(Relation.Response, Received, Answered, within: "3 days"));
        play.Complete("receive");
        var context = new CommandContext(Play.Monday.AddDays(9), new(2026, 3, 11), People.Person.System, Play.People, ImmutableDictionary<string, int>.Empty);

        var decision = CaseDecider.Decide(Procedures(), Play.NoLaw, play.State, new CaseCommand.FireTimer("rule:7", context));

        Assert.DoesNotContain("rule:7", Timers.Of(Assert.IsType<Decision.Accepted>(decision).State, Play.NoLaw.Calendar).Select(t => t.Id));
    }

    [Fact]
    public void What_a_case_owes_is_what_would_keep_it_from_ending()
    {
        var play = Three(Rule(Relation.Response, Received, Answered));
        Assert.Empty(Owed(play));

        play.Complete("receive");
        Assert.Equal((ObligationStanding.Owed, "7", "'defence.received' on 2026-03-02 (recorded by 'officer1'); 'defence.answered' is not on record"), Assert.Single(Owed(play)));

        play.Complete("answer");
        Assert.Equal(ObligationStanding.ToKeep, Assert.Single(Owed(play)).Standing); // another defence would have to be answered too
    }

    [Fact]
    public void A_rule_whose_precondition_is_there_was_not_kept_by_anybody_before_what_follows_it_came()
    {
        var rule = Rule(Relation.Precedence, Answered, Decided);
        var play = Three(rule);
        play.Complete("answer");
        Assert.Equal(ObligationStanding.Prepared, Assert.Single(OwedBy(play, rule)).Standing);

        play.Complete("decide");
        Assert.Equal(ObligationStanding.Kept, Assert.Single(OwedBy(play, rule)).Standing);
    }

    private static ImmutableArray<Obligation> OwedBy(Play play, OrderingConstraint rule) => Obligations
        .Of(Procedures(), Law(rule), play.State, new(Play.Monday, new(2026, 3, 2), Play.People["officer1"], Play.People, ImmutableDictionary<string, int>.Empty));

    private static IEnumerable<(ObligationStanding Standing, string No, string Why)> Owed(Play play) => Obligations
        .Of(Procedures(), Law(Rule(Relation.Response, Received, Answered)), play.State, new(Play.Monday, new(2026, 3, 2), Play.People["officer1"], Play.People, ImmutableDictionary<string, int>.Empty))
        .Select(o => (o.Standing, o.Rule.No, o.Why.En));

    private static PreflightLine Line(Play play, string task, OrderingConstraint? rule = null) => Assert.Single(Lines(play, task, rule));

    private static ImmutableArray<PreflightLine> Lines(Play play, string task, OrderingConstraint? rule = null)
    {
        var node = play.State.Marking.Nodes.Values.First(n => n.Element == task).Id;
        var context = new CommandContext(Play.Monday, new(2026, 3, 2), Play.People["officer1"], Play.People, ImmutableDictionary<string, int>.Empty);
        return Preflight.Of(Procedures(), Law(rule ?? Rule(Relation.Precedence, Answered, Decided)), play.State, node, context);
    }

    private static OrderingConstraint Rule(Relation kind, string first, string then, string? within = null) => new("7", new("规则", "Rule"), "法", null, null, null,
        new ConstraintTemplate.Relates(kind, [first], [then], null, within is null ? null : Period.Parse(within)));

    private static RuleBook Law(OrderingConstraint rule) => Play.NoLaw with { Constraints = [rule] };

    private static Play Three(OrderingConstraint rule) => new(Procedures(), Law(rule));

    private static Engine.Procedures.ProcedureSet Procedures() => Set(Read("main", Start() + """<parallelGateway id="split"/>"""
        + UserTask("receive", $"""law:event="{Received}" """) + UserTask("answer", $"""law:event="{Answered}" """) + UserTask("decide", $"""law:event="{Decided}" """)
        + End("e1") + End("e2") + End("e3") + Flow("start", "split") + Flow("split", "receive") + Flow("split", "answer") + Flow("split", "decide")
        + Flow("receive", "e1") + Flow("answer", "e2") + Flow("decide", "e3")));
}
