using Workflows.Decisions.Feel;
using Workflows.Engine.Cases;
using Workflows.Engine.Commands;

namespace Workflows.Enforcement.Tests.Procedures;

public sealed partial class RemedyTests
{
    // What becomes of the decision itself: revoked, found unlawful, withdrawn, and the case closed over it.

    [Fact]
    public void A_penalty_found_unlawful_but_not_revoked_stands_and_its_publication_is_withdrawn()
    {
        var played = Unpaid();
        Suit(played, "accepted", Applied(played.Today));
        Suit(played, "ended", ("suitResult", Playing.Text("unlawful")), Served(played.Today));

        Assert.DoesNotContain("execution.ended", played.Facts);
        Assert.DoesNotContain("decision.revoked", played.Facts);
        Assert.True(played.IsOpen("withdraw"));
        Assert.True(played.IsOpen("apply-judgment"));
    }

    [Fact]
    public void A_decision_that_supervision_finds_unlawful_without_revoking_it_is_still_executed()
    {
        var played = Unpaid();

        Accepted(played.Deliver("decision.corrected", "head", Playing.Answers(("correctedBy", Playing.Text("unlawful")), ("correctedOn", FeelValue.Of(played.Today)),
            ("correctionGround", Playing.Text("程序轻微违法")), ("correctionFile", Playing.Text("监督决定书")))));

        Assert.DoesNotContain("decision.revoked", played.Facts);
        Assert.DoesNotContain("execution.ended", played.Facts);
        Assert.True(played.IsOpen("withdraw"));
    }

    [Fact]
    public void A_payer_who_wins_the_review_after_the_closing_has_the_decision_withdrawn_in_three_working_days()
    {
        var played = new PlayedCase(s_paid).UntilFact("case.closed");
        Assert.False(played.State.IsEnded);
        played.PassTo(played.State.Record.Deadline("reconsideration-term")!.Due);
        Review(played, "accepted", Applied(played.Today));
        played.PassTo(new(2026, 7, 1));
        Review(played, "ended", ("reviewResult", Playing.Text("revoked")));

        Assert.Equal(new DateOnly(2026, 7, 6), played.State.Record.Deadline("withdraw-publication")!.Due);
        Assert.IsType<Decision.Accepted>(played.Complete("withdraw", "publisher", ("withdrawalGround", Playing.Text("revoked")), ("withdrawalReason", Playing.Text("复议决定认为事实不清"))));
        Assert.Contains("publication.withdrawn", played.Facts);
        Assert.False(played.State.IsEnded); // the fine is to be given back
        Accepted(GivenBack(played, 30_000));
        Assert.True(played.State.IsEnded);
    }

    [Fact]
    public void A_closed_case_ends_when_the_six_months_are_over_and_takes_nothing_any_more()
    {
        var played = new PlayedCase(s_paid).UntilFact("case.closed");
        var last = played.State.Record.Deadline("suit-term")!.Due;

        played.PassTo(last);
        Assert.False(played.State.IsEnded);
        played.PassTo(last.AddDays(1));

        Assert.True(played.State.IsEnded);
        Assert.Equal("case.closed", played.Facts[^1]);
        Assert.IsType<Rejection.CaseIsEnded>(Assert.IsType<Decision.Rejected>(Reviewed(played, "applied", Applied(last))).Why);
    }

    [Fact]
    public void A_case_is_not_closed_while_a_review_is_pending()
    {
        var played = new PlayedCase(s_paid).Until("closing-approval");
        Review(played, "applied", Applied(played.Today));

        Assert.Equal("54", played.RefusalOf("closing-approval", "head", ("closingOutcome", Playing.Text("approve"))));
        Review(played, "not-accepted");
        Assert.IsType<Decision.Accepted>(played.Complete("closing-approval", "head", ("closingOutcome", Playing.Text("approve"))));
    }

    [Fact]
    public void A_decision_that_the_agency_itself_revokes_is_executed_no_further_and_withdrawn()
    {
        var played = Unpaid();

        Accepted(Corrected(played));

        Assert.Contains("execution.ended", played.Facts);
        Assert.True(played.IsOpen("withdraw"));
        Assert.Equal(DeadlineStatus.Withdrawn, played.State.Record.Deadline("suit-term")!.Status);
    }

    [Fact]
    public void A_decision_that_is_revoked_before_it_is_served_is_served_and_carried_out_no_more()
    {
        var played = new PlayedCase(s_unpaid).UntilFact("decision.made");

        Accepted(Corrected(played));

        Assert.False(played.IsOpen("serve"));
        Assert.Equal(DeadlineStatus.Withdrawn, played.State.Record.Deadline("serve-decision")!.Status);
        Assert.DoesNotContain("decision.served", played.Facts);
    }
}
