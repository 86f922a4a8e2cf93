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
    public static void Arrive(Run run, FlowNode.BusinessRuleTask task, Place place)
    {
        var scope = run.ScopeAt(place.Frame);
        var decision = run.ProcedureOf(place.Frame).Decisions[task.Decision];
        var result = decision.Evaluate(scope);
        if (result.Value.IsNull)
        {
            run.Refuse(new Rejection.ActionRefused(task.Id, task.Decision, new(
                "决策表没有给出结果：没有规则适用，或者多条规则同时适用。请管理员检查该表。",
                $"The decision gave no result: {string.Join("; ", result.Warnings.Select(w => w.Message))}")));
            return;
        }
        run.Pass(task, place);
        run.Emit(new CaseEvent.RuleEvaluated(place.Frame, task.Id, task.Decision, Asked(decision, scope), result.Value, Spoken(result.Matched))
        {
            Rested = [.. result.Trace.Where(step => step.IsDecision && step.Id != decision.Id).Select(step => new SpokenDecision(step.Id, step.Value, Spoken(step.Matched)))],
        });
        run.Emit(new CaseEvent.VariablesSet(place.Frame, FeelContext.Empty.Set(task.Result, result.Value)));
        LegalEvents.Record(run, task, place.Frame, Occurrence.Plain(FeelContext.Empty), null);
        if (!run.IsRefused) run.SendOn(task, place.Scope, place.Frame);
    }

    private static ImmutableArray<SpokenRule> Spoken(ImmutableArray<MatchedRule> rules) =>
        [.. rules.Select(rule => new SpokenRule(rule.Index, rule.Annotation) { Id = rule.RuleId.Length == 0 ? null : rule.RuleId })];

    /// <summary>What the decision looked at: kept in the log beside its answer.</summary>
    private static FeelContext Asked(DmnDecision decision, FeelContext scope) =>
        FeelContext.From(decision.Inputs.Select(name => KeyValuePair.Create(name, scope[name])));
}
