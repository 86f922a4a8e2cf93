using Workflows.Decisions.Feel;
using Workflows.Enforcement.Rehearsals;
using Workflows.Engine.Cases;
using Workflows.Engine.Commands;

namespace Workflows.Enforcement.Tests.Procedures;

/// <summary>Payment, late surcharge and the application to the court (行政处罚法 arts 66, 67, 72, 73; 行政强制法 arts 35–58).</summary>
public sealed class ExecutionTests
{
    private static readonly Scenario s_unpaid = new("nobody pays");

    [Fact]
    public void The_application_is_written_before_it_is_filed_and_asks_for_what_is_still_unpaid()
    {
        var played = new PlayedCase(s_unpaid).Until("apply");
        Assert.IsType<Decision.Accepted>(Pay(played, 10_000));

        Assert.Equal("50i", played.RefusalOf("apply", "head")); // it was written for 30,000
        Assert.IsType<Decision.Accepted>(played.Complete("apply", "head", ("courtStep", Playing.Text("again"))));
        Assert.IsType<Decision.Accepted>(played.Complete("apply", "head"));
        Assert.Equal(2, played.State.Record.Documents.Count(d => d.Name == "court-application"));
        Assert.Contains("court.applied", played.Facts);
    }

    [Fact]
    public void After_three_months_the_court_is_not_applied_to()
    {
        var played = new PlayedCase(s_unpaid).Until("apply");
        played.PassTo(played.State.Record.Deadline("court-application")!.Due.AddDays(1));

        Assert.Equal("50h", played.RefusalOf("apply", "head"));
        Assert.IsType<Decision.Accepted>(played.Complete("apply", "head", ("courtStep", Playing.Text("end"))));
    }

    [Fact]
    public void While_a_reconsideration_is_open_no_surcharge_is_decided()
    {
        var played = new PlayedCase(s_unpaid).Until("decide-surcharge");
        Review(played, "accepted", ("appliedOn", FeelValue.Of(played.Today)));

        Assert.Equal("49e", played.RefusalOf("decide-surcharge", "head"));
    }

    [Fact]
    public void After_a_reconsideration_that_upheld_the_window_for_the_court_opens_with_the_end_of_the_fifteen_days_for_a_suit()
    {
        var played = new PlayedCase(s_unpaid).Until("decide-surcharge");
        Review(played, "accepted", ("appliedOn", FeelValue.Of(played.Today)));
        played.PassTo(new(2026, 5, 11));
        Review(played, "ended", ("reviewResult", Playing.Text("upheld")));

        played.Until("apply");

        Assert.Equal(new DateOnly(2026, 5, 26), played.State.Record.Last("remedies.expired")?.On);
        Assert.Equal(DeadlineStatus.Withdrawn, played.State.Record.Deadline("suit-term")!.Status);
        Assert.IsType<Decision.Accepted>(played.Complete("apply", "head"));
    }

    [Fact]
    public void A_party_that_sued_opens_no_window_for_the_court()
    {
        var played = new PlayedCase(s_unpaid).Until("decide-surcharge");
        Assert.IsType<Decision.Accepted>(played.Deliver("suit.reported", "officer1", Playing.Answers(("suitStep", Playing.Text("accepted")), ("suitOn", FeelValue.Of(played.Today)),
            ("appliedOn", FeelValue.Of(played.Today)), ("suitCourt", Playing.Text("示例县人民法院")), ("suitFile", Playing.Text("应诉通知书")))));
        played.PassTo(new(2027, 1, 15));

        Assert.Null(played.State.Record.Last("remedies.expired"));
    }

    [Fact]
    public void A_decision_that_is_revoked_is_executed_no_further()
    {
        var played = new PlayedCase(s_unpaid).Until("decide-surcharge");
        Review(played, "accepted", ("appliedOn", FeelValue.Of(played.Today)));
        Review(played, "ended", ("reviewResult", Playing.Text("revoked")));

        Assert.Contains("execution.ended", played.Facts);
        Assert.False(played.IsOpen("decide-surcharge"));
    }

