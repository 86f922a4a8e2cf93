using System.Globalization;
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

    [Theory]
    [InlineData("2026-03-12", "2026-03-02", "2026-03-12")] // served as it is ordered: the day that was set
    [InlineData("2026-03-12", "2026-03-06", "2026-03-16")] // four days later: ten days all the same
    [InlineData("2026-03-12", "2026-04-15", "2026-04-27")] // its tenth day is a Saturday
    [InlineData("2026-03-02", "2026-03-02", "2026-03-03")] // never on the day of the service itself
    public void The_term_of_the_order_leaves_the_party_its_days_from_the_service(string set, string served, string end)
    {
        var played = new PlayedCase(new("served later")
        {
            Answers = Playing.Answering(("order-correction", Playing.Answers(("correctionDueOn", FeelValue.Of(Day(set)))))),
            NotBefore = Playing.Holding("serve", "case.filed"),
        }).Until("serve");
        if (Day(served) > played.Today) played.PassTo(Day(served));
        Assert.IsType<Decision.Accepted>(played.Complete("serve", "officer1", ("servedOn", FeelValue.Of(Day(served)))));

        played.UntilFact("correction.expired");

        Assert.Equal(Day(end), played.State.Record.Last("correction.expired")?.On);
    }

    [Fact]
    public void The_order_says_how_many_days_it_leaves_whenever_it_is_served()
    {
        var played = new PlayedCase(new("ten days")
        {
            Answers = Playing.Answering(("order-correction", Playing.Answers(("correctionDueOn", Playing.Day(2026, 3, 12))))),
        }).UntilFact("correction.served");

        Assert.Contains("**2026年3月12日**（含当日）以前整改完毕；本指令书在 2026年3月2日 以后送达的，自送达之日的次日起 10 日内整改完毕", played.Paper("correction-order"), StringComparison.Ordinal);
    }

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

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
