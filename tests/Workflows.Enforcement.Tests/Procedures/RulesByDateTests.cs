using System.Collections.Immutable;
using Workflows.Decisions.Feel;
using Workflows.Enforcement.Rehearsals;
using Workflows.Engine.Cases;
using Workflows.Statute;

namespace Workflows.Enforcement.Tests.Procedures;

/// <summary>The log says by which version of which rule a case went.</summary>
public sealed class RulesByDateTests
{
    // The act ended on 10 July 2021 and was discovered on 2 March 2026: five years would do, but on that day the law still said two.
    [Fact]
    public void The_limitation_is_that_of_the_day_of_the_act_where_the_later_law_is_the_heavier()
    {
        var played = new PlayedCase(Filing(new(2021, 7, 10))).Until("filing-approval");

        var said = played.Log.OfType<CaseEvent.RuleEvaluated>().Single(r => r.Decision == "limitation");
        Assert.Equal(FeelValue.Of("expired"), said.Result);
        Assert.Equal(new AppliedLaw(new(2021, 7, 10), new(2021, 7, 10), new(2026, 3, 2), false, FeelValue.Of("within")), said.Law);
        Assert.Equal(("行政处罚法（2017年修正）第二十九条第一款", RuleStatus.Historical), (Assert.Single(said.Rules).Annotation!.Split("; ")[0], said.Rules[0].Status));
    }

    [Fact]
    public void An_act_under_the_Act_of_2021_has_its_five_years()
    {
        var played = new PlayedCase(Filing(new(2021, 7, 20))).Until("filing-approval");

        var said = played.Log.OfType<CaseEvent.RuleEvaluated>().Single(r => r.Decision == "limitation");
        Assert.Equal((FeelValue.Of("within"), new DateOnly(2021, 7, 20)), (said.Result, said.Law!.On));
    }

    [Fact]
    public void Decisions_deadlines_and_legal_events_keep_the_versions_that_they_went_by()
    {
        var played = new PlayedCase(new Scenario("usual")).Until("final-proposal");

        var threshold = played.Log.OfType<CaseEvent.RuleEvaluated>().Single(r => r.Decision == "hearing-threshold");
        Assert.Equal((1, RuleStatus.Unverified), (threshold.Rules[0].Index, threshold.Rules[0].Status)); // 2026: 应急管理部令第18号, not read
        Assert.Matches("^[0-9a-f]{12}$", threshold.Rules[0].Version);
        Assert.Null(threshold.Law); // procedure: the day of the step
        Assert.Equal(RuleStatus.Unverified, played.State.Record.Deadline("defence-term")!.RuleStatus);
        Assert.Equal(RuleStatus.InForce, played.State.Record.Deadline("hearing-request")!.RuleStatus);
        Assert.Matches("^[0-9a-f]{12}$", played.State.Record.Deadline("decision")!.RuleVersion);
        Assert.Matches("^[0-9a-f]{12}$", Assert.Single(played.Log.OfType<CaseEvent.FactRecorded>().Select(f => f.RuleBook).Distinct()));
    }

    private static Scenario Filing(DateOnly ended) => new("an act of long ago")
    {
        Answers = ImmutableDictionary<string, Func<CaseState, FeelContext>>.Empty.Add("filing-proposal", _ => FeelContext.Empty
            .Set("violationEndedOn", FeelValue.Of(ended)).Set("lifeOrHealth", FeelValue.True)),
    };
}
