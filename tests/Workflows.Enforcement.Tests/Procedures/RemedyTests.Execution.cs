using Workflows.Decisions.Feel;
using Workflows.Engine.Cases;
using Workflows.Engine.Commands;

namespace Workflows.Enforcement.Tests.Procedures;

public sealed partial class RemedyTests
{
    // Judgments and changed amounts: what is still to be paid, and by which way it is asked for.

    [Theory]
    [InlineData("mediated")]
    [InlineData("partly-revoked")]
    public void A_mediation_and_a_revocation_in_part_set_the_sum_that_is_still_to_be_paid(string result)
    {
        var played = Unpaid();
        Review(played, "accepted", Applied(played.Today));
        Review(played, "ended", [("reviewResult", Playing.Text(result)), .. Changed(20_000)]);

        Assert.Contains("decision.changed", played.Facts);
        Assert.DoesNotContain("execution.ended", played.Facts);
        Assert.Equal(result == "mediated", played.State.Record.Deadline("suit-after-review") is null);
    }

    [Fact]
    public void A_stay_that_the_court_orders_stops_the_surcharge_until_it_is_lifted()
    {
        var played = Unpaid();
        Suit(played, "copy-received");
        Assert.Equal(DeadlineStatus.Running, played.State.Record.Deadline("suit-reply")!.Status);
        Accepted(played.Complete("reply-to-suit", "officer1", ("repliedOn", FeelValue.Of(played.Today))));
        Suit(played, "stay-ordered");

        Assert.Equal("67", played.RefusalOf("decide-surcharge", "head"));
        Suit(played, "stay-lifted");
        Assert.Contains("stay.lifted", played.Facts);
    }

    [Fact]
    public void The_two_years_run_from_the_service_of_the_judgment_and_a_late_application_gives_its_reason()
    {
        var played = Unpaid();
        Suit(played, "accepted", Applied(played.Today));
        played.PassTo(new(2026, 6, 17));
        Suit(played, "ended", ("suitResult", Playing.Text("upheld")), Served(new(2026, 6, 1)));

        Assert.Equal(new DateOnly(2028, 6, 1), played.State.Record.Deadline("judgment-execution")!.Due);
        played.PassTo(new(2028, 6, 10));
        Assert.Equal("50m", played.RefusalOf("apply-judgment", "head"));
        Assert.IsType<Decision.Accepted>(played.Complete("apply-judgment", "head", ("judgmentLateReason", Playing.Text("判决规定的履行期限六月十五日届满")), ("judgmentLateReasonFile", Playing.Text("判决书"))));
    }

    [Fact]
    public void A_judgment_that_the_agency_won_is_executed_within_two_years()
    {
        var played = Unpaid();
        Suit(played, "accepted", Applied(played.Today));
        played.PassTo(new(2026, 10, 15));
        Suit(played, "ended", ("suitResult", Playing.Text("upheld")), Served(played.Today));

        Assert.Equal(new DateOnly(2028, 10, 16), played.State.Record.Deadline("judgment-execution")!.Due);
        Assert.IsType<Decision.Accepted>(played.Complete("apply-judgment", "head"));
        Assert.Contains("judgment.execution-applied", played.Facts);
        Assert.IsType<Decision.Accepted>(Executed(played));
        Assert.False(played.IsOpen("apply-judgment"));
        Assert.Contains("execution.ended", played.Facts);
    }

    [Fact]
    public void After_two_years_a_judgment_is_not_executed()
    {
        var played = Unpaid();
        Suit(played, "accepted", Applied(played.Today));
        Suit(played, "ended", ("suitResult", Playing.Text("upheld")), Served(played.Today));
        played.PassTo(played.State.Record.Deadline("judgment-execution")!.Due.AddDays(1));

        Assert.Equal("50m", played.RefusalOf("apply-judgment", "head"));
        Assert.IsType<Decision.Accepted>(played.Complete("apply-judgment", "head", ("judgmentStep", Playing.Text("end"))));
    }

    [Fact]
    public void A_changed_fine_is_paid_in_the_new_amount_and_no_demand_goes_out_for_the_old_one()
    {
        var played = ChangedByTheReview(20_000);
        Assert.False(played.IsOpen("decide-surcharge"));

        Paid(played, 20_000);

        Assert.Contains("payment.completed", played.Facts);
        Assert.DoesNotContain("demand.issued", played.Facts);
    }

    [Fact]
    public void A_fine_that_is_changed_to_nothing_is_paid()
    {
        var played = ChangedByTheReview(0);

        Assert.Equal(played.Today, played.State.Record.Last("payment.completed")?.On);
    }

    [Fact]
    public void A_fine_that_the_review_changed_is_executed_by_its_organ_and_its_end_ends_the_execution()
    {
        var played = ChangedByTheReview(20_000);

        Assert.Null(played.State.Record.Deadline("judgment-execution"));
        Assert.IsType<Decision.Accepted>(Executed(played));
        Assert.Contains("execution.ended", played.Facts);
        Assert.DoesNotContain("court.applied", played.Facts);
    }

    [Fact]
    public void A_fine_that_a_court_changed_is_asked_for_in_the_new_amount_by_the_judgment()
    {
        var played = Unpaid();
        Suit(played, "accepted", Applied(played.Today));
        Suit(played, "ended", [("suitResult", Playing.Text("changed")), Served(played.Today), .. Changed(20_000)]);

        Assert.IsType<Decision.Accepted>(played.Complete("apply-judgment", "head"));
        Assert.Equal(FeelValue.Of(20_000), played.State.Record.Last("judgment.execution-applied")!.Data["judgmentClaim"]);
    }

    [Fact]
    public void A_fine_is_not_changed_to_more()
    {
        var played = Unpaid();
        Review(played, "accepted", Applied(played.Today));

        Assert.IsType<Rejection.FormInvalid>(Assert.IsType<Decision.Rejected>(Reviewed(played, "ended", [("reviewResult", Playing.Text("changed")), .. Changed(40_000)])).Why);
    }

    /// <summary>Nobody pays, and the review leaves so much of the fine.</summary>
    private static PlayedCase ChangedByTheReview(int fine)
    {
        var played = Unpaid();
        Review(played, "accepted", Applied(played.Today));
        Review(played, "ended", [("reviewResult", Playing.Text("changed")), .. Changed(fine)]);
        return played;
    }
}
