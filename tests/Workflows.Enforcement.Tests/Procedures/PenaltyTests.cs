using System.Collections.Immutable;
using Workflows.Decisions.Feel;
using Workflows.Enforcement.Rehearsals;
using Workflows.Engine.Cases;
using Workflows.Engine.Commands;
using Workflows.Statute.Deadlines;

namespace Workflows.Enforcement.Tests.Procedures;

/// <summary>The shipped procedures, held against the articles.</summary>
public sealed class PenaltyTests
{
    private static readonly ScenarioMessage s_payment = new("payment.received", s => s.Record.Last("decision.served")?.On.AddDays(5), FeelContext.Empty);

    private static readonly Scenario s_lapse = new("no request") { Messages = [s_payment] };

    private static readonly Scenario s_hearing = new("a request in time")
    {
        Messages = [new("hearing.requested", s => s.Record.Last("notice.served")?.On.AddDays(2), FeelContext.Empty), s_payment],
    };

    [Fact]
    public void A_hearing_comes_before_the_review_and_the_review_before_the_decision()
    {
        var facts = new PlayedCase(s_hearing).ToItsEnd().Facts.ToList();

        Assert.True(facts.IndexOf("notice.served") < facts.IndexOf("hearing.requested"));
        Assert.True(facts.IndexOf("hearing.closed") < facts.IndexOf("review.passed"));
        Assert.True(facts.IndexOf("review.passed") < facts.IndexOf("decision.made"));
        Assert.True(facts.IndexOf("decision.served") < facts.IndexOf("publication.released-on-system"));
        Assert.Equal("case.closed", facts[^1]);
    }

