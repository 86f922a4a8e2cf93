using System.Collections.Immutable;
using Workflows.Decisions.Feel;
using Workflows.Enforcement.Actions;
using Workflows.Engine.Cases;
using Workflows.Engine.Commands;
using Workflows.Engine.Deciding;
using Workflows.Engine.People;
using Workflows.Engine.Procedures;
using Workflows.TestKit.Cases;
using static Workflows.TestKit.Cases.TestProcess;

namespace Workflows.Enforcement.Tests.Numbers;

public sealed class NumberTests
{
    [Fact]
    public void The_case_number_is_the_next_of_its_series_in_the_year()
    {
        var result = Acting.Run("assign-case-number", FeelContext.Empty, null, null, ("case:2026", 7), ("case:2025", 90));

        Assert.Equal("示应急立〔2026〕7号", result.Outputs["number"].ToString());
        Assert.Equal("示应急立〔2026〕7号", result.Numbers["case"]);
        Assert.Equal([new Claim.Number("case:2026", 7)], result.Claims.AsEnumerable());
    }

    [Fact]
    public void The_decision_has_a_series_of_its_own() =>
        Assert.Equal("示应急罚〔2026〕1号", Acting.Run("assign-decision-number", FeelContext.Empty, null, null, ("decision:2026", 1)).Numbers["decision"]);

    [Fact]
    public void Without_an_offer_no_number_is_invented()
    {
        var result = Acting.Run("assign-case-number", FeelContext.Empty, null, null, ("case:2025", 3));

        Assert.StartsWith("没有取得编号序列“case:2026”的下一个号码。", result.Refusal!.Zh, StringComparison.Ordinal);
        Assert.Empty(result.Claims);
    }

    [Fact]
    public void Two_numbers_of_one_series_in_one_command_follow_each_other()
    {
        var accepted = Assert.IsType<Decision.Accepted>(Start(Number("first") + Number("second") + Flow("start", "first") + Flow("first", "second") + Flow("second", "end")));

        Assert.Equal([new Claim.Number("decision:2026", 5), new Claim.Number("decision:2026", 6)], accepted.Claims.AsEnumerable());
        Assert.Equal(["示应急罚〔2026〕5号", "示应急罚〔2026〕6号"], accepted.Events.OfType<CaseEvent.NumberGiven>().Select(e => e.Number));
    }

    [Fact]
    public void A_command_that_is_refused_behind_the_number_takes_none()
    {
        var decision = Start(Number("first") + """<serviceTask id="paper" name="文书" law:name-en="Paper" law:action="make-document"/>""" + Flow("start", "first") + Flow("first", "paper") + Flow("paper", "end"));

        var why = Assert.IsType<Rejection.ActionRefused>(Assert.IsType<Decision.Rejected>(decision).Why);
        Assert.Equal("paper", why.Element);
    }

    private static string Number(string id) => $"""<serviceTask id="{id}" name="编号" law:name-en="Number" law:action="assign-decision-number"/>""";

    private static Decision Start(string inside)
    {
        var set = Acting.Authority.Running(ProcedureSet.Of([Read("main", TestProcess.Start() + End() + inside)], ActionLibrary.All));
        var offers = ImmutableDictionary<string, int>.Empty.Add("decision:2026", 5);
        var context = new CommandContext(Acting.Now, new(2026, 3, 5), Person.System, Play.People, offers);
        return CaseDecider.Decide(set, Play.NoLaw, CaseState.None(CaseId.Parse("c-1")), new CaseCommand.StartCase("main", FeelContext.Empty, context));
    }
}
