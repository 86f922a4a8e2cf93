using System.Collections.Immutable;
using System.Globalization;
using Workflows.Decisions.Feel;
using Workflows.Engine.Commands;
using Workflows.Engine.Deciding;
using Workflows.Statute;
using Workflows.Statute.Deadlines;
using Workflows.Statute.Order;
using Workflows.Statute.Periods;
using Workflows.TestKit.Cases;

namespace Workflows.Engine.Tests.Deciding;

/// <summary>A case filed on Monday the 2nd, in which a recusal was asked for on the 4th and decided on the 5th, and the decision made on the 6th.</summary>
public sealed class CorrectedOrderTests
{
    private const string Asked = "recusal.requested";
    private const string Decided = "recusal.decided";
    private const string Made = "decision.made";

    public static TheoryData<string, string, string, string> Broken => new()
    {
        // the rule, the fact, its corrected day, the act that would break the rule
        { "precedence", Decided, "2026-03-03", $"event {Decided}, dated 2026-03-03" }, // before the request that it answers
        { "precedence", Asked, "2026-03-06", $"event {Decided}, dated 2026-03-05" }, // the request would come after its answer
        { "guard", Asked, "2026-03-05", $"event {Made}, dated 2026-03-06" }, // the decision looks back two days
        { "guard on a deadline", "case.filed", "2026-03-05", $"event {Made}, dated 2026-03-06" }, // the deadline that it anchors moves beyond the decision
        { "not succession", Made, "2026-03-03", $"event {Asked}, dated 2026-03-04" },
        { "answered", Asked, "2026-03-06", $"event {Asked}, dated 2026-03-06" }, // its answer of the 5th would lie before it, and the case owe what it has
        { "answered", Decided, "2026-03-03", $"event {Asked}, dated 2026-03-04" },
    };

    [Theory]
    [MemberData(nameof(Broken))]
    public void A_correction_that_breaks_the_order_is_refused_with_the_rule_its_number_and_article(string rule, string fact, string to, string act)
    {
        var play = Begun(Rule(rule));
        var before = play.State;

        var why = Assert.IsType<Decision.Rejected>(Correct(play, fact, to)).Why;

        Assert.Equal(("7", "法 第七条"), (why.Rule, why.Article));
        Assert.Contains($"The order of the law forbids it: Rule (rule 7, 法 第七条; {act})", why.Message.En, StringComparison.Ordinal);
        Assert.Same(before, play.State);
    }

    [Theory]
    [InlineData("precedence", Decided, "2026-03-04")] // on the day of the request, and recorded after it
    [InlineData("precedence", Asked, "2026-03-05")]
    [InlineData("guard", Asked, "2026-03-03")]
    [InlineData("guard on a deadline", "case.filed", "2026-03-01")]
    [InlineData("not succession", Made, "2026-03-05")]
    [InlineData("answered", Asked, "2026-03-05")] // on the day of its answer, and recorded before it
    [InlineData("answered", Decided, "2026-03-06")]
    public void One_that_keeps_it_is_made(string rule, string fact, string to)
    {
        var play = Begun(Rule(rule));
        Assert.IsType<Decision.Accepted>(Correct(play, fact, to));
        Assert.Equal(Day(to), play.State.Record.Last(fact)!.On);
    }

    [Fact]
    public void What_was_broken_already_bars_no_correction()
    {
        var play = Begun(Rule("precedence"));
        CommandContext context = new(play.Simulation.Now, play.Simulation.Today, Play.People["head"], Play.People, ImmutableDictionary<string, int>.Empty);
        var correct = new CaseCommand.CorrectFact(play.State.Record.Last(Made)!.Seq, Day("2026-03-05"), null, "clerical error", "hash:proof.pdf", context);

        Assert.IsType<Decision.Accepted>(CaseDecider.Decide(play.Procedures, Book(Rule("never kept")), play.State, correct)); // a rule that came afterwards
    }

    [Fact]
    public void An_answer_that_the_correction_puts_outside_its_window_is_late_and_not_refused()
    {
        var play = Begun(Rule("answered within a working day"));
        Assert.IsType<Decision.Accepted>(Correct(play, Asked, "2026-03-03"));
        Assert.Equal(1, play.State.Marking.Monitors["7"].Breaches);
    }