    [Fact]
    [Trait("law", "29")]
    public void The_hearing_is_held_at_least_seven_clear_working_days_after_its_notice()
    {
        var played = new PlayedCase(s_hearing).Until("hold");

        // Notice of the hearing served on Wednesday 4 March 2026: 5, 6, 9, 10, 11, 12 and 13 March lie between.
        Assert.Equal(new DateOnly(2026, 3, 4), played.State.Record.Last("hearing.notice-served")?.On);
        Assert.Equal(new DateOnly(2026, 3, 16), played.Today);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)] // a business secret
    public void A_hearing_in_public_is_announced_without_calling_the_act_proven_and_another_is_not(bool open)
    {
        var answers = Playing.Answers(("hearingPublic", FeelValue.Of(open)), ("hearingClosedGround", open ? FeelValue.Nothing : Playing.Text("business-secret")));
        var played = new PlayedCase(s_hearing with { Answers = Playing.Answering(("schedule", answers)) }).Until("hold"); // 行政处罚法 art. 64 no. 3

        Assert.Equal(open, played.Facts.Contains("hearing.announced"));
        if (open) Assert.Contains("案件：示例公司 涉嫌安全生产违法一案", played.Paper("hearing-announcement"), StringComparison.Ordinal);
    }

    [Fact]
    [Trait("law", "28b")]
    public void The_decision_is_refused_before_the_window_for_a_hearing_is_over_even_when_it_is_dated_back()
    {
        var played = new PlayedCase(s_lapse).Until("decision");

        var decision = played.Complete("decision", "head", ("decidedOn", FeelValue.Of(new DateOnly(2026, 3, 9))));

        var refused = Assert.IsType<Rejection.OrderViolated>(Assert.IsType<Decision.Rejected>(decision).Why);
        Assert.Contains("行政处罚法", refused.Article, StringComparison.Ordinal);
        Assert.Null(played.State.Record.Last("decision.made"));
    }

    [Fact]
    [Trait("law", "28a")]
    public void A_request_out_of_time_is_refused_with_the_article_and_can_be_recorded_as_late()
    {
        var played = new PlayedCase(s_lapse).Until("legal-review");
        var late = FeelContext.Empty.Set("hearingRequestedOn", FeelValue.Of(played.Today));

        var refused = Assert.IsType<Rejection.OrderViolated>(Assert.IsType<Decision.Rejected>(played.Deliver("hearing.requested", "officer1", late)).Why);
        var recorded = played.Deliver("hearing.requested-late", "officer1", late);

        Assert.Equal("28a", refused.No);
        Assert.IsType<Decision.Accepted>(recorded);
    }

    [Fact]
    public void A_request_dated_in_time_but_recorded_late_opens_the_hearing_and_locks_the_decision()
    {
        var played = new PlayedCase(s_lapse).Until("decision");
        var inTime = FeelContext.Empty.Set("hearingRequestedOn", FeelValue.Of(new DateOnly(2026, 3, 9)));

        Assert.IsType<Decision.Accepted>(played.Deliver("hearing.requested", "officer1", inTime));
        var decision = played.Complete("decision", "head");

        Assert.IsType<Rejection.OrderViolated>(Assert.IsType<Decision.Rejected>(decision).Why);
        Assert.Contains("examine", played.State.Record.Tasks.Values.Select(t => played.State.Marking.Nodes[t.Node].Element));
    }

    [Theory]
    [InlineData("legal-review", "33a")] // an investigator reviews his own case
    [InlineData("decision", null)] // an investigator decides his own case: a setting or a rule, whichever the files give
    public void Who_investigated_may_not_do_what_the_law_gives_to_others(string task, string? rule)
    {
        var played = new PlayedCase(s_lapse).Until(task);

        var refused = Assert.IsType<Rejection.DutyBarred>(Assert.IsType<Decision.Rejected>(played.Complete(task, "officer1")).Why);

        if (rule is not null) Assert.Equal(rule, refused.No);
    }

    [Fact]
    public void Who_investigated_may_not_preside_over_the_hearing()
    {
        var played = new PlayedCase(s_hearing).Until("appoint");

        var refused = Assert.IsType<Rejection.DutyBarred>(Assert.IsType<Decision.Rejected>(
            played.Complete("appoint", "reviewer", ("chair", FeelValue.Of([FeelValue.Of("officer2")])))).Why);

        Assert.Equal("officer2", refused.Person);
    }

    [Fact]
    public void An_administrator_with_every_role_is_bound_like_everybody()
    {
        var played = new PlayedCase(s_lapse).Until("legal-review");

        Assert.IsType<Rejection.DutyBarred>(Assert.IsType<Decision.Rejected>(played.Complete("legal-review", "admin")).Why); // holds no legal qualification
    }

    [Fact]
    public void The_fine_may_not_exceed_the_one_in_the_notice()
    {
        var played = new PlayedCase(s_lapse).Until("decision");

        var refused = Assert.IsType<Rejection.OrderViolated>(Assert.IsType<Decision.Rejected>(
            played.Complete("decision", "head", ("fine", FeelValue.Of(30_001)))).Why);

        Assert.Equal("26b", refused.No);
    }

    [Fact]
    public void A_decision_is_not_served_before_it_was_made()
    {
        var played = new PlayedCase(s_lapse with { NotBefore = Holding("serve", s => s.Record.Last("decision.made") is null ? s.OpenedOn : null) }).Until("preview");

        var refused = Assert.IsType<Rejection.OrderViolated>(Assert.IsType<Decision.Rejected>(
            played.Complete("serve", "officer2", ("servedOn", FeelValue.Of(new DateOnly(2026, 3, 9))))).Why);

        Assert.Equal("42b", refused.No);
    }

    [Fact]
    public void A_penalty_is_not_dated_before_the_hearing_and_the_review_it_rests_on()
    {
        var played = new PlayedCase(s_hearing).Until("decision");

        var refused = Assert.IsType<Rejection.OrderViolated>(Assert.IsType<Decision.Rejected>(
            played.Complete("decision", "head", ("decidedOn", FeelValue.Of(new DateOnly(2026, 3, 11))))).Why);

        Assert.Contains("行政处罚法", refused.Article, StringComparison.Ordinal);
    }

    [Fact]
    public void A_waiver_before_the_notice_has_no_effect()
    {
        var played = new PlayedCase(s_lapse with { Messages = [] }).Until("recheck");
        var waiver = FeelContext.Empty.Set("windowWaivedOn", FeelValue.Of(new DateOnly(2026, 1, 15))).Set("waiverExpress", FeelValue.True).Set("windowWaiverFile", FeelValue.Of("弃权书"));

        var refused = Assert.IsType<Rejection.OrderViolated>(Assert.IsType<Decision.Rejected>(played.Deliver("window.waived", "officer1", waiver)).Why);

        Assert.Equal("25c", refused.No);
    }

    [Fact]
    public void The_kind_of_penalty_does_not_become_heavier_after_the_notice()
    {
        var played = new PlayedCase(s_lapse).Until("final-proposal");

        var refused = Assert.IsType<Rejection.OrderViolated>(Assert.IsType<Decision.Rejected>(
            played.Complete("final-proposal", "officer2", ("finalMainPenalty", FeelValue.Of("stop")))).Why);

        Assert.Equal("26c", refused.No);
    }

    [Fact]
    public void One_officer_alone_does_not_inspect()
    {
        var played = new PlayedCase(s_lapse).Until("inspection");

        Assert.IsType<Decision.Rejected>(played.Complete("inspection", "officer1", ("inspectors", FeelValue.Of([FeelValue.Of("officer1")]))));
    }

    [Fact]
    public void Nothing_found_ends_the_case_without_a_filing()
    {
        var played = new PlayedCase(new("nothing found")
        {
            Answers = Answering("inspection", FeelContext.Empty.Set("violationFound", FeelValue.False)),
        }).ToItsEnd();

        Assert.True(played.State.IsEnded);
        Assert.DoesNotContain("case.filed", played.Facts);
        Assert.Null(played.State.Number);
    }

    [Fact]
    public void A_suspected_crime_that_the_police_file_ends_the_penalty_and_hands_the_goods_over()
    {
        var played = new PlayedCase(new("crime")
        {
            Answers = Answering("report", FeelContext.Empty.Set("suspectedCrime", FeelValue.True)),
            Messages = [new("police.filed", s => s.Record.Last("referral.handed-over")?.On.AddDays(1), FeelContext.Empty)],
        }).ToItsEnd();

        Assert.Contains("items.handed-over", played.Facts);
        Assert.Contains("case.transferred", played.Facts);
        Assert.DoesNotContain("decision.made", played.Facts);
    }

    [Fact]
    public void Only_the_principal_head_approves_a_referral()
    {
        var played = new PlayedCase(new("crime") { Answers = Answering("report", FeelContext.Empty.Set("suspectedCrime", FeelValue.True)) }).Until("approve");

        Assert.IsType<Rejection.RoleMissing>(Assert.IsType<Decision.Rejected>(played.Complete("approve", "head")).Why);
    }

    [Fact]
    public void Publication_has_two_dates_and_the_earlier_binds()
    {
        var played = new PlayedCase(s_lapse).Until("preview");

        Assert.Equal(new DateOnly(2026, 3, 19), played.State.Record.Deadline("publish-portal")!.Due); // each channel for itself
        var deadline = played.State.Record.Deadline("publish-system")!;
        Assert.Equal(new DateOnly(2026, 3, 10), deadline.Dates.Anchor);
        Assert.Equal(new DateOnly(2026, 3, 19), deadline.Due); // 7 working days
        Assert.Contains(deadline.Dates.Results, r => r.Computed == new DateOnly(2026, 3, 25)); // the client's 15 days
    }

    [Fact]
    public void A_publication_that_waits_for_service_is_put_before_the_head_two_working_days_before_its_target()
    {
        var played = new PlayedCase(s_lapse with
        {
            NotBefore = ImmutableDictionary<string, Func<CaseState, DateOnly?>>.Empty.Add("serve", s => s.Record.Last("decision.made") is null ? s.OpenedOn : null),
        }).Until("order-release");

        Assert.Equal(new DateOnly(2026, 3, 17), played.Today);
        Assert.DoesNotContain("decision.served", played.Facts);
    }

    [Fact]
    public void A_natural_person_is_masked_in_what_is_published()
    {
        var played = new PlayedCase(s_lapse with { Answers = Answering("report", FeelContext.Empty.Set("fineProvision", FeelValue.Of("art94"))) }, "person").ToItsEnd();

        Assert.Contains("publication.released-on-portal", played.Facts);
        Assert.DoesNotContain("示例公司", played.State.Record.Last("publication.released-on-portal")!.Data["record"].ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_end_of_a_window_is_not_corrected_by_itself()
    {
        var played = new PlayedCase(s_lapse).UntilFact("window.closed");
        var closed = played.State.Record.Last("window.closed")!.On;

        var refused = Assert.IsType<Decision.Rejected>(played.Correct("window.closed", closed.AddDays(-3), "head"));

        Assert.Contains("correct the day from which that term ran", refused.Why.Message.En, StringComparison.Ordinal);
        Assert.Equal(closed, played.State.Record.Last("window.closed")!.On);
    }

    [Fact]
    public void What_was_missed_stays_late_after_it_was_done()
    {
        var played = new PlayedCase(s_lapse with
        {
            NotBefore = ImmutableDictionary<string, Func<CaseState, DateOnly?>>.Empty.Add("preview", s => s.Record.Deadline("publish-system")?.Due.AddDays(8)),
        }).ToItsEnd();

        var deadline = played.State.Record.Deadline("publish-system")!;
        Assert.Equal(DeadlineStatus.Met, deadline.Status);
        Assert.True(deadline.WasMissed);
        Assert.True(deadline.IsLate);
        Assert.Equal(DeadlineOwner.Agency, deadline.Owner);
    }

    private static ImmutableDictionary<string, Func<CaseState, DateOnly?>> Holding(string element, Func<CaseState, DateOnly?> until) =>
        ImmutableDictionary<string, Func<CaseState, DateOnly?>>.Empty.Add(element, until);

    private static ImmutableDictionary<string, Func<CaseState, FeelContext>> Answering(string element, FeelContext answers) =>
        ImmutableDictionary<string, Func<CaseState, FeelContext>>.Empty.Add(element, _ => answers);
}