    [Theory]
    [InlineData("revoked")]
    [InlineData("changed")]
    public void A_decision_that_is_revoked_or_changed_leaves_the_portal_within_three_working_days_and_the_public_is_told_why(string result)
    {
        var played = new PlayedCase(s_unpaid).Until("decide-surcharge"); // published long ago
        Review(played, "accepted", ("appliedOn", FeelValue.Of(played.Today)));
        played.PassTo(new(2026, 4, 30)); // a Thursday; the holiday goes to 5 May
        Review(played, "ended", result == "changed"
            ? [("reviewResult", Playing.Text(result)), ("changedFine", FeelValue.Of(20_000)), ("changedContent", Playing.Text("罚款二万元"))]
            : [("reviewResult", Playing.Text(result))]);

        Assert.Equal(new DateOnly(2026, 5, 8), played.State.Record.Deadline("withdraw-publication")!.Due);
        Assert.IsType<Decision.Accepted>(played.Complete("withdraw", "publisher", ("withdrawalGround", Playing.Text(result)), ("withdrawalReason", Playing.Text("复议决定认为事实不清"))));
        Assert.Contains("publication.withdrawn", played.Facts);
        Assert.Contains("publication.reasons-given", played.Facts);
    }

    [Fact]
    public void A_decision_that_is_revoked_before_it_was_published_is_published_no_more()
    {
        var played = new PlayedCase(s_unpaid).Until("preview");
        Review(played, "accepted", ("appliedOn", FeelValue.Of(played.Today)));
        Review(played, "ended", ("reviewResult", Playing.Text("revoked")));

        Assert.False(played.IsOpen("preview"));
        Assert.True(played.IsOpen("withdraw"));
    }

    [Fact]
    public void A_reconsideration_is_about_a_decision_that_was_made()
    {
        var played = new PlayedCase(s_unpaid).Until("decision");

        Assert.IsType<Rejection.MessageNotExpected>(Assert.IsType<Decision.Rejected>(Reported(played, "accepted", ("appliedOn", FeelValue.Of(played.Today)))).Why);
    }

    [Fact]
    public void A_request_for_deferral_is_answered_before_a_surcharge_is_decided()
    {
        var played = new PlayedCase(s_unpaid).Until("decide-surcharge");
        AskForDeferral(played, new(2026, 5, 31));

        Assert.Equal("49d", played.RefusalOf("decide-surcharge", "head"));
        Assert.Equal(DeadlineStatus.Running, played.State.Record.Deadline("deferral-decision")!.Status);
    }

    [Fact]
    public void A_deferral_that_ends_on_a_rest_day_ends_on_the_next_working_day_and_a_second_request_refused_leaves_it_as_it_is()
    {
        var played = new PlayedCase(s_unpaid).Until("decide-surcharge");
        AskForDeferral(played, new(2026, 5, 31)); // a Sunday
        Assert.IsType<Decision.Accepted>(played.Complete("decide-deferral", "head", ("deferral", Playing.Text("grant")), ("payUntil", Playing.Day(2026, 5, 31))));
        Assert.IsType<Decision.Accepted>(played.Complete("serve", "officer1")); // the party is told on paper
        AskForDeferral(played, new(2026, 8, 31));
        Assert.IsType<Decision.Accepted>(played.Complete("decide-deferral", "head", ("deferral", Playing.Text("refuse"))));

        played.UntilFact("deferral.ended");

        Assert.Equal(new DateOnly(2026, 6, 1), played.State.Record.Last("deferral.ended")?.On);
    }

    private static Decision Pay(PlayedCase played, int amount) => played.Deliver("payment.received", "officer1", Playing.Answers(
        ("amount", FeelValue.Of(amount)), ("paidOn", FeelValue.Of(played.Today)), ("paidBy", Playing.Text("bank")), ("paymentProof", Playing.Text("缴款凭证"))));

    private static void AskForDeferral(PlayedCase played, DateOnly until) => Assert.IsType<Decision.Accepted>(played.Deliver("payment.deferral-requested", "officer1", Playing.Answers(
        ("deferralRequestedOn", FeelValue.Of(played.Today)), ("deferralKind", Playing.Text("deferral")), ("deferralUntilAsked", FeelValue.Of(until)),
        ("deferralGrounds", Playing.Text("经济困难")), ("deferralRequestFile", Playing.Text("申请书")))));

    private static void Review(PlayedCase played, string step, params (string, FeelValue)[] more) => Assert.IsType<Decision.Accepted>(Reported(played, step, more));

    private static Decision Reported(PlayedCase played, string step, params (string, FeelValue)[] more) => played.Deliver("reconsideration.reported", "officer1", Playing.Answers(
        [("reviewStep", Playing.Text(step)), ("reviewOn", FeelValue.Of(played.Today)), ("reviewOrgan", Playing.Text("示例县人民政府")), ("reviewFile", Playing.Text("通知书")), .. more]));
}
