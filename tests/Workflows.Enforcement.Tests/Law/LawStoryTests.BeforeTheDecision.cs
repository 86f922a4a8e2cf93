namespace Workflows.Enforcement.Tests.Law;

public sealed partial class LawStoryTests
{
    private static IEnumerable<(string No, string Broken, string Kept)> BeforeTheDecision() =>
    [
        // Who acts
        Law("1a", "inspection.recorded 02 by publisher as inspect", "inspection.recorded 02 by officer1 as inspect"),
        Law("1b", "evidence.recorded 02 by clerk as investigate", "evidence.recorded 02 by officer1 as investigate"),
        Law("1c", "rectification.rechecked 02 by clerk as recheck", "rectification.rechecked 02 by officer1 as recheck"),
        Law("1d", "coercion.taken 02 by clerk as coerce", "coercion.taken 02 by officer1 as coerce"),
        Law("2a", "inspection.recorded 02 naming inspect: officer1", "inspection.recorded 02 naming inspect: officer1,officer2"),
        Law("2b", "evidence.recorded 02 naming investigate: officer1", "evidence.recorded 02 naming investigate: officer1,officer2"),
        Law("2c", "rectification.rechecked 02 naming recheck: officer1", "rectification.rechecked 02 naming recheck: officer1,officer2"),
        Law("2d", "coercion.taken 02 naming coerce: officer1", "coercion.taken 02 naming coerce: officer1,officer2"),
        Law("3", "inspection.recorded 02 by publisher as inspect", "inspection.recorded 02 by officer2 as inspect"),
        Law("17e", "referral.reported 02 by publisher as refer", "referral.reported 02 by officer1 as refer"),
        Law("17h", "referral.team-named 02 naming refer: officer1", "referral.team-named 02 naming refer: officer1,officer2"),
        Law("30", "evidence.recorded 02 by officer1 as investigate; hearing.held 20 by officer1 as preside", "evidence.recorded 02 by officer1 as investigate; hearing.held 20 by chair as preside"),
        Law("30k", "evidence.recorded 02 by officer1 as investigate; hearing.held 20 by officer1 as keep-record", "evidence.recorded 02 by officer1 as investigate; hearing.held 20 by clerk as keep-record"),
        Law("30s", "review.passed 02 by chair as review; hearing.held 20 by chair as preside", "review.passed 02 by reviewer as review; hearing.held 20 by chair as preside"),
        Law("33a", "evidence.recorded 02 by officer1 as investigate; review.passed 03 by officer1 as review", "evidence.recorded 02 by officer1 as investigate; review.passed 03 by reviewer as review"),
        Law("33b", "review.passed 03 by officer1 as review", "review.passed 03 by reviewer as review"),
        Law("33s", "hearing.held 02 by chair as preside; review.passed 03 by chair as review", "hearing.held 02 by chair as preside; review.passed 03 by reviewer as review"),
        Law("34a", "evidence.recorded 02 by officer1 as investigate; discussion.concluded 03 by officer1 as discuss", "evidence.recorded 02 by officer1 as investigate; discussion.concluded 03 by head as discuss"),
        Law("34b", "evidence.recorded 02 by officer1 as investigate; decision.made 03 by officer1 as decide", "evidence.recorded 02 by officer1 as investigate; decision.made 03 by head as decide"),
        Law("5", "recusal.decided 02 by head naming withdrawal: officer1; proposal.made 03 by officer1", "recusal.decided 02 by head naming withdrawal: officer1; proposal.made 03 by officer2"),
        Law("65", "recusal.requested 02; decision.made 03", "recusal.requested 02; recusal.decided 03; decision.made 04"),
        Law("65d", "recusal.requested 02; recusal.decided 06", "recusal.requested 02; recusal.decided 05"),

        // Inspection, filing, investigation
        Law("73", """inspection.recorded 02 {signature: "refused", refusalReported: false}""", """inspection.recorded 02 {signature: "refused", refusalNote: "拒签", refusalReported: true}"""),
        Law("8", """filing.refused 02 {filingReason: ""}""", """filing.refused 02 {filingReason: "不属于本机关管辖"}"""),
        Law("8b", "filing.proposed 02", "filing.proposed 02; case.filed 03"),
        Law("13", "evidence.recorded 02 {evidenceVerified: false}", "evidence.recorded 02 {evidenceVerified: true}"),
        Law("64a", "investigation.reported 02", "case.filed 02; investigation.reported 03"),
        Law("64b", "report.reviewed 02", "investigation.reported 02; report.reviewed 03"),
        Law("64c", "report.reviewed 02; notice.served 03; notice.served 20", "report.reviewed 02; notice.served 03; report.reviewed 18; notice.served 20"),
        Law("64d", "decision.made 02", "report.reviewed 02; decision.made 03"),
        Law("36", "case.filed 02; decision.made 06-01", "case.filed 02; decision.made 05-31"),

        // Notice, defence, hearing
        Law("25c", "window.waived 02", "notice.served 02; window.waived 03"),
        Law("25d", "defence.received 02; defence.answered 10", "defence.received 02; defence.answered 09"),
        Law("26a", """proposal.made 02 {finalOutcome: "penalty", proposal: "penalty", finalFine: 2000, proposedFine: 1000}""", """proposal.made 02 {finalOutcome: "penalty", proposal: "penalty", finalFine: 1000, proposedFine: 1000}"""),
        Law("26c", """proposal.made 02 {finalOutcome: "penalty", finalMainPenalty: "licence", mainPenalty: "fine"}""", """proposal.made 02 {finalOutcome: "penalty", finalMainPenalty: "warning", mainPenalty: "fine"}"""),
        Law("27r", """hearing.refused 02 {hearingRight: true, hearingRefusalReason: "无"}""", """hearing.refused 02 {hearingRight: false, hearingRefusalReason: "不符合条件"}"""),
        Law("28a", "notice.served 02 {hearingRight: true}; hearing.requested 10", "notice.served 02 {hearingRight: true}; hearing.requested 09"),
        Law("28c", "notice.served 02 {hearingRight: true}; hearing.requested-late 09", "notice.served 02 {hearingRight: true}; hearing.requested-late 10"),
        Law("28d", "notice.served 02 {hearingRight: true}; hearing.requested 03; hearing.requested 04", "notice.served 02 {hearingRight: true}; hearing.requested 03; notice.served 04; hearing.requested 05"),
        Law("28e", "notice.served 02 {hearingRight: true}; defence.received 16", "notice.served 02 {hearingRight: true}; hearing.requested 09; defence.received 16"),
        Law("29", "hearing.notice-served 04; hearing.held 13", "hearing.notice-served 04; hearing.held 16"),
        Law("30c", """hearing.staffed 02 {chair: ["chair"]}; hearing.held 20 by officer1""", """hearing.staffed 02 {chair: ["chair"]}; hearing.held 20 by chair"""),
        Law("30r", "hearing.chair-recusal-requested 02; hearing.held 20", "hearing.chair-recusal-requested 02; hearing.chair-recusal-decided 03; hearing.held 20"),
        Law("31t", "hearing.closed 20", "hearing.transcript-signed 20; hearing.closed 20"),

        // Suspected crime
        Law("17a", "crime.suspected 02", "crime.suspected 02; referral.team-named 02"),
        Law("17b", "referral.approved 02", "referral.reported 02; referral.approved 03"),
        Law("17c", "referral.handed-over 02", "referral.approved 02; referral.handed-over 03"),
        Law("17d", "referral.approved 02", "referral.approved 02; referral.handed-over 03"),
        Law("17f", "referral.reported 02; referral.approved 06", "referral.reported 02; referral.approved 05"),
        Law("17g", "referral.approved 02; referral.handed-over 04", "referral.approved 02; referral.handed-over 03"),
        Law("19", "referral.approved 02 by head", "referral.approved 02 by director"),
        Law("19a", "referral.approved 02 by head as approve-referral", "referral.approved 02 by director as approve-referral"),
        Law("20", """referral.not-approved 02 {referralRefusalReason: ""}""", """referral.not-approved 02 {referralRefusalReason: "未达到立案标准"}"""),
        Law("21", "police.not-filed 02", "police.not-filed 02; referral.reconsideration-requested 03"),
        Law("21d", "police.not-filed 02; referral.returned 06", "police.not-filed 02; referral.returned 05"),
        Law("22", "police.filed 02", "police.filed 02; items.handed-over 03"),
        Law("22d", "police.filed 02; items.handed-over 06", "police.filed 02; items.handed-over 05"),
        Law("72", "crime.suspected 02", "crime.suspected 02; referral.not-approved 04"),
        Law("77", "referral.handed-over 02", "referral.bundled 02; referral.handed-over 02"),
        Law("77b", """decision.made 02; referral.bundled 03 {bundlePenalties: "none"}""", """decision.made 02; referral.bundled 03 {bundlePenalties: "enclosed"}"""),
        Law("78a", "referral.returned 02", "referral.returned 02; decision.made 20"),
        Law("78b", "crime.case-returned 02", "crime.case-returned 02; procuratorate.told 20"),
    ];
}
