using Workflows.Decisions.Feel;
using Workflows.Enforcement.Rehearsals;
using Workflows.Engine.Cases;
using Workflows.Engine.Commands;

namespace Workflows.Enforcement.Tests.Procedures;

/// <summary>
/// What an application, a withdrawal, a silent organ, a judgment and a changed amount do to the execution, the publication and the closing
/// (行政处罚法 arts 48, 75; 行政诉讼法 arts 45, 46, 95; 行政复议法 arts 20, 63, 78; 法释〔2018〕1号 arts 58, 152, 153).
/// </summary>
public sealed partial class RemedyTests
{
    private static readonly Scenario s_unpaid = new("nobody pays");
    private static readonly Scenario s_paid = new("the fine is paid on the day of service") { Messages = [new("payment.received", s => s.Record.Last("decision.served")?.On, FeelContext.Empty)] };

    [Fact]
    public void A_party_that_withdraws_its_reconsideration_has_the_rest_of_the_six_months_for_a_suit()
    {
        var played = Unpaid();
        Review(played, "accepted", Applied(played.Today));
        played.PassTo(new(2026, 4, 30));
        Review(played, "ended", ("reviewResult", Playing.Text("withdrawn")));

        Assert.Null(played.State.Record.Deadline("suit-after-review"));
        var term = played.State.Record.Deadline("suit-term")!;
        Assert.Equal(DeadlineStatus.Running, term.Status);
        Assert.Equal(term.Due, played.Until("apply").State.Record.Last("remedies.expired")?.On);
    }

    [Fact]
    public void A_reconsideration_withdrawn_after_the_six_months_opens_the_window_of_the_court_on_the_day_of_its_end()
    {
        var played = Unpaid();
        Review(played, "accepted", Applied(played.Today));
        played.PassTo(played.State.Record.Deadline("suit-term")!.Due.AddDays(20));
        Assert.Null(played.State.Record.Last("remedies.expired"));
        Review(played, "ended", ("reviewResult", Playing.Text("withdrawn")));

        Assert.Equal(played.Today, played.State.Record.Last("remedies.expired")?.On);
    }

    [Fact]
    public void A_review_rejected_as_inadmissible_leaves_the_six_months_and_the_later_of_the_two_terms_opens_the_window()
    {
        var played = Unpaid();
        Review(played, "accepted", Applied(played.Today));
        played.PassTo(played.Today.AddDays(7));
        Review(played, "ended", ("reviewResult", Playing.Text("rejected")));

        var term = played.State.Record.Deadline("suit-term")!;
        Assert.Equal(DeadlineStatus.Running, term.Status);
        Assert.True(played.State.Record.Deadline("suit-after-review")!.Due < term.Due);
        Assert.Equal(term.Due, played.Until("apply").State.Record.Last("remedies.expired")?.On);
    }

    [Fact]
    public void A_review_rejected_after_the_six_months_opens_the_window_with_the_end_of_the_fifteen_days()
    {
        var played = Unpaid();
        Review(played, "accepted", Applied(played.Today));
        played.PassTo(played.State.Record.Deadline("suit-term")!.Due.AddDays(20));
        Review(played, "ended", ("reviewResult", Playing.Text("rejected")));

        Assert.Equal(played.State.Record.Deadline("suit-after-review")!.Due, played.Until("apply").State.Record.Last("remedies.expired")?.On);
    }

    [Fact]
    public void The_examination_of_an_application_begins_anew_with_the_papers_that_the_organ_asked_for()
    {
        var played = Unpaid();
        Review(played, "applied", Applied(played.Today), ("receivedOn", FeelValue.Of(played.Today)));
        var first = played.State.Record.Deadline("reconsideration-acceptance")!.Due;
        played.PassTo(played.Today.AddDays(1));
        Review(played, "supplement-asked");
        Assert.Equal(DeadlineStatus.Met, played.State.Record.Deadline("reconsideration-acceptance")!.Status);
        played.PassTo(played.Today.AddDays(8));
        Review(played, "supplemented");

        Assert.True(played.State.Record.Deadline("reconsideration-acceptance") is { Status: DeadlineStatus.Running } again && again.Due > first);
    }

