using System.Collections.Immutable;
using Workflows.Decisions.Feel;
using Workflows.Statute.Order;
using Workflows.Statute.Periods;
using static Workflows.Statute.Tests.Calendars.Mainland;

namespace Workflows.Statute.Tests.Order;

public sealed class ConstraintMonitorTests
{
    private static readonly FeelExpression s_condition = FeelExpression.Parse("hearingRight = true").Expression!;

    public static TheoryData<string, string, string, bool?> Histories => new()
    {
        // template, what happened (event@day, in the order of recording), what is about to be recorded, whether it may be
        { "absence", "", "penalty@05", false },
        { "precedence", "", "decision@05", false },
        { "precedence", "review@05", "decision@05", true }, // on one day the order of recording decides
        { "precedence", "review@03", "decision@05", true },
        { "precedence", "early-review@03", "decision@05", true }, // one of several will do
        { "precedence", "review@06", "decision@05", false }, // recorded before, but dated after
        { "precedence", "-review@03", "decision@05", false }, // corrected away
        { "precedence", "decision@02 review@03", "decision@05", true },
        { "precedence", "", "review@05", null }, // nothing to judge
        { "alternate", "masking@03", "release@05", true },
        { "alternate", "masking@03 release@04", "release@05", false }, // each release needs its own
        { "alternate", "masking@03 release@04 masking@05", "release@05", true },
        { "alternate", "release@04 masking@03", "release@05", false }, // the masking of the 3rd was for the release of the 4th, whenever recorded
        { "alternate", "masking@03 release@06", "release@05", false }, // put in before it, it would take the later one's masking away
        { "alternate", "masking@03 masking@05 release@06", "release@04", true },
        { "not-succession", "fine@03", "penalty@05", false },
        { "not-succession", "fine@05", "penalty@05", false },
        { "not-succession", "fine@06", "penalty@05", true },
        { "not-succession", "penalty@05", "fine@03", null }, // the late fact itself is never refused
        { "not-co-existence", "suit@03", "reconsideration@05", false },
        { "not-co-existence", "reconsideration@09", "suit@05", false }, // in whatever order
        { "not-co-existence", "-reconsideration@03", "suit@05", true },
        { "not-co-existence", "", "suit@05", true },
        { "response", "request@03", "case.closed@05", null }, // only the end of the case is held up, by Unanswered
    };

    [Theory]
    [MemberData(nameof(Histories))]
    public void An_order_is_judged_by_legal_day_and_then_by_recording(string template, string history, string about, bool? expected) =>
        Assert.Equal(expected, Holds(template, Facts(history), Facts(about)[0] with { Seq = 99 }, _ => true));

    [Theory]
    [InlineData("v1", "v1", true)]
    [InlineData("v1", "v2", false)]
    [InlineData("v1", null, false)] // what does not say its version has no predecessor
    [InlineData(null, null, false)]
    public void Where_a_value_must_be_the_same_only_that_value_counts(string? masked, string? released, bool expected)
    {
        var history = ImmutableArray.Create(Fact("masking", "03", 1, masked), Fact("masking", "04", 2, "v9"), Fact("release", "04", 3, "v9"));
        foreach (var template in new[] { "precedence-same", "alternate-same" })
        {
            Assert.Equal(expected, Holds(template, history, Fact("release", "05", 9, released), _ => true));
        }
    }

    [Fact]
    public void Before_the_form_is_filled_in_the_same_value_cannot_be_told()
    {
        var history = ImmutableArray.Create(Fact("masking", "03", 1, "v1"));
        foreach (var template in new[] { "precedence-same", "alternate-same" })
        {
            Assert.Null(Holds(template, history, Fact("release", "05", 9, null), _ => true, answered: false));
            Assert.False(Holds(template, [], Fact("release", "05", 9, null), _ => true, answered: false));
        }
    }

    [Theory]
    [InlineData(true, true, true)]
    [InlineData(false, true, false)]
    [InlineData(null, true, false)] // what cannot be told is not let through
    [InlineData(null, false, null)] // unless the form is still to be filled in
    public void A_guard_demands_that_its_condition_is_true(bool? condition, bool answered, bool? expected) =>
        Assert.Equal(expected, Holds("guard", [], Fact("decision", "05", 9, null), _ => condition, answered));

