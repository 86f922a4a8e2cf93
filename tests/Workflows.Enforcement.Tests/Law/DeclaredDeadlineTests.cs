using System.Globalization;

namespace Workflows.Enforcement.Tests.Law;

/// <summary>Where each deadline that the product declares falls, reckoned by hand from the article and the calendar: at least a row for every key.</summary>
public sealed class DeclaredDeadlineTests
{
    public static TheoryData<string, string, string, string> Rows => new()
    {
        // key, what happened (Monday 2 March 2026 where nothing else is said), the law's last day, the day to work towards

        // Inspection, correction, filing, investigation
        { "result-publication", "inspection.result-made 02", "2026-03-30", "2026-03-30" },
        { "rectification-recheck", "rectification.reported 02", "2026-03-12", "2026-03-12" },
        { "resumption-review", "production.resumption-requested 02", "2026-03-12", "2026-03-12" },
        { "filing-proposal", "inspection.recorded 02 {violationFound: true}", "2026-03-09", "2026-03-09" },
        { "filing-proposal", """case.opened 02 {source: "transfer", needsInspection: false}""", "2026-03-09", "2026-03-09" }, // nothing is left to inspect
        { "filing-approval", "filing.proposed 02", "2026-03-05", "2026-03-05" },
        { "referral-team", "crime.suspected 02", "2026-03-03", "2026-03-03" },
        { "referral-report", "referral.team-named 02", "2026-03-09", "2026-03-09" },
        { "urgent-filing", "evidence.urgently-taken 02", "2026-03-07", "2026-03-06" },
        { "decision", "case.filed 02", "2026-05-31", "2026-05-29" },
        { "decision", "case.filed 05-11", "2026-08-09", "2026-08-07" },
        { "extension-answer", "extension.requested 02", "2026-03-05", "2026-03-05" },
        { "recusal-decision", "recusal.requested 02", "2026-03-05", "2026-03-05" },
        { "accident-report", "accident.occurred 02", "2026-05-01", "2026-05-01" },
        { "accident-report", "accident.occurred 02; accident.appraisal-began 10; accident.appraisal-ended 30", "2026-05-21", "2026-05-21" }, // twenty days of an appraisal do not count
        { "accident-reply", "accident.report-submitted 02", "2026-03-17", "2026-03-17" },
        { "gravest-accident-reply", "accident.report-submitted 02 {gravest: true}", "2026-04-01", "2026-04-01" },

        // Sealing, seizure, keeping of evidence
        { "coercion-approval", "coercion.taken 02 {urgent: true}", "2026-03-03", "2026-03-03" },
        { "coercion-term", "coercion.taken 02", "2026-04-01", "2026-04-01" },
        { "coercion-term", "coercion.taken 2026-01-25", "2026-02-24", "2026-02-24" },
        { "coercion-term", "coercion.taken 02; coercion.test-told 10; coercion.test-ended 15", "2026-04-06", "2026-04-03" },
        { "preservation-disposal", "evidence.preserved 02", "2026-03-11", "2026-03-11" },
        { "preservation-disposal", "evidence.preserved 04-30", "2026-05-13", "2026-05-13" },

        // Notice, hearing, review
        { "defence-term", "notice.served 02", "2026-03-09", "2026-03-09" },
        { "party-window", "notice.served 02 {hearingRight: true}", "2026-03-09", "2026-03-09" },
        { "hearing-request", "notice.served 09-23 {hearingRight: true}", "2026-10-08", "2026-10-08" },
        { "defence-answer", "defence.received 02", "2026-03-09", "2026-03-09" },
        { "hearing-hold", "hearing.requested 02", "2026-04-01", "2026-04-01" },
        { "hearing-notice", """hearing.scheduled 02 {hearingOn: date("2026-03-25")}""", "2026-03-13", "2026-03-13" },
        { "hearing-notice", """hearing.scheduled 09-21 {hearingOn: date("2026-10-12")}""", "2026-09-23", "2026-09-23" },
        { "hearing-report", "hearing.held 02", "2026-03-09", "2026-03-09" },
        { "review-opinion", "review.submitted 02", "2026-03-09", "2026-03-09" },
        { "review-correction", "review.correction-asked 02", "2026-03-09", "2026-03-09" },
        { "review-after-views", "proposal.made 02", "2026-03-16", "2026-03-16" },

        // Service, publication
        { "serve-decision", "decision.made 02", "2026-03-11", "2026-03-11" },
        { "serve-again", """service.failed 25 {document: "decision"}""", "2026-04-01", "2026-04-01" },
        { "public-notice", "service.notice-posted 02", "2026-04-01", "2026-04-01" },
        { "public-notice", "service.notice-posted 2021-06-01", "2021-07-31", "2021-07-31" },
        { "public-notice", "service.notice-posted 02 {foreignWithoutDomicile: true}", "2026-05-01", "2026-05-01" },
        { "public-notice", "service.notice-posted 2023-06-01 {foreignWithoutDomicile: true}", "2023-09-01", "2023-09-01" }, // three months until 2023
        { "public-notice", "service.notice-posted 2021-06-01 {foreignWithoutDomicile: true}", "2021-09-01", "2021-09-01" },
        { "publish-system", """decision.made 10 {decisionOutcome: "penalty", "party.kind": "unit"}""", "2026-03-19", "2026-03-19" },
        { "publish-system", """decision.made 2026-02-06 {decisionOutcome: "penalty", "party.kind": "unit"}""", "2026-02-21", "2026-02-14" },
        { "publish-portal", """decision.made 2026-02-06 {decisionOutcome: "penalty", "party.kind": "person"}""", "2026-02-21", "2026-02-14" },
        { "withdraw-publication", "publication.withdrawal-due 02", "2026-03-05", "2026-03-05" },

        // Payment, remedies, execution
        { "payment", """decision.served 2026-02-04 {decisionOutcome: "penalty", fine: 1000}""", "2026-02-24", "2026-02-24" },
        { "reconsideration-term", "decision.served 02", "2026-05-06", "2026-05-06" },
        { "suit-term", "decision.served 02", "2026-09-02", "2026-09-02" },
        { "suit-after-review", """reconsideration.decided 02 {reviewResult: "upheld"}""", "2026-03-17", "2026-03-17" },
        { "suit-after-review", "reconsideration.overdue 02", "2026-03-17", "2026-03-17" },
        { "judgment-execution", """judgment.served 02 {suitResult: "upheld", decisionOutcome: "penalty", fine: 1000}""", "2028-03-02", "2028-03-02" },
        { "reconsideration-reply", "reconsideration.copy-received 02", "2026-03-16", "2026-03-16" },
        { "reconsideration-reply", "reconsideration.copy-received 02 {simple: true}", "2026-03-09", "2026-03-09" },
        { "suit-after-review", """reconsideration.rejected 04-10 {reviewResult: "rejected"}""", "2026-04-27", "2026-04-27" }, // 25 April is a Saturday
        { "surcharge-review-term", "surcharge.served 03-30", "2026-05-29", "2026-05-29" },
        { "surcharge-suit-term", "surcharge.served 03-30", "2026-09-30", "2026-09-30" },
        { "surcharge-suit-after-review", """surcharge.review-ended 02 {reviewResult: "upheld"}""", "2026-03-17", "2026-03-17" },
        { "surcharge-reply", "surcharge.copy-received 02", "2026-03-16", "2026-03-16" },
        { "refund", "refund.due 07-01", "2026-07-15", "2026-07-15" },
        { "reconsideration-acceptance", "reconsideration.received 02", "2026-03-09", "2026-03-09" },
        { "reconsideration-acceptance", "reconsideration.supplemented 20", "2026-03-27", "2026-03-27" },
        { "reconsideration-supplement", "reconsideration.supplement-asked 06", "2026-03-20", "2026-03-20" },
        { "reconsideration-decision", "reconsideration.accepted 02", "2026-05-06", "2026-05-06" },
        { "reconsideration-decision", "reconsideration.accepted 02 {simple: true}", "2026-04-01", "2026-04-01" },
        { "on-spot-review", "reconsideration.handed-to-agency 02", "2026-03-09", "2026-03-09" },
        { "on-spot-review", "reconsideration.handed-to-agency 04-10", "2026-04-17", "2026-04-17" },
        { "opinion-report", "reconsideration.opinion-received 02", "2026-05-01", "2026-04-30" },
        { "deferral-decision", "payment.deferral-requested 02", "2026-03-09", "2026-03-09" },
        { "demand-term", "demand.served 09-16", "2026-09-30", "2026-09-30" },
        { "suit-reply", "suit.copy-received 02", "2026-03-17", "2026-03-17" },
        { "court-application", """remedies.expired 07-06 {decisionOutcome: "penalty", fine: 1000}""", "2026-10-08", "2026-09-30" }, // rolled over the National Day, the target is not
        { "court-objection", "court.refused 09-18", "2026-10-08", "2026-09-30" },
        { "court-application", """remedies.expired 09-02 {decisionOutcome: "penalty", fine: 1000}""", "2026-12-02", "2026-12-02" },
        { "court-acceptance", "court.applied 02", "2026-03-09", "2026-03-09" },
        { "court-ruling", "court.accepted 02", "2026-03-11", "2026-03-11" },
        { "court-urgent-execution", "court.ruled 02 {urgent: true}", "2026-03-09", "2026-03-09" },
        { "court-objection", "court.refused 02", "2026-03-17", "2026-03-17" },
        { "execution-suspended", "execution.suspended 02", "2029-03-02", "2029-03-02" },

        // On the spot
        { "simple-filing", "simple.decided 02", "2026-03-07", "2026-03-06" },
        { "on-spot-hand-in", "payment.collected-on-spot 02", "2026-03-04", "2026-03-04" },
        { "on-spot-banking", "payment.handed-in 02", "2026-03-04", "2026-03-04" },

        // Suspected crime
        { "referral-decision", "referral.reported 09-29", "2026-10-02", "2026-09-30" },
        { "referral-handover", "referral.approved 02", "2026-03-03", "2026-03-03" },
        { "police-answer", "referral.handed-over 02", "2026-03-05", "2026-03-05" },
        { "police-completeness", "referral.handed-over 02", "2026-03-03", "2026-03-03" },
        { "police-forwarding", "police.not-competent 02", "2026-03-03", "2026-03-03" },
        { "police-notice", "police.decided 02", "2026-03-05", "2026-03-05" },
        { "referral-completion", "police.incomplete 02", "2026-03-05", "2026-03-05" },
        { "items-handover", "police.filed 02", "2026-03-05", "2026-03-05" },
        { "reconsideration-request", "police.not-filed 02", "2026-03-05", "2026-03-05" },
        { "police-reconsideration", "referral.reconsideration-requested 02", "2026-03-05", "2026-03-05" },
        { "supervision-proposal", "police.refusal-upheld 02", "2026-03-05", "2026-03-05" },
        { "police-explanation", "procuratorate.reasons-asked 02", "2026-03-09", "2026-03-09" },
        { "police-filing-ordered", "procuratorate.filing-ordered 02", "2026-03-17", "2026-03-17" },
        { "procuratorate-opinion", "procuratorate.opinion-received 02", "2026-03-05", "2026-03-05" },

        // Credit, tip-offs
        { "listing-removal", "credit.listed 02", "2029-03-02", "2029-03-02" },
        { "listing-reconsideration", "credit.listing-served 02", "2026-05-06", "2026-05-06" },
        { "tip-off-handling", "tip-off.accepted 02", "2026-05-01", "2026-04-30" },
        { "tip-off-answer", "tip-off.verified 02", "2026-03-12", "2026-03-12" },
        { "reward-claim", "tip-off.reward-noticed 02", "2026-05-06", "2026-05-06" },
    };

    [Theory]
    [MemberData(nameof(Rows))]
    public void A_declared_deadline_falls_on_the_day_that_its_article_sets(string key, string told, string due, string target)
    {
        var story = LawStory.Timed(told);
        Assert.Null(story.Refused);
        var entry = Assert.Single(story.Register, d => d.Key == key);
        Assert.Equal((due, target), (Iso(entry.Due), Iso(entry.Target)));
    }

    [Fact]
    public void Every_declared_deadline_has_its_row() => Assert.Empty(LawStory.Deadlines.Except(Rows.Select(row => (string)row[0])));

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
