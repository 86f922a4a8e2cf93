using System.Collections.Immutable;
using Workflows.Decisions.Feel;
using Workflows.Engine.Cases;
using Workflows.Engine.Commands;

namespace Workflows.Enforcement.Tests.Procedures;

/// <summary>Heavy penalties from the report to the closing: told with the right to a hearing, discussed, carried out, never grown on the way (行政处罚法 arts 9, 44, 57, 63).</summary>
public sealed class HeavyPenaltyTests
{
    private static readonly FeelContext s_fineAndStop = Playing.Answers(("mainPenalty", Playing.Text("fine")), ("otherPenalties", Playing.People("stop")), ("proposedFine", FeelValue.Of(30_000)));

    [Fact]
    public void A_heavy_kind_beside_a_small_fine_is_told_with_the_hearing_discussed_and_carried_out()
    {
        var played = Played("fine and stop", s_fineAndStop).Until("discussion");
        Assert.Contains("有要求举行听证的权利", played.Paper("notice"), StringComparison.Ordinal);

        played.ToItsEnd();

        Assert.Equal(["penalty.performed", "payment.completed", "case.closed"], played.Facts.Where(f => f is "penalty.performed" or "payment.completed" or "case.closed"));
    }

    [Fact]
    public void The_case_is_not_closed_before_the_heavy_kind_beside_the_fine_was_carried_out()
    {
        var played = Played("fine and stop", s_fineAndStop, Once("perform-other")).UntilFact("payment.completed");

        Assert.True(played.IsOpen("perform-other"));
        Assert.False(played.IsOpen("closing-report"));
    }

    [Theory]
    [InlineData("licence")] // for another heavy kind than the one that was told
    [InlineData("ban")]
    public void Another_heavy_kind_than_the_one_in_the_notice_asks_for_a_fresh_notice(string kind)
    {
        var played = Played("stop", Playing.Answers(("mainPenalty", Playing.Text("stop")))).Until("final-proposal");

        Assert.Equal("26c", played.RefusalOf("final-proposal", "officer2", ("finalMainPenalty", Playing.Text(kind)), ("changeGround", Playing.Text("lighter")), ("changeReason", Playing.Text("从轻"))));
        Assert.Equal("26c", played.RefusalOf("final-proposal", "officer2", ("finalOtherPenalties", Playing.People(kind))));
    }

    [Fact]
    public void The_heads_conclusion_binds_in_the_kinds_too()
    {
        var played = Played("fine and stop", s_fineAndStop).Until("discussion");
        Assert.IsType<Decision.Accepted>(played.Complete("discussion", "head", ("discussionOtherPenalties", FeelValue.Nothing)));

        Assert.Equal("34", played.RefusalOf("decision", "head"));
        Assert.IsType<Decision.Accepted>(played.Complete("decision", "head", ("decisionOtherPenalties", FeelValue.Nothing), ("lighterReason", Playing.Text("集体讨论决定"))));
    }

    [Theory]
    [InlineData("2026-01-30", false)] // the last working day of the repealed rule, with its 50,000
    [InlineData("2026-02-02", true)] // the rule in force, whose figure nobody has read
    public void Whether_the_heads_discuss_a_fine_goes_by_the_day_of_that_step_and_not_of_the_report(string day, bool discussed)
    {
        var played = new PlayedCase(new("a rule that changes")
        {
            Answers = Playing.Answering(("report", Playing.Answers(("proposedFine", FeelValue.Of(49_999))))),
            NotBefore = ImmutableDictionary<string, Func<CaseState, DateOnly?>>.Empty.Add("legal-review", _ => DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture)),
        }, start: new(2026, 1, 19)).Until(discussed ? "discussion" : "decision");

        Assert.Equal(day, played.Today.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
    }

    [Fact]
    public void What_the_hearing_showed_to_be_complex_is_discussed()
    {
        var played = new PlayedCase(new("complex at last") { Answers = Playing.Answering(("final-proposal", Playing.Answers(("complexOrMajor", FeelValue.True)))) }, start: new(2026, 1, 5));

        Assert.True(played.Until("discussion").IsOpen("discussion"));
    }

    [Fact]
    public void Whether_a_hearing_is_told_is_asked_when_the_notice_is_made()
    {
        var played = new PlayedCase(new("a report before, a notice after")
        {
            NotBefore = ImmutableDictionary<string, Func<CaseState, DateOnly?>>.Empty.Add("report-review", _ => new(2026, 2, 2)),
        }, start: new(2026, 1, 26)).UntilFact("report.reviewed");

        var said = played.Log.OfType<CaseEvent.RuleEvaluated>().Last(r => r.Decision == "hearing-threshold");
        Assert.Equal(FeelValue.Of(new DateOnly(2026, 2, 2)), said.Inputs["程序进行日"]);
    }

    private static PlayedCase Played(string name, FeelContext report, ImmutableDictionary<string, Func<CaseState, DateOnly?>>? holding = null) => new(new(name)
    {
        Answers = Playing.Answering(("report", report)),
        NotBefore = holding ?? ImmutableDictionary<string, Func<CaseState, DateOnly?>>.Empty,
        Messages = [new("payment.received", s => s.Record.Last("decision.served")?.On.AddDays(5), FeelContext.Empty)],
    });

    private static ImmutableDictionary<string, Func<CaseState, DateOnly?>> Once(string element) => ImmutableDictionary<string, Func<CaseState, DateOnly?>>.Empty.Add(element, _ => null);
}
