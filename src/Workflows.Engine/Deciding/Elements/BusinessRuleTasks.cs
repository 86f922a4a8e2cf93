using System.Collections.Immutable;
using Workflows.Decisions.Dmn;
using Workflows.Decisions.Feel;
using Workflows.Engine.Cases;
using Workflows.Engine.Commands;
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
            run.Refuse(new Rejection.ActionRefused(task.Id, task.Decision, new(
                "决策表没有给出结果：没有规则适用，或者多条规则同时适用。请管理员检查该表。",
                $"The decision gave no result: {string.Join("; ", result.Warnings.Select(w => w.Message))}")));
            return;
        }
        run.Pass(task, place);
        run.Emit(new CaseEvent.RuleEvaluated(place.Frame, task.Id, task.Decision, Asked(decision, scope), result.Value, Spoken(procedure, result.Matched))
        {
            Law = law,
            Rested = [.. result.Trace.Where(step => step.IsDecision && step.Id != decision.Id).Select(step => new SpokenDecision(step.Id, step.Value, Spoken(procedure, step.Matched)))],
        });
        run.Emit(new CaseEvent.VariablesSet(place.Frame, FeelContext.Empty.Set(task.Result, result.Value)));
        LegalEvents.Record(run, task, place.Frame, Occurrence.Plain(FeelContext.Empty), null);
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
           select new SpokenRule(rule.Index, rule.Annotation) { Id = rule.RuleId.Length == 0 ? null : rule.RuleId, Version = row?.Version, Status = row?.Status },
    ];

    /// <summary>What the decision looked at: kept in the log beside its answer.</summary>
    private static FeelContext Asked(DmnDecision decision, FeelContext scope) =>
        FeelContext.From(decision.Inputs.Select(name => KeyValuePair.Create(name, scope[name])));
}
