using Workflows.Decisions.Feel;
using Workflows.Engine.Commands;

namespace Workflows.Enforcement.Tests.Procedures;

/// <summary>The order to correct and what else than a fine is carried out (行政处罚法 arts 28, 66; 安全生产法 art. 65).</summary>
public sealed class CorrectionTests
{
    [Fact]
    public void One_officer_alone_does_not_order_a_correction()
    {
        var played = new PlayedCase(new("no request")).Until("order-correction");

        Assert.IsType<Decision.Rejected>(played.Complete("order-correction", "officer1", ("inspectors", Playing.People("officer1"))));
    }

    [Fact]
    public void The_order_is_served_and_its_term_does_not_end_before_that()
    {
        var played = new PlayedCase(new("served late")
        {
            Answers = Playing.Answering(("order-correction", Playing.Answers(("correctionDueOn", Playing.Day(2026, 3, 3))))),
            NotBefore = Playing.Holding("serve", "case.filed"),
        }).Until("serve");
        played.PassTo(new(2026, 3, 6));
        Assert.IsType<Decision.Accepted>(played.Complete("serve", "officer1"));

        played.UntilFact("correction.expired");

        Assert.Equal(new DateOnly(2026, 3, 6), played.State.Record.Last("correction.expired")?.On);
    }

    [Fact]
    public void What_was_not_corrected_is_ordered_again_and_the_case_is_not_closed_before_it_is()
    {
        var played = new PlayedCase(new("no request")).Until("recheck");
        Assert.IsType<Decision.Accepted>(played.Complete("recheck", "officer1", ("rectified", FeelValue.False)));

        Assert.True(played.IsOpen("order-again"));
        Assert.DoesNotContain("crime.suspected", played.Facts);
    }

    [Fact]
    public void Refusing_an_order_on_a_major_danger_is_a_suspected_crime_though_no_accident_happened()
    {
        var played = new PlayedCase(new("no request")).Until("recheck");
        Assert.IsType<Decision.Accepted>(played.Complete("recheck", "officer1", ("rectified", FeelValue.False), ("majorDangerRefused", FeelValue.True)));

        Assert.True(played.IsOpen("name-team")); // 刑法 art. 134-1
    }

    [Fact]
    public void A_penalty_other_than_a_fine_is_carried_out_before_the_case_is_closed()
    {
        var stop = Playing.Answers(("mainPenalty", Playing.Text("stop")), ("proposedFine", FeelValue.Nothing));
        var played = new PlayedCase(new("stop")
        {
            Answers = Playing.Answering(("report", stop)),
            NotBefore = Playing.Holding("perform-other", "closing.reported"),
        }).Until("perform-other");

        Assert.IsType<Decision.Accepted>(played.Complete("perform-other", "officer1"));
        played.ToItsEnd();
        Assert.Contains("penalty.performed", played.Facts);
        Assert.Equal("case.closed", played.Facts[^1]);
    }
}