    [Fact]
    public void An_application_that_was_refused_stays_refused_when_its_day_is_corrected()
    {
        var played = Unpaid();
        Review(played, "applied", Applied(played.Today));
        Review(played, "not-accepted");
        played.PassTo(played.Today.AddDays(1));

        Accepted(played.Correct("reconsideration.applied", played.Today.AddDays(-2), "unit-head"));
        Accepted(played.Complete("decide-surcharge", "head"));
    }

    [Fact]
    public void An_application_that_the_party_abandons_by_supplying_nothing_holds_up_nothing()
    {
        var played = Unpaid();
        Review(played, "applied", Applied(played.Today));
        Review(played, "supplement-asked");
        Assert.Equal("49e", played.RefusalOf("decide-surcharge", "head"));
        played.PassTo(played.State.Record.Deadline("reconsideration-supplement")!.Due.AddDays(1));
        Review(played, "abandoned");

        Accepted(played.Complete("decide-surcharge", "head"));
    }

    [Fact]
    public void An_application_is_handed_to_the_agency_only_against_a_penalty_that_rests_on_electronic_monitoring()
    {
        var played = Unpaid();

        Assert.IsType<Rejection.FormInvalid>(Assert.IsType<Decision.Rejected>(Reviewed(played, "handed-to-agency", Applied(played.Today))).Why);
    }

    [Theory]
    [InlineData("supplemented", "supplement-asked")]
    [InlineData("abandoned", "supplement-asked")]
    [InlineData("stay-lifted", "stay-ordered")]
    public void What_answers_a_paper_is_recorded_after_it(string answer, string paper)
    {
        var played = Unpaid();
        Review(played, "applied", Applied(played.Today));

        Assert.IsType<Rejection.FormInvalid>(Assert.IsType<Decision.Rejected>(Reviewed(played, answer)).Why);
        Review(played, paper);
        Review(played, answer);
    }

    [Fact]
    public void The_copy_of_an_application_gives_the_officers_a_task_and_a_second_one_does_not_lengthen_its_term()
    {
        var played = Unpaid();
        Review(played, "copy-received", Applied(played.Today));
        Assert.True(played.IsOpen("reply-to-review"));
        Assert.Contains("reconsideration.applied", played.Facts);
        var due = played.State.Record.Deadline("reconsideration-reply")!.Due;
        played.PassTo(played.Today.AddDays(5));

        Assert.IsType<Rejection.FormInvalid>(Assert.IsType<Decision.Rejected>(Reviewed(played, "copy-received")).Why);
        Assert.Equal(due, played.State.Record.Deadline("reconsideration-reply")!.Due);
    }

    [Fact]
    public void A_reply_is_no_longer_asked_for_when_the_review_has_ended()
    {
        var played = Unpaid();
        Review(played, "accepted", Applied(played.Today));
        Review(played, "copy-received");
        Review(played, "ended", ("reviewResult", Playing.Text("withdrawn")));

        Assert.False(played.IsOpen("reply-to-review"));
        Assert.Equal(DeadlineStatus.Withdrawn, played.State.Record.Deadline("reconsideration-reply")!.Status);
    }

    [Fact]
    public void An_opinion_of_the_organ_is_reported_on_by_a_task()
    {
        var played = Unpaid();
        Review(played, "opinion-received");

        Accepted(played.Complete("report-on-opinion", "officer1", ("reportedOn", FeelValue.Of(played.Today))));
        Assert.Equal(DeadlineStatus.Met, played.State.Record.Deadline("opinion-report")!.Status);
    }

    [Fact]
    public void An_acceptance_names_the_application_that_is_on_record()
    {
        var played = Unpaid();
        Review(played, "applied", Applied(played.Today));
        played.PassTo(played.Today.AddDays(3));

        Assert.IsType<Rejection.FormInvalid>(Assert.IsType<Decision.Rejected>(Reviewed(played, "accepted", Applied(played.Today))).Why);
        Review(played, "accepted", Applied(played.Today.AddDays(-3)));
    }

    [Fact]
    public void A_decision_is_not_put_right_before_it_was_made()
    {
        var played = Unpaid();
        var made = played.State.Record.Last("decision.made")!.On;

        Assert.IsType<Rejection.FormInvalid>(Assert.IsType<Decision.Rejected>(played.Deliver("decision.corrected", "head", Playing.Answers(("correctedBy", Playing.Text("agency")),
            ("correctedOn", FeelValue.Of(made.AddDays(-1))), ("correctionGround", Playing.Text("认定事实错误")), ("correctionFile", Playing.Text("撤销决定书"))))).Why);
    }