    [Theory]
    [InlineData(Made, "2026-03-03", "'decision.made' 2026-03-03 lies before 'recusal.requested' 2026-03-04, which was recorded first")]
    [InlineData("case.filed", "2026-03-05", "'recusal.requested' 2026-03-04 lies before 'case.filed' 2026-03-05, which was recorded first")]
    public void What_no_rule_forbids_but_turns_round_the_order_of_recording_needs_a_word_that_it_was_seen(string fact, string to, string odd)
    {
        var play = Begun(Rule("precedence"));

        var why = Assert.IsType<Decision.Rejected>(Correct(play, fact, to)).Why;

        var unseen = Assert.IsType<Rejection.OrderUnseen>(why);
        Assert.Contains(odd, why.Message.En, StringComparison.Ordinal);
        Assert.IsType<Decision.Accepted>(Correct(play, fact, to, [.. unseen.Acts.Select(a => a.Pair)]));
    }

    [Fact]
    public void Who_saw_what_one_day_turns_round_has_not_seen_what_another_day_does()
    {
        var play = Begun(Rule("precedence"));
        var seen = Turned(play, "case.filed", "2026-03-05");

        var more = Assert.IsType<Rejection.OrderUnseen>(Assert.IsType<Decision.Rejected>(Correct(play, "case.filed", "2026-03-06", seen)).Why);

        Assert.Equal([Decided], more.Acts.Where(a => !seen.Contains(a.Pair)).Select(a => a.Second.Event));
        Assert.IsType<Decision.Accepted>(Correct(play, "case.filed", "2026-03-05", seen));
    }

    [Fact]
    public void An_order_that_was_odd_already_is_not_told_again()
    {
        var play = Begun(Rule("precedence"));
        Assert.IsType<Decision.Accepted>(Correct(play, "case.filed", "2026-03-06", Turned(play, "case.filed", "2026-03-06")));
        Assert.IsType<Decision.Accepted>(Correct(play, "case.filed", "2026-03-05"));
    }

    private static OrderingConstraint Rule(string what) => new("7", new("规则", "Rule"), "法 第七条", null, null, null, what switch
    {
        "precedence" => new ConstraintTemplate.Relates(Relation.Precedence, [Asked], [Decided], null, null),
        "not succession" => new ConstraintTemplate.Relates(Relation.NotSuccession, [Made], [Asked], null, null),
        "answered" => new ConstraintTemplate.Relates(Relation.Response, [Asked], [Decided], null, null),
        "answered within a working day" => new ConstraintTemplate.Relates(Relation.Response, [Asked], [Decided], null, Period.Parse("1 working day")),
        "guard" => Guard("event.on >= fact.recusal.requested.on + duration(\"P2D\")"),
        "guard on a deadline" => Guard("event.on > deadline.wait.due"),
        _ => Guard("false"),
    });

    private static ConstraintTemplate.Guard Guard(string that) => new([Made], FeelExpression.Parse(that).Expression!);

    private static Played Begun(OrderingConstraint rule)
    {
        var play = new Played(Book(rule), "2026-03-02");
        play.PassTo("2026-03-04");
        Assert.IsType<Decision.Accepted>(play.Deliver(Asked));
        play.PassTo("2026-03-05");
        Assert.IsType<Decision.Accepted>(play.Deliver(Decided));
        play.PassTo("2026-03-06");
        Assert.IsType<Decision.Accepted>(play.Complete("work"));
        return play;
    }

    private static ImmutableArray<ActPair> Turned(Played play, string fact, string to) =>
        [.. Assert.IsType<Rejection.OrderUnseen>(Assert.IsType<Decision.Rejected>(Correct(play, fact, to)).Why).Acts.Select(a => a.Pair)];

    private static Decision Correct(Played play, string fact, string to, ImmutableArray<ActPair>? seen = null) =>
        play.Simulation.Do("head", c => new CaseCommand.CorrectFact(play.State.Record.Last(fact)!.Seq, Day(to), null, "clerical error", "hash:proof.pdf", c) { OrderSeen = seen ?? [] });

    private static RuleBook Book(OrderingConstraint rule) => new(
        [
            new("wait", new("等候", "Wait"), DeadlineOwner.Outside, ["case.filed"], [Made], [], null, PeriodChoice.Earliest,
                [new(Period.Parse("3 days"), null, "法", null, null, null)], MissedMeans.Watch, [], "1"),
        ], [rule], [], Play.WeekdaysOnly, "book") { Corrections = ["agency-head"] };

    private static DateOnly Day(string iso) => DateOnly.ParseExact(iso, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
