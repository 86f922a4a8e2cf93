namespace Workflows.Enforcement.Tests.Law;

public sealed partial class LawStoryTests
{
    /// <summary>Rules about events that no procedure records yet: they speak as soon as one does.</summary>
    private static IEnumerable<(string No, string Broken, string Kept)> WithoutAFlow() =>
    [
        // Inspection and entrustment
        Law("4a", "inspection.entered 02 {urgent: false}", "inspection.approved 02; inspection.entered 02 {urgent: false}"),
        Law("4b", "inspection.entered 02 {urgent: true}", "inspection.entered 02 {urgent: true}; inspection.approved 03"),
        Law("43f", "inspection.result-made 02; inspection.result-published 31", "inspection.result-made 02; inspection.result-published 30"),
        Law("8u", "evidence.urgently-taken 02; case.filed 08", "evidence.urgently-taken 02; case.filed 07"),
        Law("74", "matter.outside-competence 02", "matter.outside-competence 02; matter.transferred 03"),
        Law("6a", "entrusted.penalty-decided 02", "entrustment.published 02; entrusted.penalty-decided 03"),
        Law("6b", "entrusted.coercion-taken 02", "coercion.taken 02"),

        // Sealing, seizure, keeping of evidence
        Law("10a", "coercion.taken 02 {urgent: false}", "coercion.approved 02; coercion.taken 02 {urgent: false}"),
        Law("10b", "coercion.taken 02 {urgent: true}; coercion.approved 04", "coercion.taken 02 {urgent: true}; coercion.approved 03"),
        Law("10c", "coercion.approved 02 by unit-head {hazardousChemicals: true}", "coercion.approved 02 by director {hazardousChemicals: true}"),
        Law("10d", "coercion.taken 02 {urgent: true}; coercion.lifted 04", "coercion.taken 02 {urgent: true}; coercion.lifted 03"),
        Law("11a", "coercion.taken 02", "coercion.taken 02; coercion.disposed 20"),
        Law("11b", "coercion.taken 02; coercion.lifted 04-02", "coercion.taken 02; coercion.lifted 04-01"),
        Law("12a", "evidence.preserved 02", "evidence.preservation-approved 02; evidence.preserved 02"),
        Law("12b", "evidence.preserved 02; evidence.preservation-settled 12", "evidence.preserved 02; evidence.preservation-settled 11"),
        Law("12d", "evidence.preserved 02; evidence.preservation-settled 12", "evidence.preserved 02; evidence.preservation-settled 11"),
        Law("62a", "coercion.taken 02 {partyPresent: false}", """coercion.taken 02 {partyPresent: false, witness: "见证人"}"""),
        Law("62b", "coercion.taken 02 {credentialsShown: true, rightsTold: true, statementHeard: false}", "coercion.taken 02 {credentialsShown: true, rightsTold: true, statementHeard: true}"),
        Law("62b", "coercion.taken 02 {partyPresent: false}", """coercion.taken 02 {credentialsShown: true, partyPresent: false, witness: "见证人"}"""),
        Law("62c", "coercion.taken 02 {recordSigned: false}", "coercion.taken 02 {recordSigned: true}"),
        Law("62c", "coercion.taken 02 {signatureRefused: true, refusalNoted: false}", "coercion.taken 02 {signatureRefused: true, refusalNoted: true}"),
        Law("62d", "coercion.taken 02 {listHandedOver: false}", "coercion.taken 02 {listHandedOver: true}"),
        Law("63a", "coercion.taken 02; coercion.extended 04-02", "coercion.taken 02; coercion.extended 04-01"),
        Law("63a", "coercion.taken 02; coercion.test-told 10; coercion.test-ended 15; coercion.extended 04-07", "coercion.taken 02; coercion.test-told 10; coercion.test-ended 15; coercion.extended 04-06"),
        Law("63b", "coercion.extended 02", "coercion.extended 02; coercion.extension-told 03"),
        Law("63c", "coercion.test-begun 02", "coercion.test-begun 02; coercion.test-told 02"),
        Law("63d", "coercion.goods-referred 02", "coercion.goods-referred 02; coercion.referral-told 03"),

        // Power, production, closure
        Law("14b", "production.resumed 02", "production.resumption-approved 02; production.resumed 03"),
        Law("14d", "production.resumption-requested 02; production.resumption-approved 13", "production.resumption-requested 02; production.resumption-approved 12"),
        Law("15a", "power.cut 02", "stop.served 02; power.cut 04"),
        Law("15b", "power.cut 02", "stop.refused 02; power.cut 04"),
        Law("15c", "power.cut 02", "power.cut-approved 02; power.cut 04"),
        Law("15d", "power.cut-approved 02 by deputy", "power.cut-approved 02 by director"),
        Law("15e", "power.cut 02 {urgent: false}", "power.cut 02 {urgent: true}"),
        Law("15f", "power.cut-noticed 02; power.cut 03 {urgent: false}", "power.cut-noticed 02; power.cut 04 {urgent: false}"),
        Law("15g", "power.cut 02; stop.obeyed 03", "power.cut 02; stop.obeyed 03; power.restored 03"),
        Law("41a", "closure.decided 02", "closure.proposed 02"),
        Law("41b", "detention.decided 02", "decision.made 02"),
        Law("51a", "execution.carried-out 07 {urgent: false}", "execution.carried-out 09 {urgent: false}"),
        Law("51b", "execution.carried-out 09 {atNight: true}", "execution.carried-out 09 {atNight: false}"),
        Law("51c", "utilities.cut 09", "execution.carried-out 09"),
        Law("70a", "daily-penalty.decided 02", "rectification.rechecked 02; daily-penalty.decided 03"),
        Law("70b", "daily-penalty.decided 02", "decision.made 02; daily-penalty.decided 03"),
        Law("70c", "daily-penalty.decided 02", "daily-penalty.noticed 02; daily-penalty.decided 20"),
        Law("71", "closure.ground-found 02", "closure.ground-found 02; closure.proposed 03"),

        // On the spot
        Law("24s", "simple.decided 02 {toldAndNoted: false}", "simple.decided 02 {toldAndNoted: true}"),
        Law("40a", """simple.decided 02 {kind: "fine", fine: 300, "party.kind": "person"}""", """simple.decided 02 {kind: "fine", fine: 3000, "party.kind": "unit"}"""),
        Law("40h", """simple.decided 2021-03-02 {kind: "fine", fine: 200, "party.kind": "person"}""", """simple.decided 2021-03-02 {kind: "fine", fine: 1000, "party.kind": "unit"}"""),
        Law("40b", "simple.decided 02", "simple.decided 02; simple.filed 03"),
        Law("40d", "simple.decided 02; simple.filed 08", "simple.decided 02; simple.filed 07"),
        Law("48d", "payment.collected-on-spot 02; payment.handed-in 05", "payment.collected-on-spot 02; payment.handed-in 04"),
        Law("48e", "payment.handed-in 02; payment.banked 05", "payment.handed-in 02; payment.banked 04"),
        Law("48a", "payment.collected-on-spot 02", "receipt.issued 02; payment.collected-on-spot 02"),
        Law("48b", "payment.collected-on-spot 02; payment.handed-in 05", "payment.collected-on-spot 02; payment.handed-in 04"),
        Law("48c", "payment.handed-in 02; payment.banked 05", "payment.handed-in 02; payment.banked 04"),

        // Credit, tip-offs
        Law("52a", "credit.listed 02", "decision.made 02; credit.listed 03"),
        Law("52b", "credit.listing-decided 02", "credit.notice-served 02; credit.listing-decided 20"),
        Law("52c", "credit.listed 02", "credit.listing-decided 02; credit.listed 03"),
        Law("53a", "credit.listed 02; credit.removed 2029-03-03", "credit.listed 02; credit.removed 2029-03-02"),
        Law("53b", "credit.listed 02; credit.early-exit-requested 2027-03-02", "credit.listed 02; credit.early-exit-requested 2027-03-03"),
        Law("53d", "credit.listed 02; credit.removed 2029-03-03", "credit.listed 02; credit.removed 2029-03-02"),
        Law("76", "violator.found-serious 02", "violator.found-serious 02; violator.announced 20"),
        Law("58a", "tip-off.verified 02", """tip-off.verified 02 {report: "核实报告"}"""),
        Law("58b", "tip-off.verified 02 {correctionNeeded: true}", """tip-off.verified 02 {correctionNeeded: true, signedBy: "head"}"""),
        Law("58c", "tip-off.verified 02", "tip-off.verified 02; tip-off.answered 03"),
        Law("58d", "tip-off.verified 02; tip-off.answered 13", "tip-off.verified 02; tip-off.answered 12"),
        Law("59a", "tip-off.accepted 02", "tip-off.accepted 02; tip-off.verified 20"),
        Law("59b", "tip-off.accepted 02; tip-off.verified 05-02", "tip-off.accepted 02; tip-off.verified 05-01"),
        Law("59e", "tip-off.extended 02", "tip-off.extended 02; tip-off.extension-told 03"),
        Law("59c", "tip-off.rewarded 02", "tip-off.verified 02; tip-off.rewarded 03"),
        Law("59d", "tip-off.rewarded 02 {byPenalty: true}", "decision.made 02; tip-off.rewarded 03 {byPenalty: true}"),

        // Remedies and supervision
        Law("60d", "reconsideration.copy-received 02 {simple: true}; reconsideration.replied 10", "reconsideration.copy-received 02 {simple: false}; reconsideration.replied 16"),
        Law("60e", "reconsideration.handed-to-agency 02; reconsideration.forwarded 10", "reconsideration.handed-to-agency 02; reconsideration.forwarded 09"),
        Law("60f", "suit.accepted 02; evidence.recorded 03", "suit.accepted 02; suit.ended 03; evidence.recorded 04"),
        Law("51d", "execution.suspended 02; execution.resumed 2029-03-05", "execution.suspended 02; execution.resumed 2029-03-02"),
        Law("60c", "reconsideration.accepted 02; evidence.recorded 03", "reconsideration.accepted 02; evidence.recorded 03 {supplementAllowed: true}"),
        Law("68a", "redecision.ordered 02", "redecision.ordered 02; redecision.made 20"),
        Law("68b", "investigation.reported 02; redecision.ordered 03; redecision.made 20", "redecision.ordered 02; investigation.reported 10; redecision.made 20"),
        Law("68c", "notice.served 02; redecision.ordered 03; redecision.made 20", "redecision.ordered 02; notice.served 10; redecision.made 20"),
        Law("69d", "reconsideration.opinion-received 02; reconsideration.opinion-reported 05-02", "reconsideration.opinion-received 02; reconsideration.opinion-reported 05-01"),
        Law("56", "supervision.received 02; supervision.received 03", "supervision.received 02; supervision.answered 20"),
        Law("57a", "interference.attempted 02", "interference.attempted 02; interference.recorded 02"),
        Law("57b", "interference.record-deleted 02", "interference.recorded 02"),
        Law("79", "suit.accepted 02; supervision.opened 03", "supervision.opened 02; suit.accepted 03"),
    ];
}
