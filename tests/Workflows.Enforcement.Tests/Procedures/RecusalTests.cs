using Workflows.Decisions.Feel;
using Workflows.Enforcement.Rehearsals;
using Workflows.Engine.Commands;

namespace Workflows.Enforcement.Tests.Procedures;

/// <summary>Who must withdraw, and who decides on it (行政处罚法 arts 43, 64).</summary>
public sealed class RecusalTests
{
    private static readonly Scenario s_course = new("no request") { NotBefore = Playing.Holding("recusal-decision", "decision.made") };

    private static readonly Scenario s_hearing = new("a request in time")
    {
        Messages = [new("hearing.requested", s => s.Record.Last("notice.served")?.On.AddDays(2), FeelContext.Empty)],
    };

    [Fact]
    public void Of_two_requests_that_are_open_both_are_decided_before_the_decision()
    {
        var played = new PlayedCase(s_course).Until("decision");
        Ask(played, "officer2");
        Ask(played, "unit-head");

        Assert.IsType<Decision.Accepted>(played.Complete("recusal-decision", "head", ("recusalOutcome", Playing.Text("refused")), ("recusalFor", Playing.People("unit-head"))));
        Assert.Equal("65", played.RefusalOf("decision", "head"));
        Assert.IsType<Decision.Accepted>(played.Complete("recusal-decision", "head", ("recusalOutcome", Playing.Text("refused")), ("recusalFor", Playing.People("officer2"))));
        Assert.IsType<Decision.Accepted>(played.Complete("decision", "head"));
    }

    [Fact]
    public void Whoever_must_withdraw_is_not_put_back_by_a_later_request_that_is_refused()
    {
        var played = new PlayedCase(s_course).Until("final-proposal");
        Ask(played, "officer2");
        Assert.IsType<Decision.Accepted>(played.Complete("recusal-decision", "head", ("recusalOutcome", Playing.Text("granted"))));
        Ask(played, "unit-head");
        Assert.IsType<Decision.Accepted>(played.Complete("recusal-decision", "head", ("recusalOutcome", Playing.Text("refused"))));

        Assert.Equal("5", played.RefusalOf("final-proposal", "officer2"));
    }

    [Fact]
    public void Nobody_decides_on_his_own_recusal()
    {
        var played = new PlayedCase(s_course).Until("decision");
        Ask(played, "head");

        Assert.Equal("own-recusal", played.RefusalOf("recusal-decision", "head"));
        Assert.IsType<Decision.Accepted>(played.Complete("recusal-decision", "director", ("recusalOutcome", Playing.Text("granted"))));
        Assert.Equal("5", played.RefusalOf("decision", "head"));
    }

    [Fact]
    public void Whoever_must_withdraw_holds_no_hearing()
    {
        var played = new PlayedCase(s_hearing).Until("hold");
        Ask(played, "chair");
        Assert.IsType<Decision.Accepted>(played.Complete("recusal-decision", "head", ("recusalOutcome", Playing.Text("granted"))));

        Assert.Equal("5", played.RefusalOf("hold", "chair"));
    }

    [Fact]
    public void The_recusal_of_the_chair_is_decided_before_the_hearing_and_a_refusal_leaves_the_chair()
    {
        var played = AskingForAnotherChair();

        Assert.Equal("30r", played.RefusalOf("hold", "chair"));
        Assert.IsType<Decision.Accepted>(played.Complete("chair-recusal-decision", "head", ("chairRecusalOutcome", Playing.Text("refused"))));
        Assert.IsType<Decision.Accepted>(played.Complete("hold", "chair"));
    }

    [Fact]
    public void Where_the_recusal_of_the_chair_is_granted_another_one_holds_the_hearing()
    {
        var played = AskingForAnotherChair();

        Assert.IsType<Rejection.FormInvalid>(Assert.IsType<Decision.Rejected>(
            played.Complete("chair-recusal-decision", "head", ("chairRecusalOutcome", Playing.Text("granted")))).Why); // the same one
        Assert.IsType<Rejection.FormInvalid>(Assert.IsType<Decision.Rejected>(
            played.Complete("chair-recusal-decision", "head", ("chairRecusalOutcome", Playing.Text("granted")), ("chair", Playing.People("admin", "deputy")))).Why); // two
        Assert.IsType<Decision.Accepted>(played.Complete("chair-recusal-decision", "head", ("chairRecusalOutcome", Playing.Text("granted")), ("chair", Playing.People("admin"))));
        Assert.Equal("5", played.RefusalOf("hold", "chair")); // and does nothing else in the case either
        Assert.IsType<Decision.Accepted>(played.Complete("hold", "admin"));
    }

