using Workflows.Engine.Cases;
using Workflows.Engine.Procedures;

namespace Workflows.Engine.Deciding.Elements;

/// <summary>Event-based gateways: the first event behind them decides the way (BPMN 10.6.6).</summary>
internal static class EventBasedGateways
{
    public static void Arrive(Run run, FlowNode.EventBasedGateway gateway, Place place)
    {
        var process = run.ProcedureOf(place.Frame).Process;
        var gate = run.Enter(gateway, place, new NodeWait.FirstEvent());
        foreach (var flow in process.ScopeOf(gateway.Id).Outgoing(gateway.Id))
        {
            if (process.Node(flow.Target) is FlowNode.CatchEvent e) Events.Await(run, e, e.Trigger, place, gate.Id);
        }
    }
}
