using System.Xml.Linq;
using Workflows.Engine.Procedures;

namespace Workflows.Engine.Bpmn;

/// <summary>Whether the elements of a scope fit together: no dangling arrow, no dead end, conditions where they belong.</summary>
internal sealed class ScopeChecks(Complaints complaints, XElement container)
{
    public void Check(FlowScope scope, bool isRoot)
    {
        foreach (var flow in scope.Flows) References(scope, flow);
        foreach (var node in scope.Nodes) Connections(scope, node);
        var starts = scope.Starts.ToList();
        if (starts.Count == 0) complaints.Add("BPMN0016", container, "Expected a start event, but there is none.");
        if (!scope.Nodes.OfType<FlowNode.EndEvent>().Any()) complaints.Add("BPMN0016", container, "Expected an end event, but there is none.");
        if (!isRoot && (starts.Count > 1 || starts.Any(s => s.Trigger is not Trigger.None)))
            complaints.Add("BPMN0016", container, "Expected one none start event in a sub-process.");
        if (isRoot && starts.Count(s => s.Trigger is Trigger.None) > 1) complaints.Add("BPMN0016", container, "Expected at most one none start event.");
    }

    private void References(FlowScope scope, SequenceFlow flow)
    {
        foreach (var (end, id) in new[] { ("sourceRef", flow.Source), ("targetRef", flow.Target) })
        {
            if (id.Length > 0 && scope.Nodes.All(n => n.Id != id))
                complaints.Add("BPMN0014", Place(flow.Id), $"Expected {end} to name an element of the same scope, but there is no '{id}'.");
        }
        var source = scope.Nodes.FirstOrDefault(n => n.Id == flow.Source);
        if (flow.Condition is not null && source is not (null or FlowNode.ExclusiveGateway))
            complaints.Add("BPMN0017", Place(flow.Id), "Expected conditions only on flows out of an exclusive gateway.");
        if (source is FlowNode.ExclusiveGateway gateway && flow.Condition is null && gateway.DefaultFlow != flow.Id && scope.Outgoing(source.Id).Length > 1)
            complaints.Add("BPMN0017", Place(flow.Id), $"Expected a condition on the flow, or the flow to be the default of gateway '{source.Id}'.");
        if (scope.Nodes.FirstOrDefault(n => n.Id == flow.Target) is FlowNode.StartEvent or FlowNode.BoundaryEvent)
            complaints.Add("BPMN0017", Place(flow.Id), "Expected no flow into a start or boundary event.");
    }

    private void Connections(FlowScope scope, FlowNode node)
    {
        var (inward, outward) = (scope.Incoming(node.Id).Length, scope.Outgoing(node.Id).Length);
        if (node is not FlowNode.EndEvent && outward == 0) complaints.Add("BPMN0018", Place(node.Id), "Expected a flow out of the element, but there is none: a token would end here silently.");
        if (node is FlowNode.EndEvent && outward > 0) complaints.Add("BPMN0018", Place(node.Id), "Expected no flow out of an end event.");
        if (node is not (FlowNode.StartEvent or FlowNode.BoundaryEvent) && inward == 0) complaints.Add("BPMN0018", Place(node.Id), "Expected a flow into the element, but there is none: it can never be reached.");
        switch (node)
        {
            case FlowNode.BoundaryEvent b when scope.Nodes.FirstOrDefault(n => n.Id == b.AttachedTo) is not (FlowNode.PersonTask or FlowNode.SubProcess or FlowNode.CallActivity):
                complaints.Add("BPMN0014", Place(node.Id), $"Expected attachedToRef to name a task that waits, a sub-process or a call activity of the same scope, but '{b.AttachedTo}' is none.");
                break;
            case FlowNode.ExclusiveGateway { DefaultFlow: { } flow } when scope.Outgoing(node.Id).All(f => f.Id != flow):
                complaints.Add("BPMN0014", Place(node.Id), $"Expected the default to name a flow out of the gateway, but there is no '{flow}'.");
                break;
            case FlowNode.EventBasedGateway:
                foreach (var flow in scope.Outgoing(node.Id))
                {
                    if (scope.Nodes.FirstOrDefault(n => n.Id == flow.Target) is { } target and not FlowNode.CatchEvent)
                        complaints.Add("BPMN0019", Place(target.Id), "Expected only catching timer and message events behind an event-based gateway.");
                }
                break;
            default: break;
        }
    }

    private XElement Place(string id) => container.Descendants().FirstOrDefault(e => (string?)e.Attribute("id") == id) ?? container;
}
