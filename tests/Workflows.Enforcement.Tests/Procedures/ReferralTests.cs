using System.Collections.Immutable;
using Workflows.Decisions.Feel;
using Workflows.Enforcement.Rehearsals;
using Workflows.Engine.Cases;
using Workflows.Engine.Commands;

namespace Workflows.Enforcement.Tests.Procedures;

/// <summary>A suspected crime goes to the police, whenever it is seen, and no penalty takes its place (行政处罚法 arts 8, 27, 82; 国务院令第310号).</summary>
public sealed class ReferralTests
{
    private static readonly FeelContext s_suspected = Playing.Answers(("suspectedCrime", FeelValue.True));

    private static readonly FeelContext s_refused = Playing.Answers(("referralDecision", Playing.Text("refuse")));

    private static readonly FeelContext s_suspicion = Playing.Answers(("crimeReportedOn", Playing.Day(2026, 3, 2)), ("suspectedOffence", Playing.Text("重大责任事故罪")), ("crimeFacts", Playing.Text("线索")));

    [Fact]
    public void A_second_suspicion_bars_the_decision_though_it_is_dated_before_the_end_of_the_first_referral()
    {
        var played = new PlayedCase(new("two suspicions") { Answers = Playing.Answering(("report", s_suspected), ("approve", s_refused)) }).Until("decision");

        Assert.IsType<Decision.Accepted>(played.Deliver("crime.reported", "officer1", s_suspicion));

        Assert.True(played.IsOpen("name-team"));
        Assert.Equal("18", played.RefusalOf("decision", "head"));
    }

    [Fact]
    public void Another_suspicion_during_a_referral_gets_a_team_of_its_own_and_the_same_one_does_not()
    {
        var played = new PlayedCase(new("crime") { Answers = Playing.Answering(("report", s_suspected)) }).Until("approve");

        Assert.IsType<Decision.Accepted>(played.Deliver("crime.reported", "officer1", s_suspicion.Set("sameSuspicion", FeelValue.True)));
        Assert.False(played.IsOpen("name-team"));

        Assert.IsType<Decision.Accepted>(played.Deliver("crime.reported", "officer1", s_suspicion.Set("sameSuspicion", FeelValue.False)));
        Assert.True(played.IsOpen("name-team"));
    }

    [Fact]
    public void What_the_police_and_the_procuratorate_do_starts_the_clocks_that_they_run()
    {
        var played = new PlayedCase(new("not filed") { Answers = Playing.Answering(("report", s_suspected)) }).Until("hand-over");
        Assert.Equal("21e", PlayedCase.RuleOf(Course("decided")));
        played.Until("remind");

        Assert.IsType<Decision.Accepted>(Course("not-competent"));
        Assert.NotNull(played.State.Record.Deadline("police-forwarding"));
        Assert.IsType<Decision.Accepted>(Course("forwarded"));
        Assert.Equal(DeadlineStatus.Met, played.State.Record.Deadline("police-forwarding")!.Status);
        Assert.Equal("21f", PlayedCase.RuleOf(Course("reasons-asked")));

        Decision Course(string step) => played.Deliver("referral.course-recorded", "officer1", Playing.Answers(
            ("courseStep", Playing.Text(step)), ("courseOn", FeelValue.Of(played.Today)), ("courseFrom", Playing.Text("示例县公安局")), ("courseFile", Playing.Text("公文"))));

    }

    [Fact]
    public void An_opinion_of_the_procuratorate_gives_the_referral_three_days()
    {
        var played = new PlayedCase(new("opinion")).Until("filing-opinion");

        Assert.IsType<Decision.Accepted>(played.Deliver("crime.reported", "officer1", s_suspicion.Set("crimeReportedOn", FeelValue.Of(played.Today)).Set("procuratorateOpinion", Playing.Text("公文"))));

        Assert.Equal(played.Today.AddDays(3), played.State.Record.Deadline("procuratorate-opinion")!.Due);
    }

    [Theory]
    [InlineData("filing-opinion")] // before the case is filed
    [InlineData("preview")] // after the decision
    public void A_suspicion_is_taken_whenever_it_is_seen(string task)
    {
        var played = new PlayedCase(new("seen early or late")).Until(task);

        Assert.IsType<Decision.Accepted>(played.Deliver("crime.reported", "officer1", s_suspicion));

        Assert.True(played.IsOpen("name-team"));
    }

