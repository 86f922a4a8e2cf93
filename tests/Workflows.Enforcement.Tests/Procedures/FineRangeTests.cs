using System.Collections.Immutable;
using Workflows.Decisions.Feel;
using Workflows.Engine.Cases;
using Workflows.Engine.Commands;

namespace Workflows.Enforcement.Tests.Procedures;

/// <summary>The range that the Work Safety Law sets for a fine, and what the law says to a fine outside it (行政处罚法 arts 5, 32, 37).</summary>
public sealed class FineRangeTests
{
    [Theory]
    [InlineData(100_000, "standard", null)] // 以下 includes the figure
    [InlineData(100_001, "standard", "39a")]
    [InlineData(100_001, "reduced", "39a")]
    public void The_head_does_not_release_a_fine_above_the_range(int fine, string grade, string? rule)
    {
        var played = Reported(("proposedFine", FeelValue.Of(fine)), ("discretionGrade", Playing.Text(grade)));

        Assert.Equal(rule, RuleOf(played.Complete("report-review", "head")));
    }

    [Theory]
    [InlineData("light", "39a")] // 从轻 stays within the range
    [InlineData("reduced", null)] // 减轻 goes below it, on a statutory ground
    public void A_fine_below_the_range_needs_a_ground_for_less(string grade, string? rule)
    {
        var played = Reported(("proposedFine", FeelValue.Of(80_000)), ("fineAfterOrder", FeelValue.True), ("discretionGrade", Playing.Text(grade)));

        Assert.Equal(rule, RuleOf(played.Complete("report-review", "head")));
    }

    [Fact]
    public void Of_two_laws_the_lighter_applies_and_the_log_keeps_both()
    {
        // An act of August 2021 with harm to life; since September the unit pays less.
        var played = Reported(("violationEndedOn", Playing.Day(2021, 8, 20)), ("lifeOrHealth", FeelValue.True), ("fineProvision", Playing.Text("art102")), ("fineAfterOrder", FeelValue.True), ("proposedFine", FeelValue.Of(60_000)));

        var said = Assert.Single(played.Log.OfType<CaseEvent.RuleEvaluated>(), r => r.Decision == "fine-range");
        Assert.True(said.Law!.LaterIsLighter);
        Assert.Equal(FeelValue.Of(50_000), Most(said.Result));
        Assert.Equal(FeelValue.Of(500_000), Most(said.Law.Other));
        Assert.Equal("39a", played.RefusalOf("report-review", "head"));
    }

    [Fact]
    public void That_it_was_not_corrected_is_proved_by_a_recheck()
    {
        var played = new PlayedCase(new("a tick alone") { Answers = Playing.Answering(("report", Playing.Answers(("fineAfterOrder", FeelValue.True), ("proposedFine", FeelValue.Of(150_000))))) }, start: new(2026, 3, 2));

        Assert.Equal("39c", played.Until("report-review").RefusalOf("report-review", "head"));
    }

    /// <summary>Reported after the first re-check found nothing corrected.</summary>
    private static PlayedCase Reported(params (string Field, FeelValue Answer)[] report) => new PlayedCase(new("a fine")
    {
        Answers = Playing.Answering(("report", Playing.Answers(report)), ("recheck", Playing.Answers(("rectified", FeelValue.False)))),
        NotBefore = ImmutableDictionary<string, Func<CaseState, DateOnly?>>.Empty.Add("report", s => s.Record.Last("rectification.rechecked")?.On),
    }, start: new(2026, 3, 2)).Until("report-review");

    private static FeelValue Most(FeelValue range) => ((FeelValue.Context)range).Value["most"];

    private static string? RuleOf(Decision decision) => decision is Decision.Accepted ? null : PlayedCase.RuleOf(decision);
}
