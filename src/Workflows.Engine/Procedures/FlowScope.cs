using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Workflows.Engine.Procedures;

/// <summary>A process or an embedded sub-process: its elements and the arrows between them, references resolved.</summary>
public sealed class FlowScope
{
    private readonly FrozenDictionary<string, ImmutableArray<SequenceFlow>> outgoing;
    private readonly FrozenDictionary<string, ImmutableArray<SequenceFlow>> incoming;
    private readonly FrozenDictionary<string, ImmutableArray<FlowNode.BoundaryEvent>> boundaries;

    internal FlowScope(string id, ImmutableArray<FlowNode> nodes, ImmutableArray<SequenceFlow> flows)
    {
        Id = id;
        Nodes = nodes;
        Flows = flows;
        outgoing = flows.GroupBy(f => f.Source).ToFrozenDictionary(g => g.Key, g => g.ToImmutableArray());
        incoming = flows.GroupBy(f => f.Target).ToFrozenDictionary(g => g.Key, g => g.ToImmutableArray());
        boundaries = nodes.OfType<FlowNode.BoundaryEvent>().GroupBy(b => b.AttachedTo)
            .ToFrozenDictionary(g => g.Key, g => g.ToImmutableArray());
    }

    /// <summary>The id of the process or sub-process.</summary>
    public string Id { get; }

    public ImmutableArray<FlowNode> Nodes { get; }

    public ImmutableArray<SequenceFlow> Flows { get; }

    public IEnumerable<FlowNode.StartEvent> Starts => Nodes.OfType<FlowNode.StartEvent>();

    public ImmutableArray<SequenceFlow> Outgoing(string element) => outgoing.GetValueOrDefault(element, []);

    public ImmutableArray<SequenceFlow> Incoming(string element) => incoming.GetValueOrDefault(element, []);

    public ImmutableArray<FlowNode.BoundaryEvent> BoundariesOf(string activity) => boundaries.GetValueOrDefault(activity, []);
}
