using Workflows.Decisions.Feel;
using Workflows.Engine.Cases;
using Workflows.Engine.Commands;
using static Workflows.Engine.Tests.Duties.Office;

namespace Workflows.Engine.Tests.Duties;

/// <summary>Withdrawal, by article 43 of the Administrative Penalty Law: the head decides, work goes on meanwhile, what was done stands.</summary>
public sealed class RecusalTests
{
    [Theory]
    [InlineData("investigate")]
    [InlineData("review")]
    [InlineData("plain")] // also what is no duty
    public void Who_must_withdraw_does_nothing_more_in_the_case(string step)
    {
        var play = Open();
        play.Recuses("chen", "wang");

        var refused = Barred(play.Does("wang", step));

        Assert.Equal(("5", "行政处罚法 第四十三条第一款"), (refused.Rule, refused.Article));
        Assert.Contains("2026-03-02", refused.Why.En, StringComparison.Ordinal);
        Assert.Equal("-", RuleOf(play.Does("li", step)));
    }

    [Fact]
    public void Until_the_head_decides_work_goes_on()
    {
        var play = Open();

        Assert.Equal("-", RuleOf(play.Does("wang", "investigate")));
        Assert.Equal("-", RuleOf(play.Recuses("chen", "wang")));
    }

    [Fact]
    public void Nothing_that_arrives_is_recorded_by_who_must_withdraw()
    {
        var play = Open();
        play.Recuses("chen", "wang");

        Assert.Equal("5", RuleOf(play.Deliver("defence.received", "wang")));
        Assert.Equal("-", RuleOf(play.Deliver("defence.received", "li")));
    }

    [Fact]
    public void What_he_had_taken_goes_back_to_the_role_and_what_he_did_stands()
    {
        var play = Open();
        play.Does("wang", "investigate");
        var taken = play.State.Marking.Nodes.Values.First(n => n.Element == "propose").Id;
        play.Simulation.Do("wang", c => new CaseCommand.ClaimTask(taken, c));

        play.Recuses("chen", "wang");

        Assert.Null(play.State.Record.Tasks[taken].ClaimedBy);
        Assert.Equal(("wang", "investigate"), (play.State.Record.Acts[0].Person, play.State.Record.Acts[0].Duty));
        Assert.Contains("investigate.done", play.Facts, StringComparison.Ordinal);
        var withdrawal = Assert.Single(play.State.Record.Withdrawals);
        Assert.Equal(("wang", "recuse", Monday), (withdrawal.Person, withdrawal.Element, withdrawal.On));
        Assert.Equal(withdrawal, Assert.Single(play.Simulation.Log.OfType<CaseEvent.PersonWithdrew>()).Withdrawal with { Seq = withdrawal.Seq });
    }

    [Theory]
    [InlineData("2026-03-02", "-")] // what he did before stands, and is written down as it was
    [InlineData("2026-03-04", "5")]
    public void Who_withdrew_is_named_for_what_he_did_before_and_for_nothing_later(string day, string rule)
    {
        var play = Open();
        play.PassTo("2026-03-03");
        play.Recuses("chen", "wang");
        play.PassTo("2026-03-05");

        Assert.Equal(rule, RuleOf(play.Names("li", day, "wang", "li")));
    }

    [Theory]
    [InlineData("wang", "own-recusal")]
    [InlineData("chen", "-")]
    public void Nobody_decides_on_his_own_recusal(string person, string rule)
    {
        var asked = FeelExpression.Parse("list contains([\"wang\"], person.id)").Expression;
        var law = Law with { Duties = [.. Law.Duties.Select(r => r.No == "own-recusal" ? r with { BarredWhen = asked } : r)] };

        Assert.Equal(rule, RuleOf(Open(law: law).Does(person, "decide-recusal")));
    }

    [Fact]
    public void A_condition_that_has_no_answer_bars() => Assert.Equal("own-recusal", RuleOf(Open().Does("chen", "decide-recusal"))); // nobody said who was asked for
}