    [Theory]
    [InlineData(false, true, false, null)] // it does not bind: no verdict at all
    [InlineData(true, true, true, false)]
    [InlineData(null, true, true, false)] // neither true nor false binds
    [InlineData(null, false, true, null)] // but before the form is filled in it is open
    public void A_constraint_binds_unless_its_condition_is_false(bool? condition, bool answered, bool judged, bool? holds)
    {
        var verdict = Judge(Constraint("precedence") with { When = s_condition }, [], Fact("decision", "05", 9, null), _ => condition, answered);
        Assert.Equal(judged, verdict is not null);
        Assert.Equal(holds, verdict?.Holds);
    }

    [Theory]
    [InlineData("request@03", 1)]
    [InlineData("request@03 answer@03", 0)]
    [InlineData("request@03 answer@02", 1)] // an answer from before the request answers nothing
    [InlineData("answer@03 request@03", 1)]
    [InlineData("request@03 answer@04 request@05", 1)]
    [InlineData("request@03 request@04 refusal@05", 0)] // one answer after both
    [InlineData("-request@03", 0)]
    [InlineData("request@03 -answer@04", 1)]
    [InlineData("", 0)]
    public void A_case_may_not_end_while_a_response_is_owed(string history, int owed) =>
        Assert.Equal(owed, Unanswered([Constraint("response"), Constraint("precedence")], Facts(history), _ => _ => true).Count());

    [Fact]
    public void A_response_is_owed_only_where_its_condition_does_not_say_no_and_it_was_in_force()
    {
        var response = Constraint("response") with { When = s_condition };
        Assert.Empty(Unanswered([response], Facts("request@03"), _ => _ => false));
        Assert.Single(Unanswered([response], Facts("request@03"), _ => _ => null));
        Assert.Empty(Unanswered([response with { ValidFrom = Day("2026-03-04") }], Facts("request@03"), _ => _ => true));
    }

    public static TheoryData<string, string, string, bool?> Orders => new()
    {
        { "Init", "", "a@05", null },
        { "Init", "", "x@05", false },
        { "Init", "a@03", "x@05", true },
        { "Init", "a@03", "x@02", false }, // put in before it, it would be the first
        { "Exactly", "a@03", "a@05", false },
        { "Exactly", "-a@03", "a@05", true },
        { "AlternateResponse", "a@03", "a@05", false },
        { "AlternateResponse", "a@03 b@04", "a@05", true },
        { "ChainResponse", "a@03", "x@05", false },
        { "ChainResponse", "a@03", "b@05", null },
        { "ChainResponse", "a@03 b@05", "x@04", false }, // dated between them, though recorded later
        { "ChainPrecedence", "a@03", "b@05", true },
        { "ChainPrecedence", "a@03 x@04", "b@05", false },
        { "Succession", "", "b@05", false },
        { "Succession", "a@03", "b@05", true },
        { "AlternateSuccession", "a@03", "a@05", false },
        { "AlternateSuccession", "a@03 b@04", "b@05", false },
        { "ChainSuccession", "a@03", "x@04", false },
        { "NotChainSuccession", "a@03", "b@05", false },
        { "NotChainSuccession", "a@03 x@04", "b@05", true },
        { "ExclusiveChoice", "a@03", "b@05", false },
        { "ExclusiveChoice", "a@03", "a@05", true },
        { "RespondedExistence", "a@03", "b@05", null },
        { "Choice", "", "a@05", null },
    };

    [Theory]
    [MemberData(nameof(Orders))]
    public void Every_template_refuses_only_what_it_forbids(string template, string history, string about, bool? expected) =>
        Assert.Equal(expected, Judge(Of(template), Facts(history), Facts(about)[0] with { Seq = 99 }, _ => true)?.Holds);

