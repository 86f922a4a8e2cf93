using System.Diagnostics;
using Workflows.Decisions.Feel;
using Workflows.Engine.Cases;
using Workflows.Engine.Procedures;

namespace Workflows.Engine.Deciding.Elements;

/// <summary>End events: none, terminate and error (BPMN 10.5.3).</summary>
internal static class EndEvents
{
    public static void Arrive(Run run, FlowNode.EndEvent end, Place place)
    {
        run.Pass(end, place);
        LegalEvents.Record(run, end, place.Frame, Happening.Plain(FeelContext.Empty), null);
        if (run.IsRefused) return;
        switch (end.Kind)
        {
            case EndKind.None: break;
            case EndKind.Terminate: Activities.CancelIn(run, place.Scope); break;
            case EndKind.Error: Throw(run, end, place); break;
            default: throw new UnreachableException(end.Kind.ToString());
        }
    }

    /// <summary>The error leaves scope after scope until a boundary error event catches it; one that nobody catches is an incident.</summary>
    private static void Throw(Run run, FlowNode.EndEvent end, Place place)
    {
        for (var scope = place.Scope; scope != 0;)
        {
            var activity = run.State.Marking.Nodes[scope];
            var catcher = run.State.Marking.AttachedTo(scope)
                .FirstOrDefault(n => n.Wait is NodeWait.Error e && (e.Code is null || e.Code == end.ErrorCode));
            if (catcher is not null)
            {
                Events.Occur(run, catcher, Happening.Plain(FeelContext.Empty));
                return;
            }
            scope = activity.Scope;
        }
        Activities.CancelIn(run, place.Scope);
        run.Emit(new CaseEvent.IncidentRaised(new(place.Frame, end.Id, new(
            $"错误“{end.ErrorCode}”没有任何边界事件捕获。", $"The error '{end.ErrorCode}' was caught by no boundary event."))));
    }
}
