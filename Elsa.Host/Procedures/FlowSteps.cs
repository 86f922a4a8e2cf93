using System.Collections.Immutable;
using Workflows.Engine.Procedures;

namespace Elsa.Host.Procedures;

/// <summary>An element of a flow as a line of a list.</summary>
/// <param name="Kind">Names its words.</param>
/// <param name="Depth">How many sub-processes lie around it.</param>
internal sealed record FlowStep(FlowNode Node, string Kind, int Depth, ImmutableArray<string> Roles, string? Deadline);

/// <summary>A flow as a list, in the order of the file: what the diagram says, for those who do not see it.</summary>
internal static class FlowSteps
{
    /// <summary>Everything but gateways without a name, at which nothing is to be read.</summary>
    public static IEnumerable<FlowStep> Of(FlowScope scope, int depth = 0) =>
        scope.Nodes.Where(n => n.Info.Name.Zh.Length > 0).SelectMany(node => node is FlowNode.SubProcess sub
            ? Of(sub.Body, depth + 1).Prepend(StepOf(node, depth))
            : [StepOf(node, depth)]);

    private static FlowStep StepOf(FlowNode node, int depth) => new(
        node, KindOf(node), depth, node is FlowNode.PersonTask task ? task.Roles : [], DeadlineOf(node));

    private static string KindOf(FlowNode node) => node switch
    {
        FlowNode.StartEvent => "Start",
        FlowNode.EndEvent => "End",
        FlowNode.PersonTask => "Person",
        FlowNode.ServiceTask => "Service",
        FlowNode.BusinessRuleTask => "Rule",
        FlowNode.CallActivity => "Call",
        FlowNode.SubProcess => "Part",
        FlowNode.ExclusiveGateway or FlowNode.ParallelGateway or FlowNode.EventBasedGateway => "Gateway",
        FlowNode.BoundaryEvent { Interrupting: false } => "Besides",
        FlowNode.BoundaryEvent => "Interrupts",
        _ => "Event",
    };

    private static string? DeadlineOf(FlowNode node) => node switch
    {
        FlowNode.PersonTask task => task.Deadline,
        FlowNode.CatchEvent { Trigger: Trigger.Timer { Spec: TimerSpec.OfDeadline timer } } => timer.Key,
        FlowNode.BoundaryEvent { Trigger: Trigger.Timer { Spec: TimerSpec.OfDeadline timer } } => timer.Key,
        _ => null,
    };
}
