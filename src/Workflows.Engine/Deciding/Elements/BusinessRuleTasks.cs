using System.Collections.Immutable;
using Workflows.Decisions.Dmn;
using Workflows.Decisions.Feel;
using Workflows.Engine.Cases;
using Workflows.Engine.Procedures;

namespace Workflows.Engine.Deciding.Elements;

/// <summary>Business rule tasks: a decision speaks, and the log keeps which rule (BPMN 10.3.3; DMN 8).</summary>
internal static class BusinessRuleTasks
{
    /// <summary>The day whose law a table of substance is to apply.</summary>
    private const string LawOn = "lawOn";

    public static void Arrive(Run run, FlowNode.BusinessRuleTask task, Place place)
    {
        var procedure = run.ProcedureOf(place.Frame);
        var decision = procedure.Decisions[task.Decision];
        var (scope, result, law) = Speak(run, task, decision, run.ScopeAt(place.Frame));
        if (result.Value.IsNull)
        {
            run.Refuse(Unanswered.Of(procedure, decision, result));
            return;
        }
        run.Pass(task, place);
        run.Emit(new CaseEvent.RuleEvaluated(place.Frame, task.Id, task.Decision, Asked(decision, result, scope), result.Value, Spoken(procedure, result.Matched))
        {
            Law = law,
            Rested = [.. result.Trace.Where(step => step.IsDecision && step.Id != decision.Id).Select(step => new SpokenDecision(step.Id, step.Value, Spoken(procedure, step.Matched)) { Inputs = ByLabel(step.Asked) })],
        });
        run.Emit(new CaseEvent.VariablesSet(place.Frame, FeelContext.Empty.Set(task.Result, result.Value)));
        LegalEvents.Record(run, task, place.Frame, Happening.Plain(FeelContext.Empty), null);
        if (!run.IsRefused) run.SendOn(task, place.Scope, place.Frame);
    }

    /// <summary>The decision by the law that applies: procedure by that of the step, substance by that of the act unless today's is lighter.</summary>
    private static (FeelContext Scope, DecisionResult Result, AppliedLaw? Law) Speak(Run run, FlowNode.BusinessRuleTask task, DmnDecision decision, FeelContext scope)
    {
        if (task.Substance is not { } substance) return (scope, decision.Evaluate(scope), null);
        var today = run.Context.Today;
        var present = (Scope: scope.Set(LawOn, FeelValue.Of(today)), On: today);
        var presently = decision.Evaluate(present.Scope);
        // An act without a day is one that goes on: the law of today is that of the act.
        if (substance.ActOn.Evaluate(scope).Value is not FeelValue.Date act || act.Value >= today) return (present.Scope, presently, null);
        var former = scope.Set(LawOn, act);
        var formerly = decision.Evaluate(former);
        var isLighter = !presently.Value.IsNull && (formerly.Value.IsNull || !formerly.Value.Equals(presently.Value))
            && substance.Lighter.Evaluate(scope.Set("former", formerly.Value).Set("present", presently.Value)).Value == FeelValue.True;
        return isLighter
            ? (present.Scope, presently, new(today, act.Value, today, true, formerly.Value))
            : (former, formerly, new(act.Value, act.Value, today, false, presently.Value));
    }

    private static ImmutableArray<SpokenRule> Spoken(Procedure procedure, ImmutableArray<MatchedRule> rules) =>
    [
        .. from rule in rules
           let row = procedure.Rows.GetValueOrDefault(rule.DecisionId, []).FirstOrDefault(r => r.Index == rule.Index)
           let notes = row is null ? rule.Annotation : string.Join("；", Notes(procedure, rule).Skip(1).Where(note => note.Length > 0))
           select new SpokenRule(rule.Index, notes) { Id = rule.RuleId.Length == 0 ? null : rule.RuleId, Law = row?.Law, Version = row?.Version, Status = row?.Status },
    ];

    private static ImmutableArray<string> Notes(Procedure procedure, MatchedRule rule) =>
        procedure.Tables.GetValueOrDefault(rule.DecisionId)?.Rules.FirstOrDefault(r => r.Index == rule.Index)?.Notes ?? [];

    /// <summary>
    /// What the decision looked at, kept in the log beside its answer: the values of the columns of its table and no more, so that nothing of a person
    /// is copied that the table did not ask for.
    /// </summary>
    private static FeelContext Asked(DmnDecision decision, DecisionResult result, FeelContext scope) => result.Asked.IsEmpty
        ? FeelContext.From(decision.Inputs.Select(name => KeyValuePair.Create(name, scope[name])))
        : ByLabel(result.Asked);

    private static FeelContext ByLabel(ImmutableArray<AskedInput> asked) =>
        FeelContext.From(asked.DistinctBy(input => input.Label).Select(input => KeyValuePair.Create(input.Label, input.Value)));
}
