using Workflows.Decisions.Feel;
using Workflows.Engine.Cases;
using Workflows.Engine.Commands;

namespace Workflows.Enforcement.Tests.Procedures;

/// <summary>The limitation, from the filing to the decision (行政处罚法 arts 36, 37). Everything is discovered on 2 March 2026.</summary>
public sealed class LimitationTests
{
    private static readonly FeelContext s_noPenalty = Playing.Answers(("proposal", Playing.Text("no-penalty")), ("noPenaltyGround", Playing.Text("已超过追责时效")));

    [Fact]
    public void An_act_with_harm_to_life_that_is_discovered_in_its_fifth_year_comes_to_a_penalty()
    {
        var played = Played(Ended(new(2021, 7, 20), life: true)).UntilFact("decision.made");

        Assert.Equal(["within", "within"], Said(played));
        Assert.Equal(Playing.Text("penalty"), played.State.Record.Last("decision.made")!.Data["decisionOutcome"]);
    }

    [Fact]
    public void An_act_discovered_too_late_may_be_filed_and_comes_to_a_decision_of_no_penalty_by_the_limitation()
    {
        var played = Played(Ended(new(2024, 3, 1), life: false), s_noPenalty).UntilFact("decision.served");

        Assert.Equal(["expired", "expired"], Said(played));
        Assert.Equal(Playing.Text("no-penalty"), played.State.Record.Last("decision.made")!.Data["decisionOutcome"]);
        Assert.Contains("第三十六条", played.Paper("no-penalty-decision"), StringComparison.Ordinal);
    }

    [Fact]
    public void After_the_limitation_no_penalty_is_put_before_the_party() =>
        Assert.Equal("7b", Played(Ended(new(2024, 3, 1), life: false)).Until("report-review").RefusalOf("report-review", "head"));

    [Fact]
    public void The_second_look_keeps_both_answers_where_the_law_changed_after_the_act()
    {
        var played = Played(Ended(new(2021, 7, 10), life: true), s_noPenalty).Until("report-review");

        Assert.Equal(["expired", "expired"], Said(played));
        Assert.All(played.Log.OfType<CaseEvent.RuleEvaluated>().Where(r => r.Decision == "limitation"),
            said => Assert.Equal((new DateOnly(2021, 7, 10), false, Playing.Text("within")), (said.Law!.On, said.Law.LaterIsLighter, said.Law.Other)));
    }

    [Fact]
    public void Harm_that_the_investigation_finds_opens_the_five_years()
    {
        var played = Played(Ended(new(2024, 3, 1), life: false), Playing.Answers(("lifeOrHealth", FeelValue.True))).Until("report-review");

        Assert.Equal(["expired", "within"], Said(played));
        Assert.IsType<Decision.Accepted>(played.Complete("report-review", "head"));
    }

    [Fact]
    public void Harm_that_the_investigation_disproves_leaves_two_years()
    {
        var played = Played(Ended(new(2024, 3, 1), life: true), Playing.Answers(("lifeOrHealth", FeelValue.False))).Until("report-review");

        Assert.Equal(["within", "expired"], Said(played));
        Assert.Equal("7b", played.RefusalOf("report-review", "head"));
    }

    [Fact]
    public void An_earlier_clue_that_the_investigation_finds_is_the_discovery()
    {
        var played = Played(Ended(new(2024, 2, 20), life: false), Playing.Answers(("discoveredOn", Playing.Day(2026, 2, 12)))).Until("report-review");

        Assert.Equal(["expired", "within"], Said(played));
    }

    [Fact]
    public void Of_an_act_that_goes_on_the_limitation_has_not_begun()
    {
        var played = Played(Playing.Answers(("stillGoingOn", FeelValue.True))).UntilFact("decision.made");

        Assert.Equal(["within", "within"], Said(played));
    }

    private static FeelContext Ended(DateOnly day, bool life) => Playing.Answers(("violationEndedOn", FeelValue.Of(day)), ("lifeOrHealth", FeelValue.Of(life)));

    private static PlayedCase Played(FeelContext filing, FeelContext? report = null) =>
        new(new("limitation") { Answers = Playing.Answering(("filing-proposal", filing), ("report", report ?? FeelContext.Empty)) });

    private static IEnumerable<string> Said(PlayedCase played) =>
        played.Log.OfType<CaseEvent.RuleEvaluated>().Where(r => r.Decision == "limitation").Select(r => ((FeelValue.String)r.Result).Value);
}