    [Fact]
    public void A_crime_that_the_police_filed_before_the_case_was_filed_here_ends_in_the_transfer()
    {
        var played = new PlayedCase(new("police first")
        {
            NotBefore = Playing.Holding("filing-approval", "police.filed"),
            Messages =
            [
                new("crime.reported", s => s.Record.Last("inspection.recorded")?.On, s_suspicion),
                new("police.filed", s => s.Record.Last("referral.handed-over")?.On.AddDays(1), FeelContext.Empty),
            ],
        }).ToItsEnd();

        Assert.Contains("case.transferred", played.Facts);
        Assert.DoesNotContain("decision.made", played.Facts);
    }

    [Fact]
    public void While_a_referral_is_open_the_case_is_not_decided_as_no_penalty_either()
    {
        var played = new PlayedCase(new("no penalty")
        {
            Answers = Playing.Answering(("report", s_suspected.Set("proposal", Playing.Text("no-penalty")))),
            NotBefore = Playing.Holding("name-team", "decision.made"),
        }).Until("decision");

        Assert.Equal("18", played.RefusalOf("decision", "head"));
    }

    [Theory]
    [InlineData("major-liability-accident", 1, "penalty")] // one dead: 法释〔2015〕22号 art. 6
    [InlineData("dangerous-operation", 1, "penalty")] // the dead count though no further danger is left
    [InlineData("fire", 1, "no-penalty")]
    [InlineData("project-safety", 1, "not-established")]
    public void Where_the_criteria_are_met_and_the_referral_was_not_approved_nothing_is_decided(string offence, int deaths, string proposal)
    {
        var played = new PlayedCase(Met(offence, deaths, proposal) with { NotBefore = Playing.Holding("final-proposal", "referral.ended") }).Until("decision");

        Assert.Equal(["met"], Criteria(played));
        Assert.Equal("18b", played.RefusalOf("decision", "head"));
    }

    [Fact]
    public void A_second_report_that_no_longer_finds_the_criteria_met_opens_the_decision()
    {
        var played = new PlayedCase(Met("labour-safety", 1, "penalty")).Until("decision");
        Assert.IsType<Decision.Accepted>(played.Deliver("crime.reported", "officer1", s_suspicion));
        Assert.IsType<Decision.Accepted>(played.Complete("name-team", "unit-head"));
        Assert.IsType<Rejection.FormInvalid>(Assert.IsType<Decision.Rejected>(Verified(played, 0, ("reportChanges", FeelValue.Nothing))).Why);
        Assert.IsType<Decision.Accepted>(Verified(played, 0));
        Assert.IsType<Decision.Accepted>(played.Complete("approve", "director", ("referralDecision", Playing.Text("refuse"))));

        Assert.Equal(["met", "judge"], Criteria(played));
        Assert.IsType<Decision.Accepted>(played.Complete("decision", "head"));
    }

    [Fact]
    public void Where_people_died_and_the_table_leaves_it_to_judgement_another_looks_at_the_reasons_for_not_referring()
    {
        var played = new PlayedCase(Met("other", 10, "penalty") with { NotBefore = Once("second-look", null) }).Until("decision");
        Assert.Equal("18", played.RefusalOf("decision", "head"));

        Assert.IsType<Rejection.RoleMissing>(Assert.IsType<Decision.Rejected>(played.Complete("second-look", "director")).Why);
        Assert.IsType<Decision.Accepted>(played.Complete("second-look", "reviewer", ("refusalReview", Playing.Text("upheld"))));

        Assert.IsType<Decision.Accepted>(played.Complete("decision", "head"));
    }

    [Fact]
    public void Reasons_that_do_not_hold_leave_the_decision_barred()
    {
        var played = new PlayedCase(Met("other", 10, "penalty") with { NotBefore = Once("second-look", null) }).Until("decision");

        Assert.IsType<Decision.Accepted>(played.Complete("second-look", "reviewer", ("refusalReview", Playing.Text("not-upheld"))));

        Assert.Equal("18b", played.RefusalOf("decision", "head"));
    }

    [Fact]
    public void Where_the_criteria_are_not_met_the_penalty_goes_on_after_the_referral_was_not_approved()
    {
        var played = new PlayedCase(new("criteria not met")
        {
            Answers = Playing.Answering(("report", s_suspected), ("approve", s_refused), ("verify", Playing.Answers(
                ("offence", Playing.Text("dangerous-operation")), ("deaths", FeelValue.Of(0)), ("seriousInjuries", FeelValue.Of(0)), ("directLoss", FeelValue.Of(0)), ("realDanger", FeelValue.False)))),
        }).Until("decision");

        Assert.Equal(["not-met"], Criteria(played));
        Assert.IsType<Decision.Accepted>(played.Complete("decision", "head"));
    }

