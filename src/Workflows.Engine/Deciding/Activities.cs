using Workflows.Decisions.Feel;
using Workflows.Engine.Cases;
using Workflows.Engine.Procedures;

namespace Workflows.Engine.Deciding;

/// <summary>What all activities have in common: boundary events, cancelling, completing (BPMN 13.3).</summary>
internal static class Activities
{
    public static void AttachBoundaries(Run run, FlowNode activity, NodeInstance node)
    {
        foreach (var boundary in run.ProcedureOf(node.Frame).Process.ScopeOf(activity.Id).BoundariesOf(activity.Id))
            Events.Await(run, boundary, boundary.Trigger, new(node.Scope, node.Frame, null), node.Id);
    }

    /// <summary>The activity is done: its boundary events go, what it legally is gets recorded, the tokens go on.</summary>
    public static void Complete(Run run, NodeInstance node, Happening what)
    {
        Leave(run, node, NodeEnd.Completed);
        var element = run.NodeOf(node);
        LegalEvents.Record(run, element, node.Frame, what, node.Id);
        if (!run.IsRefused) run.SendOn(element, node.Scope, node.Frame);
    }

    /// <summary>Nothing is left inside a sub-process or a called procedure.</summary>
    public static void CompleteScope(Run run, NodeInstance node)
    {
        var outputs = FeelContext.Empty;
        if (run.NodeOf(node) is FlowNode.CallActivity call)
        {
            var inner = run.ScopeAt(node.Id);
            outputs = FeelContext.From(call.Outputs.Select(m => KeyValuePair.Create(m.Name, m.Value.Evaluate(inner).Value)));
            run.Emit(new CaseEvent.FrameClosed(node.Id));
            if (outputs.Count > 0) run.Emit(new CaseEvent.VariablesSet(node.Frame, outputs));
        }
        Complete(run, node, Happening.Plain(outputs));
    }

    /// <summary>Ends the activity and everything inside it without its having been completed.</summary>
    public static void Cancel(Run run, NodeInstance node)
    {
        CancelIn(run, node.Id);
        if (node.Wait is NodeWait.Called) run.Emit(new CaseEvent.FrameClosed(node.Id));
        Leave(run, node, NodeEnd.Interrupted);
    }

    /// <summary>Ends everything inside a scope.</summary>
    public static void CancelIn(Run run, int scope)
    {
        run.Forget(scope);
        foreach (var inside in run.State.Marking.In(scope).ToList())
        {
            if (run.State.Marking.Nodes.ContainsKey(inside.Id)) Cancel(run, inside);
        }
    }

    private static void Leave(Run run, NodeInstance node, NodeEnd how)
    {
        foreach (var attached in run.State.Marking.AttachedTo(node.Id).ToList())
            run.Emit(new CaseEvent.NodeLeft(attached.Id, attached.Frame, attached.Element, NodeEnd.Interrupted));
        run.Emit(new CaseEvent.NodeLeft(node.Id, node.Frame, node.Element, how));
    }
}
