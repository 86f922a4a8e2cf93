using System.Collections.Immutable;
using Workflows.Decisions.Feel;
using Workflows.Statute.Order;
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
        Assert.Equal(expected, ConstraintMonitor.Judge(Constraint(template), Facts(history), Facts(about)[0] with { Seq = 99 }, _ => true)?.Holds);

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
            Assert.Equal(expected, ConstraintMonitor.Judge(Constraint(template), history, Fact("release", "05", 9, released), _ => true)!.Holds);
        }
    }

    [Fact]
    public void Before_the_form_is_filled_in_the_same_value_cannot_be_told()
    {
        var history = ImmutableArray.Create(Fact("masking", "03", 1, "v1"));
        foreach (var template in new[] { "precedence-same", "alternate-same" })
        {
            Assert.Null(ConstraintMonitor.Judge(Constraint(template), history, Fact("release", "05", 9, null), _ => true, answered: false)!.Holds);
            Assert.False(ConstraintMonitor.Judge(Constraint(template), [], Fact("release", "05", 9, null), _ => true, answered: false)!.Holds);
        }
    }

    [Theory]
    [InlineData(true, true, true)]
    [InlineData(false, true, false)]
    [InlineData(null, true, false)] // what cannot be told is not let through
    [InlineData(null, false, null)] // unless the form is still to be filled in
    public void A_guard_demands_that_its_condition_is_true(bool? condition, bool answered, bool? expected) =>
        Assert.Equal(expected, ConstraintMonitor.Judge(Constraint("guard"), [], Fact("decision", "05", 9, null), _ => condition, answered)!.Holds);

    [Theory]
    [InlineData(false, true, false, null)] // it does not bind: no verdict at all
    [InlineData(true, true, true, false)]
    [InlineData(null, true, true, false)] // neither true nor false binds
    [InlineData(null, false, true, null)] // but before the form is filled in it is open
    public void A_constraint_binds_unless_its_condition_is_false(bool? condition, bool answered, bool judged, bool? holds)
    {
        var verdict = ConstraintMonitor.Judge(Constraint("precedence") with { When = s_condition }, [], Fact("decision", "05", 9, null), _ => condition, answered);
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
        Assert.Equal(owed, ConstraintMonitor.Unanswered([Constraint("response"), Constraint("precedence")], Facts(history), _ => _ => true).Count());

    [Fact]
    public void A_response_is_owed_only_where_its_condition_does_not_say_no_and_it_was_in_force()
    {
        var response = Constraint("response") with { When = s_condition };
        Assert.Empty(ConstraintMonitor.Unanswered([response], Facts("request@03"), _ => _ => false));
        Assert.Single(ConstraintMonitor.Unanswered([response], Facts("request@03"), _ => _ => null));
        Assert.Empty(ConstraintMonitor.Unanswered([response with { ValidFrom = Day("2026-03-04") }], Facts("request@03"), _ => _ => true));
    }

    private static OrderingConstraint Constraint(string name) => new("1", new("规则", "Rule"), "法", null, null, null, name switch
    {
        "absence" => new ConstraintTemplate.Absence("penalty"),
        "precedence" => new ConstraintTemplate.Precedence(["review", "early-review"], "decision", null),
        "precedence-same" => new ConstraintTemplate.Precedence(["masking"], "release", "version"),
        "alternate" => new ConstraintTemplate.AlternatePrecedence(["masking"], "release", null),
        "alternate-same" => new ConstraintTemplate.AlternatePrecedence(["masking"], "release", "version"),
        "response" => new ConstraintTemplate.Response("request", ["answer", "refusal"]),
        "not-succession" => new ConstraintTemplate.NotSuccession("fine", "penalty"),
        "not-co-existence" => new ConstraintTemplate.NotCoExistence("reconsideration", "suit"),
        _ => new ConstraintTemplate.Guard(["decision"], s_condition),
    });

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
