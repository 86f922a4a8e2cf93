using System.Diagnostics;
using Workflows.Engine.Deciding.Elements;
using Workflows.Engine.Procedures;

namespace Workflows.Engine.Deciding;

/// <summary>What happens when a token arrives at an element: the one switch that knows them all.</summary>
internal static class FlowRules
{
    public static void Arrive(Run run, FlowNode node, Place place)
    {
        switch (node)
        {
            case FlowNode.StartEvent or FlowNode.ThrowEvent: Milestones.Arrive(run, node, place); break;
            case FlowNode.EndEvent end: EndEvents.Arrive(run, end, place); break;
            case FlowNode.PersonTask task: PersonTasks.Arrive(run, task, place); break;
            case FlowNode.ServiceTask task: ServiceTasks.Arrive(run, task, place); break;
            case FlowNode.BusinessRuleTask task: BusinessRuleTasks.Arrive(run, task, place); break;
            case FlowNode.CallActivity call: CallActivities.Arrive(run, call, place); break;
            case FlowNode.SubProcess sub: SubProcesses.Arrive(run, sub, place); break;
            case FlowNode.ExclusiveGateway gateway: ExclusiveGateways.Arrive(run, gateway, place); break;
            case FlowNode.ParallelGateway gateway: ParallelGateways.Arrive(run, gateway, place); break;
            case FlowNode.EventBasedGateway gateway: EventBasedGateways.Arrive(run, gateway, place); break;
            case FlowNode.CatchEvent e: Events.Await(run, e, e.Trigger, place, null); break;
            default: throw new UnreachableException(node.GetType().Name);
        }
    }
}
