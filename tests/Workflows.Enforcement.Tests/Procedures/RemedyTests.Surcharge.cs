using Workflows.Decisions.Feel;

namespace Workflows.Enforcement.Tests.Procedures;

public sealed partial class RemedyTests
{
    // The surcharge is a decision of its own, with remedies of its own (行政复议法 art. 11(2)); no delay of the agency adds to it.

    private const string SurchargeClaimed = "按日加处的罚款";

    [Fact]
    public void The_surcharge_is_claimed_once_the_terms_of_its_own_remedies_are_over()
    {
        var played = Unpaid().Until("apply");
        var own = played.State.Record.Deadline("surcharge-suit-term")!.Due;

        Assert.True(played.Today <= own);
        Assert.Equal(FeelValue.Of(0), played.State.Record.Variables.Values.Select(v => v["claimSurcharge"]).Single(v => v != FeelValue.Nothing));
        played.PassTo(own.AddDays(1));
        WorkedOutAgain(played);
        Assert.Contains(SurchargeClaimed, played.Paper("court-application"));
        Accepted(played.Complete("apply", "head"));
    }

    [Fact]
    public void A_suit_against_the_surcharge_leaves_the_fine_to_be_claimed_and_the_surcharge_not()
    {
        var played = Unpaid().UntilFact("surcharge.served");
        Suit(played, "accepted", Applied(played.Today), Against("surcharge"));

        Assert.DoesNotContain("suit.accepted", played.Facts);
        played.Until("apply");
        played.PassTo(played.State.Record.Deadline("surcharge-suit-term")!.Due.AddDays(1));
        WorkedOutAgain(played);
        Assert.DoesNotContain(SurchargeClaimed, played.Paper("court-application"));
        Accepted(played.Complete("apply", "head"));
    }

    [Fact]
    public void A_surcharge_that_the_review_revokes_is_given_back_and_the_fine_stands()
    {
        var played = Unpaid().UntilFact("surcharge.served");
        Paid(played, 30_900); // the fine, and three percent of it for a day
        Assert.Contains("payment.completed", played.Facts);
        Review(played, "accepted", Applied(played.Today), Against("surcharge"));
        Review(played, "ended", ("reviewResult", Playing.Text("revoked")), Against("surcharge"));

        Assert.DoesNotContain("decision.revoked", played.Facts);
        Assert.False(played.IsOpen("withdraw"));
        Assert.Equal(FeelValue.Of(900), Usual(played, "refundSum"));
    }

    [Fact]
    public void While_a_request_for_a_deferral_that_came_in_time_is_undecided_no_surcharge_runs()
    {
        var played = new PlayedCase(s_unpaid).UntilFact("decision.served");
        var due = played.State.Record.Deadline("payment")!.Due;
        played.PassTo(due);
        Accepted(played.Deliver("payment.deferral-requested", "officer1", Playing.Answers(("deferralRequestedOn", FeelValue.Of(due)), ("deferralKind", Playing.Text("deferral")),
            ("deferralUntilAsked", FeelValue.Of(due.AddDays(60))), ("deferralGrounds", Playing.Text("停工")), ("deferralRequestFile", Playing.Text("申请书")))));
        played.PassTo(due.AddDays(34)); // by then three percent a day would have come to the whole fine
        Accepted(played.Complete("decide-deferral", "head", ("deferral", Playing.Text("refuse"))));
        Accepted(played.Complete("decide-surcharge", "head"));

        Paid(played, 30_000);
        Assert.Contains("payment.completed", played.Facts);
    }

    [Fact]
    public void Of_a_surcharge_that_was_lowered_the_difference_is_given_back()
    {
        var played = Unpaid().UntilFact("surcharge.served");
        Paid(played, 30_900);
        Review(played, "accepted", Applied(played.Today), Against("surcharge"));
        Review(played, "ended", ("reviewResult", Playing.Text("changed")), ("changedSurcharge", FeelValue.Of(400)), Against("surcharge"));

        Assert.Equal(FeelValue.Of(500), Usual(played, "refundSum"));
    }

    [Fact]
    public void A_fine_that_was_paid_without_the_surcharge_is_paid_up_when_the_surcharge_falls()
    {
        var played = Unpaid().UntilFact("surcharge.served");
        Paid(played, 30_000);
        Assert.DoesNotContain("payment.completed", played.Facts);
        Review(played, "accepted", Applied(played.Today), Against("surcharge"));
        Review(played, "ended", ("reviewResult", Playing.Text("revoked")), Against("surcharge"));

        Assert.Contains("payment.completed", played.Facts);
    }

    [Fact]
    public void The_end_of_a_review_of_the_surcharge_does_not_end_a_suit_against_it()
    {
        var played = Unpaid().UntilFact("surcharge.served");
        Review(played, "applied", Applied(played.Today), Against("surcharge"));
        Suit(played, "accepted", Applied(played.Today), Against("surcharge"));
        Review(played, "not-accepted", Against("surcharge"));
        played.Until("apply");
        played.PassTo(played.State.Record.Deadline("surcharge-suit-term")!.Due.AddDays(1));
        WorkedOutAgain(played);

        Assert.DoesNotContain(SurchargeClaimed, played.Paper("court-application"));
    }

    [Fact]
    public void A_case_takes_a_suit_against_the_surcharge_until_its_own_six_months_are_over()
    {
        var played = Unpaid().UntilFact("surcharge.served");
        Paid(played, 30_900);
        played.UntilFact("case.closed");
        played.PassTo(played.State.Record.Deadline("suit-term")!.Due.AddDays(1));
        Assert.False(played.State.IsEnded);

        Suit(played, "accepted", Applied(played.Today), Against("surcharge"));
        played.PassTo(played.State.Record.Deadline("surcharge-suit-term")!.Due.AddDays(90));
        Suit(played, "ended", ("suitResult", Playing.Text("revoked")), Against("surcharge"));
        Accepted(GivenBack(played, 900));
        Assert.True(played.State.IsEnded);
    }

    private static (string, FeelValue) Against(string decision) => ("against", Playing.Text(decision));

    private static void WorkedOutAgain(PlayedCase played) => Accepted(played.Complete("apply", "head", ("courtStep", Playing.Text("again"))));

    private static void Paid(PlayedCase played, int sum) => Accepted(played.Deliver("payment.received", "officer1", Playing.Answers(
        ("amount", FeelValue.Of(sum)), ("paidOn", FeelValue.Of(played.Today)), ("paidBy", Playing.Text("bank")), ("paymentProof", Playing.Text("缴款凭证")))));
}