    [Fact]
    public void A_suit_withdrawn_after_the_term_opens_the_window_of_the_court_on_the_day_of_its_end()
    {
        var played = Unpaid();
        Suit(played, "accepted", Applied(played.Today));
        played.PassTo(played.State.Record.Deadline("suit-term")!.Due.AddDays(20));
        Suit(played, "ended", ("suitResult", Playing.Text("withdrawn")));

        Assert.Equal(played.Today, played.State.Record.Last("remedies.expired")?.On);
    }

    [Fact]
    public void A_suit_out_of_time_that_the_court_does_not_accept_leaves_the_three_months_as_they_are()
    {
        var played = Unpaid();
        var end = played.State.Record.Deadline("suit-term")!.Due;
        played.PassTo(end.AddDays(79));
        Suit(played, "brought", Applied(played.Today));
        var window = played.State.Record.Deadline("court-application")!.Due;

        Assert.Equal(end, played.State.Record.Last("remedies.expired")?.On);
        played.PassTo(played.Today.AddDays(7));
        Suit(played, "not-accepted");
        Assert.Equal(window, played.State.Record.Deadline("court-application")!.Due);
    }

    [Fact]
    public void A_suit_in_time_that_the_court_refuses_months_later_opens_the_three_months_on_that_day()
    {
        var played = Unpaid();
        played.PassTo(played.State.Record.Deadline("suit-term")!.Due);
        Suit(played, "brought", Applied(played.Today));
        played.PassTo(played.Today.AddDays(100));
        Assert.Null(played.State.Record.Last("remedies.expired"));
        Suit(played, "not-accepted");

        Assert.Equal(played.Today, played.State.Record.Last("remedies.expired")?.On);
    }

    [Fact]
    public void A_suit_that_the_court_rejects_has_no_judgment_to_execute_and_opens_the_window_of_the_agency()
    {
        var played = Unpaid();
        Suit(played, "accepted", Applied(played.Today));
        played.PassTo(played.State.Record.Deadline("suit-term")!.Due.AddDays(20));
        Suit(played, "ended", ("suitResult", Playing.Text("rejected")));

        Assert.False(played.IsOpen("apply-judgment"));
        Assert.Equal(played.Today, played.State.Record.Last("remedies.expired")?.On);
    }

    [Fact]
    public void A_simple_review_has_thirty_days_and_its_copy_is_answered_in_five_working_days()
    {
        var played = Unpaid();
        Review(played, "accepted", Applied(played.Today), ("simple", FeelValue.True));
        Review(played, "copy-received", ("simple", FeelValue.True));

        Assert.True(played.State.Record.Deadline("reconsideration-decision")!.Due < played.Today.AddDays(60));
        Assert.Equal(DeadlineStatus.Running, played.State.Record.Deadline("reconsideration-reply")!.Status);
        Accepted(played.Complete("reply-to-review", "officer1", ("repliedOn", FeelValue.Of(played.Today))));
        Assert.Equal(DeadlineStatus.Met, played.State.Record.Deadline("reconsideration-reply")!.Status);
    }

    [Fact]
    public void A_review_that_is_deemed_accepted_runs_from_that_day()
    {
        var played = Unpaid();
        Review(played, "applied", Applied(played.Today));
        played.PassTo(played.Today.AddDays(7));
        Review(played, "deemed-accepted", Applied(played.Today.AddDays(-7)));

        Assert.Equal(played.Today, played.State.Record.Last("reconsideration.accepted")?.On);
        Assert.NotNull(played.State.Record.Deadline("reconsideration-decision"));
    }

    [Fact]
    public void A_party_that_applied_in_time_is_in_time_whenever_the_organ_accepts()
    {
        var played = Unpaid();
        var last = played.State.Record.Deadline("reconsideration-term")!.Due;
        played.PassTo(last.AddDays(6));
        Review(played, "accepted", Applied(last));

        var term = played.State.Record.Deadline("reconsideration-term")!;
        Assert.Equal((DeadlineStatus.Met, false), (term.Status, term.IsLate));
    }

