using System.Collections.Immutable;
using Workflows.Decisions.Feel;
using Workflows.Enforcement.Rehearsals;
using Workflows.Engine.Cases;
using Workflows.Engine.Deciding;
using Workflows.Engine.Procedures;
using Workflows.Statute;

namespace Workflows.Conformance.Osha;

/// <summary>
/// The course of a case as its row records it: who answers what, and on which day. What the engine refused is forgotten, and the
/// lawful answer takes its place.
/// </summary>
internal sealed class RecordedCourse(OshaRow row, HistoryRules history, RuleBook law)
{
    private const string Decision = "decision";
    private readonly HashSet<string> refused = new(StringComparer.Ordinal);
    private readonly ExpressionScope seen = new(law, row.OpenDate);
    private readonly FeelValue facts = FeelValue.Of(RowFacts.Of(row));

    /// <summary>What the form of the start event asks for. The record names no Chinese enterprise, so none is named.</summary>
    public FeelContext Opening { get; } = FeelContext.Empty
        .Set("party.kind", FeelValue.Of("unit"))
        .Set("party.name", FeelValue.Of($"第{row.Number}行的被检查单位"))
        .Set("party.code", FeelValue.Of("未记载"))
        .Set("party.representative", FeelValue.Of("未记载"))
        .Set("party.address", FeelValue.Of("未记载"))
        .Set("party.phone", FeelValue.Of("未记载"))
        .Set("place", FeelValue.Of("被检查单位"))
        .Set("source", FeelValue.Of("inspection"));

    public Scenario Scenario => new($"row {row.Number}")
    {
        Answers = ImmutableDictionary.CreateRange(StringComparer.Ordinal, new Dictionary<string, Func<CaseState, FeelContext>>
        {
            ["inspection"] = _ => FeelContext.Empty.Set("violationFound", FeelValue.Of(row.IsCited)),
            ["order-correction"] = _ => Correction(),
            // What was not abated is ordered again; the record tells no more, so the second re-check finds it put right.
            ["recheck"] = s => FeelContext.Empty.Set("rectified", FeelValue.Of(row.Abatement == Abatement.Completed || s.Record.Last("rectification.rechecked") is not null)),
            ["filing-proposal"] = _ => GoesOn(),
            ["report"] = _ => Report(),
            ["serve"] = Service,
            ["final-proposal"] = _ => FinalProposal(),
        }),
        NotBefore = ImmutableDictionary.CreateRange(StringComparer.Ordinal, new Dictionary<string, Func<CaseState, DateOnly?>>
        {
            ["report"] = _ => row.IssuanceDate ?? row.OpenDate,
            [Decision] = s => StaysOpen(s) ? null : row.FinalOrderDate ?? Later(row.ContestDate, row.OpenDate),
            ["closing-report"] = _ => row.CloseDate ?? row.OpenDate,
        }),
        Messages =
        [
            new("rectification.reported", s => s.Record.Last("correction.ordered") is { } order && row.Abatement == Abatement.Completed
                ? Later(row.AbateDate, order.On) : null, FeelContext.Empty),
            new("payment.received", s => s.Record.Last("decision.served")?.On, FeelContext.Empty),
            .. history.Acts.Select(act => new ScenarioMessage(act.Message, s => DayOf(act, s), FeelContext.Empty)),
        ],
    };

    /// <summary>Whether the case waits for a decision of which the history knows nothing.</summary>
    public bool IsOpen(ProcedureSet procedures, CaseState state) =>
        StaysOpen(state) && Outlook.Tasks(procedures, state).Any(t => t.Node.Element == Decision);

    /// <summary>Forgets what the row records for the step. False where it recorded nothing, so that nothing is left to change.</summary>
    public bool Forget(string element) => Recorded(element) is not null && refused.Add(element);

    /// <summary>What the row records for the step; null where it records nothing.</summary>
    public string? Recorded(string element) => element switch
    {
        "order-correction" when row.AbateDate is { } day => $"to be corrected by {day:yyyy-MM-dd}",
        "report" when row.Proposed is { } fine => $"penalty proposed: {fine}",
        "serve" when row.IssuanceDate is { } day => $"notice served on {day:yyyy-MM-dd}",
        "final-proposal" when row.Fine is { } fine => $"last recorded penalty: {fine}",
        _ => null,
    };

    private bool StaysOpen(CaseState state) => history.Open is { } open && Evaluate(open.When, state) == FeelValue.True;

    private DateOnly? DayOf(RecordedAct act, CaseState state) =>
        Evaluate(act.When, state) == FeelValue.True && Evaluate(act.On, state) is FeelValue.Date day ? day.Value : null;

    private FeelValue Evaluate(FeelExpression expression, CaseState state) => expression.Evaluate(seen.At(state, 0).Set("row", facts)).Value;

    private FeelContext Correction()
    {
        if (row.Abatement == Abatement.DuringInspection) return FeelContext.Empty.Set("correction", FeelValue.Of("already-corrected"));
        var order = FeelContext.Empty.Set("correction", FeelValue.Of("order"));
        return row.AbateDate is { } due && !refused.Contains("order-correction") ? order.Set("correctionDueOn", FeelValue.Of(due)) : order;
    }

    // A hazard that was not removed during the inspection was still there when it was cited.
    private FeelContext GoesOn() => FeelContext.Empty.Set("stillGoingOn", FeelValue.Of(row.Abatement != Abatement.DuringInspection));

    private FeelContext Report() => row.Proposed is { } fine && !refused.Contains("report")
        ? FeelContext.Empty.Set("mainPenalty", FeelValue.Of("fine")).Set("fineProvision", FeelValue.Of("other")).Set("proposedFine", FeelValue.Of(fine))
        : FeelContext.Empty.Set("mainPenalty", FeelValue.Of("warning"));

    // Of the papers that are served only the day of the notice is recorded. An order to correct is served as soon as it is made, before any notice.
    private FeelContext Service(CaseState state) =>
        row.IssuanceDate is { } issued && state.Record.Last("notice.served") is null && !refused.Contains("serve") && !IsOrderUnserved(state)
            ? FeelContext.Empty.Set("servedOn", FeelValue.Of(issued))
            : FeelContext.Empty;

    private static bool IsOrderUnserved(CaseState state) =>
        state.Record.Last("correction.ordered") is { } order && !(state.Record.Last("correction.served")?.Seq > order.Seq);

    private FeelContext FinalProposal()
    {
        var noticed = refused.Contains("report") ? null : row.Proposed;
        // Where the law refuses more than the notice said, what the notice said stands.
        var fine = refused.Contains("final-proposal") ? noticed : row.Fine;
        var answers = FeelContext.Empty.Set("finalFine", fine is { } amount ? FeelValue.Of(amount) : FeelValue.Nothing);
        var isLighter = noticed is { } told && (fine is null || fine < told);
        return isLighter ? answers.Set("changeGround", FeelValue.Of("lighter")) : answers;
    }

    private static DateOnly Later(DateOnly? day, DateOnly than) => day is { } d && d > than ? d : than;
}
