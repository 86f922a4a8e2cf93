using Workflows.Decisions.Feel;
using Workflows.Engine.Commands;
using Workflows.Engine.Procedures;

namespace Workflows.Engine.Deciding.Elements;

/// <summary>Exclusive gateways: the first arrow whose condition is true, else the default arrow (BPMN 10.6.2).</summary>
internal static class ExclusiveGateways
{
    public static void Arrive(Run run, FlowNode.ExclusiveGateway gateway, Place place)
    {
        var flows = run.ProcedureOf(place.Frame).Process.ScopeOf(gateway.Id).Outgoing(gateway.Id);
        var taken = flows.Length == 1 ? flows[0] : Choose(run, gateway, flows, place.Frame);
        if (taken is null)
        {
            run.Refuse(new Rejection.NoWayOn(gateway.Id, gateway.Info.At.ToString()));
            return;
        }
        run.Pass(gateway, place);
        run.Send(place.Scope, place.Frame, taken.Target, taken.Id);
    }

    private static SequenceFlow? Choose(Run run, FlowNode.ExclusiveGateway gateway, IEnumerable<SequenceFlow> flows, int frame)
    {
        var all = flows.ToList();
        var scope = run.ScopeAt(frame);
        return all.FirstOrDefault(f => f.Id != gateway.DefaultFlow && f.Condition?.Evaluate(scope).Value == FeelValue.True)
            ?? all.FirstOrDefault(f => f.Id == gateway.DefaultFlow);
    }
}
