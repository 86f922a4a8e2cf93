namespace Workflows.Enforcement.Tests.Law;

public sealed partial class LawStoryTests
{
    private const string Penalty = """decision.made 12 {decisionOutcome: "penalty"}""";

    private static IEnumerable<(string No, string Broken, string Kept)> DecisionAndAfter() =>
    [
        // What must be before the decision
        Law("7", """decision.made 12 {decisionOutcome: "penalty", limitation: "over"}""", """decision.made 12 {decisionOutcome: "penalty", limitation: "within"}"""),
        Law("9", $"jurisdiction.filed-elsewhere 02; {Penalty}", """jurisdiction.filed-elsewhere 02; decision.made 12 {decisionOutcome: "no-penalty"}"""),
        Law("14a", Penalty, $"correction.ordered 02; {Penalty}"),
        Law("16", Penalty, $"evidence.recorded 02; {Penalty}"),
        Law("18", $"crime.suspected 02; {Penalty}", $"crime.suspected 02; referral.ended 03; {Penalty}"),
        Law("18b", """decision.made 12 {decisionOutcome: "penalty", criteriaUnanswered: true}""", """decision.made 12 {decisionOutcome: "penalty", criteriaUnanswered: false}"""),
        Law("23", """criminal.fine-imposed 02; decision.made 12 {decisionOutcome: "penalty", fine: 1000}""", $"criminal.fine-imposed 02; {Penalty}"),
        Law("24", Penalty, $"notice.served 02; {Penalty}"),
        Law("25a", $"notice.served 02; {Penalty}", $"notice.served 02; window.closed 10; {Penalty}"),
        Law("25b", $"defence.received 02; {Penalty}", $"defence.received 02; defence.answered 03; {Penalty}"),
        Law("26b", """decision.made 12 {decisionOutcome: "penalty", proposal: "penalty", fine: 2000, proposedFine: 1000}""", """decision.made 12 {decisionOutcome: "penalty", proposal: "penalty", fine: 500, proposedFine: 1000}"""),
        Law("27", $"hearing.requested 02; {Penalty}", $"hearing.requested 02; hearing.withdrawn 03; {Penalty}"),
        Law("28b", """notice.served 02 {hearingRight: true}; decision.made 09 {decisionOutcome: "penalty"}""", """notice.served 02 {hearingRight: true}; decision.made 10 {decisionOutcome: "penalty"}"""),
        Law("31", """hearing.transcript-signed 02; hearing.closed 02; decision.made 12 {decisionOutcome: "penalty", hearingRecordFollowed: false}""", """hearing.transcript-signed 02; hearing.closed 02; decision.made 12 {decisionOutcome: "penalty", hearingRecordFollowed: true}"""),
        Law("31p", $"proposal.made 02; hearing.closed 03; {Penalty}", $"hearing.closed 02; proposal.made 03; {Penalty}"),
        Law("32a", Penalty, $"review.passed 03; {Penalty}"),
        Law("32b", $"review.passed 03; proposal.made 04; {Penalty}", $"proposal.made 03; review.passed 04; {Penalty}"),
        Law("32c",
            """decision.made 12 {decisionOutcome: "penalty", finalOutcome: "penalty", decisionMainPenalty: "fine", finalMainPenalty: "fine", fine: 900, finalFine: 1000}""",
            """decision.made 12 {decisionOutcome: "penalty", finalOutcome: "penalty", decisionMainPenalty: "fine", finalMainPenalty: "fine", fine: 900, finalFine: 1000, lighterReason: "主动消除危害"}"""),
        Law("32d", """review.passed 11; decision.made 10 {decisionOutcome: "penalty"}""", $"review.passed 11; {Penalty}"),
        Law("34", """proposal.made 02; decision.made 12 {decisionOutcome: "penalty", discussionDue: true}""", """proposal.made 02; discussion.concluded 03 {discussionConclusion: "penalty"}; decision.made 12 {decisionOutcome: "penalty", discussionDue: true}"""),
        Law("35", Penalty, $"crime.checked 02; {Penalty}"),
        Law("37", """decision.made 12 {decisionOutcome: "penalty", fine: 1000}; decision.made 13 {decisionOutcome: "penalty", fine: 1000}""", """decision.made 12 {decisionOutcome: "penalty", fine: 0}; decision.made 13 {decisionOutcome: "penalty", fine: 1000}"""),
        Law("38", """decision.made 12 {decisionOutcome: "penalty", "party.name": "示例公司", decisionText: "罚款"}""", """decision.made 12 {decisionOutcome: "penalty", "party.name": "示例公司", "party.address": "示例路1号", reportFacts: "事实", lawBasis: "依据", decisionText: "罚款"}"""),
        Law("41", """decision.made 12 {decisionMainPenalty: "closure"}""", """decision.made 12 {decisionMainPenalty: "stop"}"""),
        Law("61", "accident.penalty-decided 02", "accident.report-approved 02; accident.penalty-decided 03"),
        Law("75", """decision.made 12 {decisionOutcome: "no-penalty"}""", """decision.made 12 {decisionOutcome: "no-penalty", education: "已教育"}"""),

        // Service and publication
        Law("42", """document.served 13 {kind: "electronic"}""", """document.served 13 {kind: "electronic", consent: "确认书"}"""),
        Law("42a", "decision.made 12", "decision.made 12; decision.served 13"),
        Law("42b", "decision.served 13", "decision.made 12; decision.served 13"),
        Law("42c", "decision.dispatched 13", "decision.made 12; decision.dispatched 13"),
        Law("42d", "decision.made 12; decision.served 24", "decision.made 12; decision.served 23"),
        Law("43a", Penalty, $"{Penalty}; publication.released-on-system 13"),
        Law("43b", Penalty, $"{Penalty}; publication.released-on-portal 13"),
        Law("43c", """publication.withheld 13 {"party.kind": "unit"}""", """publication.withheld 13 {"party.kind": "person"}"""),
        Law("43d", """decision.made 12 {decisionOutcome: "penalty", "party.kind": "unit"}; publication.released-on-system 24""", """decision.made 12 {decisionOutcome: "penalty", "party.kind": "unit"}; publication.released-on-system 23"""),
        Law("43e", $"{Penalty}; publication.released-on-portal 24", $"{Penalty}; publication.released-on-portal 23"),
        Law("44a", """masking.checked 12 {versionHash: "v1"}; publication.released-on-system 13 {versionHash: "v2"}""", """masking.checked 12 {versionHash: "v1"}; publication.released-on-system 13 {versionHash: "v1"}"""),
        Law("44b", """masking.checked 12 {versionHash: "v1"}; publication.released-on-portal 13 {versionHash: "v1"}; publication.released-on-portal 14 {versionHash: "v1"}""", """masking.checked 12 {versionHash: "v1"}; publication.released-on-portal 13 {versionHash: "v1"}"""),
        Law("45a", "decision.revoked 12; publication.withdrawn 18", "decision.revoked 12; publication.withdrawn 17"),
        Law("45b", "decision.revoked 12; publication.reasons-given 18", "decision.revoked 12; publication.reasons-given 17"),
        Law("46a", "publication.released-on-portal 13", "decision.made 12; publication.released-on-portal 13"),
        Law("46b", "exposure.published 13", "decision.made 12; exposure.published 13"),

        // Payment and execution
        Law("47", """payment.received 13 {paidBy: "officer"}""", """payment.received 13 {paidBy: "bank"}"""),
        Law("49a", """decision.made 02 {decisionOutcome: "penalty", fine: 1000, surchargeStated: true}; decision.served 03; surcharge.decided 18""", """decision.made 02 {decisionOutcome: "penalty", fine: 1000, surchargeStated: true}; decision.served 03; surcharge.decided 19"""),
        Law("49b", "payment.deferral-granted 02; surcharge.decided 19", "payment.deferral-granted 02; deferral.ended 18; surcharge.decided 19"),
        Law("49c", "payment.completed 02; surcharge.decided 19", "surcharge.decided 02; payment.completed 19"),
        Law("49d", "payment.deferral-requested 02; court.applied 17", "payment.deferral-requested 02; payment.deferral-refused 03; court.applied 17"),
        Law("49e", "reconsideration.accepted 02; surcharge.decided 17", "reconsideration.accepted 02; reconsideration.ended 16; surcharge.decided 17"),
        Law("50a", "demand.served 02; court.applied 16", "demand.served 02; court.applied 17"),
        Law("50b", "views.received 02; court.applied 17", "views.received 02; views.answered 03; court.applied 17"),
        Law("50c", "court.applied 17", "remedies.expired 16; court.applied 17"),
        Law("50d", "payment.completed 16; court.applied 17", "court.applied 16; payment.completed 17"),
        Law("50e", "demand.served 02", "demand.issued 02; demand.served 02"),
        Law("50f", """decision.made 02 {decisionOutcome: "penalty", fine: 1000}; decision.served 03; demand.issued 18""", """decision.made 02 {decisionOutcome: "penalty", fine: 1000}; decision.served 03; demand.issued 19"""),
        Law("50g", "suit.accepted 02; court.applied 17", """suit.accepted 02; suit.ended 03 {suitResult: "withdrawn"}; court.applied 17"""),
        Law("50h", "remedies.expired 02; court.applied 06-03", "remedies.expired 02; court.applied 06-02"),
        Law("50i", "court.applied 17 {claimPrincipal: 500, claimPaid: 0, fine: 1000}", "court.applied 17 {claimPrincipal: 1000, claimPaid: 0, fine: 1000}"),
        Law("50j", "demand.served 02; payment.completed 17", "demand.served 02; payment.completed 16"),
        Law("50k", "remedies.expired 02; court.applied 06-03", "remedies.expired 02; court.applied 06-02"),
        Law("54", "case.closed 20", """decision.made 02 {decisionOutcome: "no-penalty"}; decision.served 03; case.closed 20"""),
        Law("66a", "suit.accepted 02", "decision.made 02; suit.accepted 03"),
        Law("67", "stay.ordered 02; court.applied 17", "stay.ordered 02; stay.lifted 16; court.applied 17"),
    ];
}