    [Fact]
    public void A_suit_brought_on_the_last_day_keeps_the_window_of_the_court_shut_before_it_is_accepted()
    {
        var played = Unpaid();
        played.PassTo(played.State.Record.Deadline("suit-term")!.Due);
        Suit(played, "brought", Applied(played.Today));
        played.PassTo(played.Today.AddDays(7));

        Assert.Null(played.State.Record.Last("remedies.expired"));
        Suit(played, "not-accepted");
        Assert.NotNull(played.State.Record.Last("remedies.expired"));
    }

    [Fact]
    public void Where_the_organ_does_not_decide_in_time_the_party_has_fifteen_days_for_a_suit()
    {
        var played = Unpaid();
        Review(played, "accepted", Applied(played.Today));
        var end = played.State.Record.Deadline("reconsideration-decision")!.Due;
        played.PassTo(end.AddDays(1));

        Assert.Equal(end, played.State.Record.Last("reconsideration.overdue")?.On);
        Assert.True(played.State.Record.Deadline("suit-after-review")!.Due >= end.AddDays(15)); // rolled over a day off
        Suit(played, "accepted", Applied(played.Today)); // though the review is pending
        Assert.True(played.State.Record.Deadline("suit-after-review") is { Status: DeadlineStatus.Met, IsLate: false });
        Assert.Single(played.Facts, f => f == "reconsideration.overdue");
    }

    [Fact]
    public void While_a_review_is_overdue_nothing_is_applied_for_whatever_the_calendar_says()
    {
        var played = Unpaid();
        Review(played, "accepted", Applied(played.Today));
        played.PassTo(new(2027, 1, 15));

        Assert.Null(played.State.Record.Last("remedies.expired"));
        Review(played, "ended", ("reviewResult", Playing.Text("upheld")));
        played.PassTo(played.State.Record.Deadline("suit-after-review")!.Due.AddDays(1));
        Assert.Equal(played.State.Record.Deadline("suit-after-review")!.Due, played.State.Record.Last("remedies.expired")?.On);
    }

    private static Decision Corrected(PlayedCase played) => played.Deliver("decision.corrected", "head", Playing.Answers(("correctedBy", Playing.Text("agency")),
        ("correctedOn", FeelValue.Of(played.Today)), ("correctionGround", Playing.Text("认定事实错误")), ("correctionFile", Playing.Text("撤销决定书"))));

    private static PlayedCase Unpaid() => new PlayedCase(s_unpaid).Until("decide-surcharge");

    private static (string, FeelValue) Applied(DateOnly day) => ("appliedOn", FeelValue.Of(day));

    private static (string, FeelValue) Served(DateOnly day) => ("judgmentServedOn", FeelValue.Of(day));

    private static (string, FeelValue)[] Changed(int fine) => [("changedFine", FeelValue.Of(fine)), ("changedContent", Playing.Text($"罚款{fine}元"))];

    private static void Review(PlayedCase played, string step, params (string, FeelValue)[] more) => Accepted(Reviewed(played, step, more));

    private static Decision Reviewed(PlayedCase played, string step, params (string, FeelValue)[] more) => played.Deliver("reconsideration.reported", "officer1", Playing.Answers(
        [("reviewStep", Playing.Text(step)), ("reviewOn", FeelValue.Of(played.Today)), ("reviewOrgan", Playing.Text("示例县人民政府")), ("reviewFile", Playing.Text("通知书")), .. more]));

    private static void Suit(PlayedCase played, string step, params (string, FeelValue)[] more) => Accepted(played.Deliver("suit.reported", "officer1", Playing.Answers(
        [("suitStep", Playing.Text(step)), ("suitOn", FeelValue.Of(played.Today)), ("suitCourt", Playing.Text("示例县人民法院")), ("suitFile", Playing.Text("裁判文书")), .. more])));

    private static void Accepted(Decision decision) => Assert.True(decision is Decision.Accepted, (decision as Decision.Rejected)?.Why.Message.En);

    private static Decision Executed(PlayedCase played) => played.Deliver("execution.ended", "officer1", Playing.Answers(
        ("executionResult", Playing.Text("executed")), ("executedAmount", FeelValue.Of(20_000)), ("executionEndedOn", FeelValue.Of(played.Today)), ("executionFile", Playing.Text("结案通知书"))));
}