    public static TheoryData<string, string, string, string, bool?> Windows => new()
    {
        // 5 March 2026 is a Thursday
        { "Precedence", "3 working days", "a@05", "b@10", true },
        { "Precedence", "3 working days", "a@05", "b@11", false },
        { "Precedence", "3 days", "a@05", "b@10", false },
        { "Precedence", "3 days", "a@05 a@06", "b@09", true }, // the last one counts
        { "NotSuccession", "3 working days", "a@05", "b@10", false },
        { "NotSuccession", "3 working days", "a@05", "b@11", true }, // barred for a time only
        { "AlternateResponse", "3 days", "a@05", "a@10", false },
        { "Response", "3 days", "a@05", "b@10", null }, // late, but never refused
    };

    [Theory]
    [MemberData(nameof(Windows))]
    public void A_window_is_counted_from_the_first_event(string template, string within, string history, string about, bool? expected) =>
        Assert.Equal(expected, Judge(Of(template, within), Facts(history), Facts(about)[0] with { Seq = 99 }, _ => true)?.Holds);

    [Theory]
    [InlineData("Response", "", "PossiblySatisfied", null)]
    [InlineData("Response", "a@05", "PossiblyViolated", null)]
    [InlineData("Response 3 working days", "a@17", "PossiblyViolated", "2026-03-20")]
    [InlineData("Response 3 working days", "a@16", "PermanentlyViolated", null)]
    [InlineData("Response 3 working days", "a@10 a@17", "PermanentlyViolated", null)] // the first of them is late
    [InlineData("Response 3 working days", "a@10 b@11 a@17", "PossiblyViolated", "2026-03-20")]
    [InlineData("Response 3 working days", "a@05 b@12", "PermanentlyViolated", null)] // late stays late
    [InlineData("Response 3 working days", "b@06 a@05", "PossiblySatisfied", null)] // by their days, whenever recorded
    [InlineData("Precedence", "a@03", "PermanentlySatisfied", null)]
    [InlineData("Precedence", "b@03", "PermanentlyViolated", null)]
    [InlineData("Precedence", "b@04 a@03", "PermanentlySatisfied", null)] // recorded later, dated earlier: it counts in its place
    [InlineData("Precedence", "-a@03 b@04", "PermanentlyViolated", null)]
    [InlineData("NotSuccession", "b@05 a@03", "PermanentlyViolated", null)] // nobody could refuse it, but it is seen
    public void Where_a_case_stands_to_a_rule_on_the_20th(string template, string history, string verdict, string? until)
    {
        var words = template.Split(' ', 2);
        var rule = Of(words[0], words.Length > 1 ? words[1] : null);
        var standing = ConstraintMonitor.Standing(rule, Facts(history), Day("2026-03-20"), new(2026, 3, 20, 9, 0, 0, TimeSpan.FromHours(8)), Calendar);
        Assert.Equal((verdict, until), (standing.VerdictIn(rule.Template.Automaton).ToString(), standing.Until is { } day ? $"{day:O}" : null));
    }

    [Theory]
    [InlineData("Existence", "", 1)]
    [InlineData("Existence", "a@03", 0)]
    [InlineData("Choice", "x@03", 1)]
    [InlineData("Choice", "b@03", 0)]
    [InlineData("End", "a@03 x@04", 1)]
    [InlineData("End", "x@04 a@05", 0)]
    [InlineData("RespondedExistence", "a@03", 1)]
    [InlineData("RespondedExistence", "b@02 a@03", 0)]
    [InlineData("Succession", "a@03", 1)]
    [InlineData("Precedence", "", 0)]
    public void The_end_of_a_case_is_held_up_by_what_must_have_been(string template, string history, int owed)
    {
        Assert.Equal(owed, Unanswered([Of(template)], Facts(history), _ => _ => true).Count());
        Assert.Empty(Unanswered([Of(template) with { When = s_condition }], Facts(history), _ => _ => false)); // a condition that says no frees the case
    }

