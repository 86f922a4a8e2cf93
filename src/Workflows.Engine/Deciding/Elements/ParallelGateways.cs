using Workflows.Engine.Cases;
using Workflows.Engine.Procedures;

namespace Workflows.Engine.Deciding.Elements;

/// <summary>Parallel gateways: wait for a token on every arrow in, send one along every arrow out (BPMN 10.6.4).</summary>
internal static class ParallelGateways
{
    public static void Arrive(Run run, FlowNode.ParallelGateway gateway, Place place)
    {
        var incoming = run.ProcedureOf(place.Frame).Process.ScopeOf(gateway.Id).Incoming(gateway.Id);
        if (incoming.Length > 1)
        {
            run.Enter(gateway, place, new NodeWait.Join(place.Via ?? ""));
            var waiting = run.State.Marking.Nodes.Values
                .Where(n => n.Scope == place.Scope && n.Frame == place.Frame && n.Element == gateway.Id)
                .DistinctBy(n => ((NodeWait.Join)n.Wait).Flow).ToList();
            if (waiting.Count < incoming.Length) return;
            foreach (var token in waiting) run.Emit(new CaseEvent.NodeLeft(token.Id, token.Frame, token.Element, NodeEnd.Merged));
        }
        run.Pass(gateway, place);
        run.SendOn(gateway, place.Scope, place.Frame);
    }
}