    [Fact]
    public void The_hearing_is_held_on_the_day_that_was_notified()
    {
        var played = new PlayedCase(s_hearing).Until("hold");
        played.PassTo(new(2026, 3, 17));

        Assert.Equal("29b", played.RefusalOf("hold", "chair", ("heldOn", Playing.Day(2026, 3, 17))));
        Assert.IsType<Decision.Accepted>(played.Complete("hold", "chair", ("heldOn", Playing.Day(2026, 3, 16))));
    }

    [Fact]
    public void A_party_with_good_cause_asks_for_another_day_and_is_answered_before_the_hearing()
    {
        var played = new PlayedCase(s_hearing).Until("hold");
        Assert.IsType<Decision.Accepted>(played.Deliver("hearing.postponement-requested", "clerk",
            Playing.Answers(("postponementAskedOn", FeelValue.Of(played.Today)), ("postponementReason", Playing.Text("代理人住院")))));

        Assert.Equal("29c", played.RefusalOf("hold", "chair", ("session", Playing.Text("absent"))));
        Assert.IsType<Decision.Accepted>(played.Complete("postponement-decision", "reviewer", ("postponement", Playing.Text("granted"))));
        Assert.Equal("29c", played.RefusalOf("hold", "chair", ("session", Playing.Text("absent"))));
        Assert.IsType<Decision.Accepted>(played.Complete("hold", "chair", ("session", Playing.Text("adjourned"))));
        Assert.True(played.IsOpen("schedule"));
    }

    [Fact]
    public void A_hearing_that_was_held_after_the_proposal_sends_the_case_back_to_a_new_one()
    {
        var played = new PlayedCase(new("recorded late")
        {
            NotBefore = Playing.Holding("decision", "hearing.closed"),
            Messages = [new("hearing.requested", s => s.Record.Last("review.passed")?.On, Playing.Answers(("hearingRequestedOn", Playing.Day(2026, 3, 9))))],
        }).UntilFact("hearing.closed");

        Assert.Equal("31p", played.RefusalOf("decision", "head"));
    }

    [Fact]
    public void Every_late_statement_is_answered_before_the_penalty()
    {
        var played = new PlayedCase(new("two statements") { NotBefore = Playing.Holding("late-defence-recheck", "decision.made") }).Until("decision");
        var statement = Playing.Answers(("defenceReceivedOn", FeelValue.Of(played.Today)), ("defenceWay", Playing.Text("written")), ("defenceText", Playing.Text("申辩")));
        Assert.IsType<Decision.Accepted>(played.Deliver("defence.received", "officer1", statement));
        Assert.IsType<Decision.Accepted>(played.Deliver("defence.received", "officer1", statement));

        Assert.IsType<Decision.Accepted>(played.Complete("late-defence-recheck", "officer2"));

        Assert.Equal("25b", played.RefusalOf("decision", "head"));
    }

    private static PlayedCase AskingForAnotherChair()
    {
        var played = new PlayedCase(s_hearing).Until("hold");
        var request = Playing.Answers(("chairRecusalRequestedOn", FeelValue.Of(played.Today)), ("chairAsked", Playing.People("chair")), ("chairRecusalReason", Playing.Text("有直接利害关系")));
        Assert.IsType<Decision.Accepted>(played.Deliver("hearing.chair-recusal-requested", "clerk", request));
        return played;
    }

    private static void Ask(PlayedCase played, string whom) => Assert.IsType<Decision.Accepted>(played.Deliver("recusal.requested", "officer1",
        Playing.Answers(("recusalRequestedOn", FeelValue.Of(played.Today)), ("recusalOf", Playing.People(whom)), ("recusalReason", Playing.Text("有直接利害关系")))));
}