    [Fact]
    public void A_condition_is_judged_once_when_the_event_is_recorded()
    {
        var rule = Constraint("response") with { When = s_condition };
        var free = Fact("request", "03", 1, null) with { Binds = ImmutableSortedDictionary<string, bool>.Empty.Add("1", false) };
        Assert.Empty(Unanswered([rule], [free], _ => _ => true));
        Assert.Single(Unanswered([rule], [free with { Binds = free.Binds.SetItem("1", true) }], _ => _ => false));
    }

    [Fact]
    public void An_answer_of_another_value_answers_nothing()
    {
        var rule = Of("Response") with { Template = new ConstraintTemplate.Relates(Relation.Response, ["a"], ["b"], "version") };
        Assert.Single(Unanswered([rule], [Fact("a", "03", 1, "v1"), Fact("b", "04", 2, "v2")], _ => _ => true));
        Assert.Empty(Unanswered([rule], [Fact("a", "03", 1, "v1"), Fact("b", "04", 2, "v1")], _ => _ => true));
    }

    private static OrderingConstraint Of(string template, string? within = null) => new("1", new("规则", "Rule"), "法", null, null, null,
        Enum.TryParse<Occurrence>(template, out var occurrence) ? new ConstraintTemplate.Occurs(occurrence, "a", 1)
            : new ConstraintTemplate.Relates(Enum.Parse<Relation>(template), ["a"], ["b"], null, within is null ? null : Period.Parse(within)));

    private static OrderingConstraint Constraint(string name) => new("1", new("规则", "Rule"), "法", null, null, null, name switch
    {
        "absence" => new ConstraintTemplate.Occurs(Occurrence.Absence, "penalty", 0),
        "precedence" => new ConstraintTemplate.Relates(Relation.Precedence, ["review", "early-review"], ["decision"]),
        "precedence-same" => new ConstraintTemplate.Relates(Relation.Precedence, ["masking"], ["release"], "version"),
        "alternate" => new ConstraintTemplate.Relates(Relation.AlternatePrecedence, ["masking"], ["release"]),
        "alternate-same" => new ConstraintTemplate.Relates(Relation.AlternatePrecedence, ["masking"], ["release"], "version"),
        "response" => new ConstraintTemplate.Relates(Relation.Response, ["request"], ["answer", "refusal"]),
        "not-succession" => new ConstraintTemplate.Relates(Relation.NotSuccession, ["fine"], ["penalty"]),
        "not-co-existence" => new ConstraintTemplate.Relates(Relation.NotCoExistence, ["reconsideration"], ["suit"]),
        _ => new ConstraintTemplate.Guard(["decision"], s_condition),
    });

    private static bool? Holds(string template, IEnumerable<LegalFact> facts, LegalFact about, FeelCondition condition, bool answered = true) =>
        Judge(Constraint(template), facts, about, condition, answered)?.Holds;

    private static ConstraintVerdict? Judge(OrderingConstraint constraint, IEnumerable<LegalFact> facts, LegalFact about, FeelCondition condition, bool answered = true) =>
        ConstraintMonitor.Judge(constraint, facts, about, condition, Calendar, answered);

    private static IEnumerable<OrderingConstraint> Unanswered(
        ImmutableArray<OrderingConstraint> constraints, IEnumerable<LegalFact> facts, Func<LegalFact?, FeelCondition> condition) =>
        ConstraintMonitor.Unanswered(constraints, facts, Day("2026-03-20"), new(2026, 3, 20, 9, 0, 0, TimeSpan.FromHours(8)), Calendar, condition);

    private static ImmutableArray<LegalFact> Facts(string history) =>
    [
        .. history.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select((text, index) =>
        {
            var (name, day) = (text.Split('@')[0], text.Split('@')[1]);
            return Fact(name.TrimStart('-'), day, index + 1, null) with { Stands = !name.StartsWith('-') };
        }),
    ];

    private static LegalFact Fact(string name, string day, long seq, string? version) => new(
        name, Day($"2026-03-{day}"), new(2026, 3, 20, 9, 0, 0, TimeSpan.FromHours(8)), "officer1", "task",
        version is null ? FeelContext.Empty : FeelContext.Empty.Set("version", FeelValue.Of(version))) { Seq = seq };
}
