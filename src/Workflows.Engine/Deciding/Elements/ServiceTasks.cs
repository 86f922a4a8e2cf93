using Workflows.Decisions.Feel;
using Workflows.Engine.Cases;
using Workflows.Engine.Commands;
using Workflows.Engine.Procedures;

namespace Workflows.Engine.Deciding.Elements;

/// <summary>Service tasks: a pure action runs inside the command (BPMN 10.3.3).</summary>
internal static class ServiceTasks
{
    public static void Arrive(Run run, FlowNode.ServiceTask task, Place place)
    {
        if (!run.Procedures.Actions.TryGetValue(task.Action, out var action))
        {
            run.Refuse(new Rejection.ActionRefused(task.Id, task.Action, new("没有这个动作。", "There is no such action.")));
            return;
        }
        var scope = run.ScopeAt(place.Frame);
        var inputs = FeelContext.From(task.Inputs.Select(m => KeyValuePair.Create(m.Name, m.Value.Evaluate(scope).Value)));
        var result = action(new(task.Id, inputs, scope, run.State, run.ProcedureOf(place.Frame), run.ContextWithOffersLeft)
        {
            NumberPatterns = run.Procedures.NumberPatterns,
        });
        if (result.Refusal is { } why)
        {
            run.Refuse(new Rejection.ActionRefused(task.Id, task.Action, why));
            return;
        }
        run.Pass(task, place);
        run.Emit(new CaseEvent.ActionRun(place.Frame, task.Id, task.Action, result.Outputs));
        foreach (var (series, number) in result.Numbers) run.Emit(new CaseEvent.NumberGiven(series, number));
        foreach (var document in result.Documents) run.Emit(new CaseEvent.DocumentMade(document));
        run.Effects.AddRange(result.Effects);
        run.Claims.AddRange(result.Claims);
        Keep(run, task, place, result.Outputs);
        LegalEvents.Record(run, task, place.Frame, Happening.Plain(result.Outputs), null);
        if (!run.IsRefused) run.SendOn(task, place.Scope, place.Frame);
    }

    private static void Keep(Run run, FlowNode.ServiceTask task, Place place, FeelContext outputs)
    {
        if (task.Outputs.IsEmpty) return;
        var scope = run.ScopeAt(place.Frame).Merge(outputs);
        run.Emit(new CaseEvent.VariablesSet(place.Frame,
            FeelContext.From(task.Outputs.Select(m => KeyValuePair.Create(m.Name, m.Value.Evaluate(scope).Value)))));
    }
}
