using System.Collections.Immutable;
using Workflows.Engine.Cases;
using Workflows.Engine.Commands;
using Workflows.Engine.People;
using static Workflows.Engine.Tests.Duties.Office;

namespace Workflows.Engine.Tests.Duties;

/// <summary>An acting head: by a writing, for a period, in one role; what he does says so and counts for both.</summary>
public sealed class DelegationTests
{
    private static readonly Delegation s_writing = new("1", "director", "deputy", "principal-head", new(2026, 3, 3), new(2026, 3, 6), "示应急委〔2026〕1号");

    [Theory]
    [InlineData("2026-03-02", "OutsideDelegation")] // the day before it begins
    [InlineData("2026-03-03", "-")]
    [InlineData("2026-03-06", "-")] // its last day
    [InlineData("2026-03-07", "OutsideDelegation")]
    public void The_acting_head_decides_a_referral_on_the_days_of_the_writing_alone(string day, string rule)
    {
        var play = Open(With(s_writing));
        play.PassTo(day);

        Assert.Equal(rule, RuleOf(play.Does("deputy", "approve-referral")));
    }

    [Fact]
    public void A_day_outside_the_period_is_refused_however_it_is_recorded()
    {
        var play = Open(With(s_writing));
        play.PassTo("2026-03-04");

        var refused = Assert.IsType<Rejection.OutsideDelegation>(Assert.IsType<Decision.Rejected>(play.Does("deputy", "approve-referral", "2026-03-02")).Why);

        Assert.Equal(Monday, refused.On);
        Assert.Contains("2026-03-03 to 2026-03-06 (示应急委〔2026〕1号)", refused.Message.En, StringComparison.Ordinal);
    }

    [Fact]
    public void What_was_dated_in_the_period_is_not_recorded_after_it()
    {
        var play = Open(With(s_writing));
        play.PassTo("2026-03-09");

        Assert.Equal("OutsideDelegation", RuleOf(play.Does("deputy", "approve-referral", "2026-03-05")));
    }

    [Fact]
    public void Ended_early_it_no_longer_counts_from_that_day()
    {
        var play = Open(With(s_writing with { EndedOn = new(2026, 3, 5) }));
        play.PassTo("2026-03-04");
        Assert.Equal("-", RuleOf(play.Simulation.Do("deputy", c => new CaseCommand.ClaimTask(NodeOf(play, "approve-referral"), c))));
        play.PassTo("2026-03-05");

        Assert.Equal("OutsideDelegation", RuleOf(play.Does("deputy", "approve-referral")));
    }

    [Theory]
    [InlineData("director", "-")]
    [InlineData("head", "19a")] // a head of the agency, but not the principal one
    [InlineData("deputy", "RoleMissing")]
    public void Without_a_writing_only_the_principal_head_decides_a_referral(string person, string rule) =>
        Assert.Equal(rule, RuleOf(Open(With()).Does(person, "approve-referral")));

    [Fact]
    public void Every_event_of_the_act_says_in_whose_place_and_the_writing_stands_in_the_log()
    {
        var play = Open(With(s_writing));
        play.PassTo("2026-03-04");

        var events = Assert.IsType<Decision.Accepted>(play.Does("deputy", "approve-referral")).Events;

        Assert.All(events, e => Assert.Equal(("deputy", "director"), (e.By, e.For)));
        Assert.Equal(s_writing, Assert.Single(events.OfType<CaseEvent.DelegationUsed>()).Delegation);
        Assert.Equal("director", Assert.Single(events.OfType<CaseEvent.DutyDone>()).Act.For);
        Assert.Equal(("deputy", "director"), Assert.Single(play.State.Record.Facts) is { } fact ? (fact.By, fact.For) : default);
    }

    [Fact]
    public void What_he_does_in_his_own_role_is_his_own()
    {
        var play = Open(With(s_writing));
        play.PassTo("2026-03-04");

        Assert.All(Assert.IsType<Decision.Accepted>(play.Does("deputy", "plain")).Events, e => Assert.Null(e.For));
    }

    [Theory]
    // who did the earlier act in the role of a case officer, in whose place; who comes to review afterwards; the rule
    [InlineData("deputy", "deputy", "33a")] // the act is his
    [InlineData("deputy", "officer", "33a")] // and that of the one in whose place he did it
    [InlineData("officer", "officer", "33a")]
    [InlineData("officer", "reviewer", "-")]
    public void An_act_counts_for_both(string actor, string reviewer, string rule)
    {
        var everybody = People(s_writing with { Principal = "officer", Role = "case-officer" });
        var people = everybody.SetItem("deputy", everybody["deputy"] with { Roles = ["legal-reviewer"] });
        var law = Law with { Duties = [.. Law.Duties.Where(r => r.No == "33a")] };
        var play = Open(people, law);
        play.PassTo("2026-03-04");
        Assert.Equal("-", RuleOf(play.Does(actor, "propose")));

        Assert.Equal(rule, RuleOf(play.Does(reviewer, "review")));
    }

    [Fact]
    public void What_bars_the_principal_bars_whoever_acts_in_his_place()
    {
        var play = Open(People(s_writing with { Principal = "head", Role = "agency-head" }));
        play.PassTo("2026-03-04");
        play.Names("officer", "2026-03-04", "head", "officer"); // the head investigated

        Assert.Equal("34b", RuleOf(play.Does("deputy", "decide")));
    }

    [Fact]
    public void A_principal_who_must_withdraw_does_not_act_through_another()
    {
        var play = Open(People(s_writing with { Principal = "director", Role = "principal-head" }));
        play.PassTo("2026-03-04");
        play.Recuses("head", "director");

        Assert.Equal("5", RuleOf(play.Does("deputy", "approve-referral")));
    }

    [Fact]
    public void A_task_that_the_principal_had_taken_is_done_in_his_place()
    {
        var play = Open(With(s_writing));
        play.Simulation.Do("director", c => new CaseCommand.ClaimTask(NodeOf(play, "approve-referral"), c));
        Assert.Equal("TaskOfSomebodyElse", RuleOf(play.Does("deputy", "approve-referral"))); // not yet
        play.PassTo("2026-03-04");

        Assert.Equal("TaskOfSomebodyElse", RuleOf(play.Does("head", "approve-referral")));
        Assert.Equal("-", RuleOf(play.Does("deputy", "approve-referral")));
        Assert.Equal("director", play.State.Record.Acts[^1].For);
    }

    private static int NodeOf(Workflows.TestKit.Cases.Play play, string element) => play.State.Marking.Nodes.Values.First(n => n.Element == element).Id;

    private static ImmutableDictionary<string, Person> With(params Delegation[] delegations) => People(delegations);

    private static ImmutableDictionary<string, Person> People(params Delegation[] delegations) => new[]
    {
        Someone("officer1", "2026-12-31", "case-officer"), Someone("director", "2026-12-31", "principal-head"), Someone("head", "2026-12-31", "agency-head"), Someone("officer", "2026-12-31", "case-officer", "legal-reviewer"),
        Someone("reviewer", "2026-12-31", "legal-reviewer"),
        Someone("deputy", "2026-12-31", "case-officer") with { Delegations = [.. delegations] },
    }.ToImmutableDictionary(p => p.Id);
}
