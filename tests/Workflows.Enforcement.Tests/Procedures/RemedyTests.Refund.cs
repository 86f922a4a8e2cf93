using Workflows.Decisions.Feel;
using Workflows.Engine.Cases;
using Workflows.Engine.Commands;

namespace Workflows.Enforcement.Tests.Procedures;

public sealed partial class RemedyTests
{
    // What was paid on a decision that falls is given back (行政强制法 art. 41; 行政复议法 art. 72(2)).

    [Fact]
    public void A_fine_that_was_paid_is_given_back_with_interest_when_the_review_revokes_the_decision_after_the_closing()
    {
        var played = PaidAndReviewed();
        Review(played, "ended", ("reviewResult", Playing.Text("revoked")));

        Assert.Equal(DeadlineStatus.Running, played.State.Record.Deadline("refund")!.Status);
        Assert.IsType<Rejection.FormInvalid>(Assert.IsType<Decision.Rejected>(GivenBack(played, 20_000)).Why); // less than was paid
        Assert.Equal(FeelValue.Of(30_000), Usual(played, "refundSum"));
        Accepted(GivenBack(played, 30_000));
        Assert.Contains("refund.made", played.Facts);
        Assert.Equal(DeadlineStatus.Met, played.State.Record.Deadline("refund")!.Status);
    }

    [Fact]
    public void Of_a_fine_that_was_changed_after_the_payment_the_difference_is_given_back()
    {
        var played = PaidAndReviewed();
        Review(played, "ended", [("reviewResult", Playing.Text("changed")), .. Changed(20_000)]);

        Assert.Equal(FeelValue.Of(10_000), Usual(played, "refundSum"));
        Accepted(GivenBack(played, 10_000));
    }

    [Fact]
    public void A_second_result_asks_for_what_the_first_did_not_give_back()
    {
        var played = PaidAndReviewed();
        Review(played, "ended", [("reviewResult", Playing.Text("changed")), .. Changed(20_000)]);
        Accepted(GivenBack(played, 10_000));
        Suit(played, "accepted", Applied(played.Today));
        Suit(played, "ended", ("suitResult", Playing.Text("revoked")));

        Assert.Equal(FeelValue.Of(20_000), Usual(played, "refundSum"));
    }

    [Theory]
    [InlineData("upheld")]
    [InlineData("unlawful")]
    [InlineData("rejected")]
    public void Where_the_decision_stands_nothing_is_given_back(string result)
    {
        var played = PaidAndReviewed();
        Review(played, "ended", ("reviewResult", Playing.Text(result)));

        Assert.False(played.IsOpen("give-back"));
        Assert.DoesNotContain("refund.due", played.Facts);
    }

    [Fact]
    public void What_was_paid_beyond_the_fine_is_given_back()
    {
        var played = new PlayedCase(s_unpaid).UntilFact("decision.served");
        Paid(played, 40_000);

        Assert.Equal(FeelValue.Of(10_000), Usual(played, "refundSum"));
        Accepted(GivenBack(played, 10_000));
    }

    [Fact]
    public void Money_that_comes_in_after_the_decision_fell_is_recorded_and_given_back()
    {
        var played = Unpaid();
        Assert.IsType<Rejection.FormInvalid>(Assert.IsType<Decision.Rejected>(PaidLate(played)).Why); // the fine is still being paid
        Accepted(Corrected(played));
        Assert.False(played.IsOpen("give-back"));

        Accepted(PaidLate(played));
        Assert.Equal(FeelValue.Of(30_000), Usual(played, "refundSum"));
        Accepted(GivenBack(played, 30_000));
    }

    [Fact]
    public void What_was_given_back_is_not_owed_a_second_time()
    {
        var played = PaidAndReviewed();
        Review(played, "ended", [("reviewResult", Playing.Text("changed")), .. Changed(20_000)]);
        Accepted(GivenBack(played, 10_000));
        Suit(played, "accepted", Applied(played.Today));
        Suit(played, "ended", [("suitResult", Playing.Text("changed")), Served(played.Today), .. Changed(20_000)]);

        Assert.False(played.IsOpen("give-back"));
    }

    [Fact]
    public void The_term_of_the_refund_runs_from_the_day_on_which_the_decision_fell()
    {
        var played = PaidAndReviewed();
        var fell = played.Today;
        played.PassTo(fell.AddDays(4));
        Review(played, "ended", ("reviewResult", Playing.Text("revoked")), ("reviewOn", FeelValue.Of(fell)));

        Assert.Equal(fell, played.State.Record.Last("refund.due")!.On);
    }

    [Fact]
    public void Where_nothing_was_paid_nothing_is_given_back()
    {
        var played = Unpaid();
        Accepted(Corrected(played));

        Assert.False(played.IsOpen("give-back"));
    }

    [Fact]
    public void A_case_is_not_closed_while_money_is_owed_to_the_party()
    {
        var played = new PlayedCase(s_paid).Until("closing-approval");
        Accepted(Corrected(played));
        Accepted(played.Complete("withdraw", "publisher", ("withdrawalGround", Playing.Text("revoked")), ("withdrawalReason", Playing.Text("认定事实错误"))));

        Assert.Equal("54c", played.RefusalOf("closing-approval", "head", ("closingOutcome", Playing.Text("approve"))));
        Accepted(GivenBack(played, 30_000));
        Accepted(played.Complete("closing-approval", "head", ("closingOutcome", Playing.Text("approve"))));
    }

    /// <summary>Paid and closed, and then a review is pending.</summary>
    private static PlayedCase PaidAndReviewed()
    {
        var played = new PlayedCase(s_paid).UntilFact("case.closed");
        Review(played, "accepted", Applied(played.Today));
        return played;
    }

    private static Decision GivenBack(PlayedCase played, int sum) => played.Complete("give-back", "officer1",
        ("refundSum", FeelValue.Of(sum)), ("refundInterest", FeelValue.Of(12)), ("refundedOn", FeelValue.Of(played.Today)), ("refundProof", Playing.Text("退付凭证")));

    private static Decision PaidLate(PlayedCase played) => played.Deliver("payment.late-reported", "officer1", Playing.Answers(
        ("amount", FeelValue.Of(30_000)), ("paidOn", FeelValue.Of(played.Today)), ("paidBy", Playing.Text("bank")), ("paymentProof", Playing.Text("缴款凭证"))));

    /// <summary>What the form proposes.</summary>
    private static FeelValue Usual(PlayedCase played, string field) => played.Proposed("give-back")[field];
}
