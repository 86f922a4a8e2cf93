using Workflows.Decisions.Feel;
using Workflows.Engine.Cases;
using Workflows.Engine.Commands;
using Workflows.Engine.Procedures;

namespace Workflows.Engine.Deciding.Elements;

/// <summary>Call activities: another procedure runs inside the case, its bundle pinned at the call (BPMN 10.3.6).</summary>
internal static class CallActivities
{
    public static void Arrive(Run run, FlowNode.CallActivity call, Place place)
    {
        if (!run.Procedures.TryGetCurrent(call.Called, out var called))
        {
            run.Refuse(new Rejection.ProcedureUnknown(call.Called));
            return;
        }
        var inputs = FeelContext.From(call.Inputs.Select(m => KeyValuePair.Create(m.Name, run.Evaluate(m.Value, place.Frame))));
        var node = run.Enter(call, place, new NodeWait.Called());
        Activities.AttachBoundaries(run, call, node);
        run.Emit(new CaseEvent.FrameOpened(node.Id, place.Frame, called.Id, called.Hash));
        if (inputs.Count > 0) run.Emit(new CaseEvent.VariablesSet(node.Id, inputs));
        run.Send(node.Id, node.Id, called.Process.Root.Starts.First(s => s.Trigger is Trigger.None).Id, null);
    }
}