    [Fact]
    public void The_letter_of_transfer_says_what_is_not_known_yet()
    {
        var played = new PlayedCase(new("crime") { Answers = Playing.Answering(("report", s_suspected), ("verify", Playing.Answers(("offence", Playing.Text("fire")), ("deaths", FeelValue.Of(1))))) }).Until("hand-over");

        Assert.Contains("死亡 1 人，重伤人数尚未查清，直接经济损失尚未评估。", played.Paper("transfer-letter"), StringComparison.Ordinal);
        Assert.Contains("消防责任事故罪", played.Paper("transfer-letter"), StringComparison.Ordinal);
    }

    [Fact]
    public void Only_the_team_verifies_and_hands_over()
    {
        var played = new PlayedCase(new("crime")
        {
            Answers = Playing.Answering(("report", s_suspected), ("name-team", Playing.Answers(("team", Playing.People("officer1", "unit-head"))))),
        }).Until("verify");

        Assert.Equal("17t", played.RefusalOf("verify", "officer2"));
    }

    [Theory]
    [InlineData("verify", "evidencePreserved")]
    [InlineData("hand-over", "procuratorateCopied")]
    public void Evidence_is_preserved_and_the_procuratorate_gets_its_copy(string task, string field)
    {
        var played = new PlayedCase(new("crime") { Answers = Playing.Answering(("report", s_suspected)) }).Until(task);

        Assert.IsType<Rejection.FormInvalid>(Assert.IsType<Decision.Rejected>(played.Complete(task, "officer1", (field, FeelValue.False))).Why);
    }

    [Theory]
    [InlineData(8, false)]
    [InlineData(10, true)]
    public void The_twenty_four_hours_of_the_hand_over_run_to_the_minute(int hour, bool late)
    {
        var played = new PlayedCase(new("crime") { Answers = Playing.Answering(("report", s_suspected)) }).Until("hand-over"); // approved at nine
        var next = played.Today.AddDays(1);
        played.PassTo(next);

        Assert.IsType<Decision.Accepted>(played.Complete("hand-over", "officer1", ("handedOverOn", new FeelValue.DateTime(new DateTimeOffset(next, new(hour, 0), TimeSpan.FromHours(8))))));

        Assert.Equal(late, played.State.Record.Deadline("referral-handover")!.IsLate);
    }

    [Fact]
    public void Where_the_police_stay_silent_on_the_reconsideration_the_procuratorate_is_asked_and_the_case_goes_on()
    {
        var played = new PlayedCase(new("not filed")
        {
            Answers = Playing.Answering(("report", s_suspected), ("not-filed-answer-decision", Playing.Answers(("refusalResponse", Playing.Text("reconsider"))))),
            Messages = [new("police.not-filed", s => s.Record.Last("referral.handed-over")?.On.AddDays(1), FeelContext.Empty)],
        }).Until("after-reconsideration");

        Assert.IsType<Decision.Accepted>(played.Complete("after-reconsideration", "head", ("afterReconsideration", Playing.Text("supervise"))));
        Assert.IsType<Decision.Accepted>(played.Deliver("procuratorate.answered", "officer1", Playing.Answers(("procuratorateAnsweredOn", FeelValue.Of(played.Today)), ("procuratorateAnswer", Playing.Text("不立案理由成立")))));

        Assert.Contains("referral.ended", played.Facts);
    }

    private static Scenario Met(string offence, int deaths, string proposal) => new("a death")
    {
        Answers = Playing.Answering(("report", s_suspected.Set("proposal", Playing.Text(proposal))), ("approve", s_refused), ("verify", Found(offence, deaths))),
    };

    private static FeelContext Found(string offence, int deaths) => Playing.Answers(("offence", Playing.Text(offence)), ("deaths", FeelValue.Of(deaths)),
        ("seriousInjuries", FeelValue.Of(0)), ("directLoss", FeelValue.Of(0)), ("realDanger", FeelValue.False));

    private static Decision Verified(PlayedCase played, int deaths, params (string, FeelValue)[] more) => played.Complete("verify", "officer1",
        [.. Found("labour-safety", deaths).Names.Select(n => (n, Found("labour-safety", deaths)[n])), .. more]);

    /// <summary>A task that is done at once before the event was recorded, and left alone after it; where there is no event, always.</summary>
    private static ImmutableDictionary<string, Func<CaseState, DateOnly?>> Once(string element, string? before) =>
        ImmutableDictionary<string, Func<CaseState, DateOnly?>>.Empty.Add(element, s => before is null || s.Record.Last(before) is not null ? null : s.OpenedOn);

    private static IEnumerable<string> Criteria(PlayedCase played) =>
        played.Log.OfType<CaseEvent.RuleEvaluated>().Where(r => r.Decision == "crime-threshold").Select(r => ((FeelValue.String)r.Result).Value);
}
