using System.Collections.Immutable;
using Workflows.Statute.Order;
using Workflows.Statute.Periods;

namespace Workflows.Engine.Cases;

/// <summary>What a node of the marking waits for.</summary>
public abstract record NodeWait
{
    private NodeWait() { }

    /// <summary>A person.</summary>
    public sealed record Person : NodeWait;

    /// <summary>A moment that was known on entering.</summary>
    public sealed record Moment(Wake Wake) : NodeWait;

    /// <summary>The end of a deadline of the register, or a period before its target.</summary>
    public sealed record Deadline(string Key, Period? Before) : NodeWait;

    /// <summary>A message or a legal event of this name.</summary>
    public sealed record Message(string Name, bool FromOutside) : NodeWait;

    /// <summary>An error thrown inside the activity that it hangs on.</summary>
    public sealed record Error(string? Code) : NodeWait;

    /// <summary>The end of everything inside it: an embedded sub-process.</summary>
    public sealed record Children : NodeWait;

    /// <summary>The end of a called procedure, whose frame has this node's number.</summary>
    public sealed record Called : NodeWait;

    /// <summary>The first of the events behind an event-based gateway.</summary>
    public sealed record FirstEvent : NodeWait;

    /// <summary>The other arrows into a parallel gateway.</summary>
    public sealed record Join(string Flow) : NodeWait;
}

/// <summary>One place where the case stands: a token that waits, or a scope that holds tokens.</summary>
/// <param name="Id">Unique in the case, from 1 in order of entering.</param>
/// <param name="Scope">The node that holds it: a sub-process or a call; 0 is the case itself.</param>
/// <param name="Frame">The procedure that it runs in: the number of the calling node; 0 is the procedure that the case started with.</param>
/// <param name="AttachedTo">For a boundary event the activity's node, for an event behind a gateway the gateway's; else null.</param>
public sealed record NodeInstance(int Id, int Scope, int Frame, string Element, NodeWait Wait, int? AttachedTo);

/// <summary>One running procedure and the bundle that it pinned.</summary>
public sealed record Frame(int Id, int? Caller, string Procedure, string Hash);

/// <summary>Where the case stands: finite and comparable, beside the record that holds what is known.</summary>
public sealed record Marking(
    int LastId, ImmutableSortedDictionary<int, NodeInstance> Nodes, ImmutableSortedDictionary<int, Frame> Frames)
{
    public static Marking Empty { get; } = new(0, ImmutableSortedDictionary<int, NodeInstance>.Empty, ImmutableSortedDictionary<int, Frame>.Empty);

    /// <summary>Where the case stands to the constraints, by their numbers; one that nothing has moved yet is not among them.</summary>
    public ImmutableSortedDictionary<string, MonitorState> Monitors { get; init; } = ImmutableSortedDictionary.Create<string, MonitorState>(StringComparer.Ordinal);

    public IEnumerable<NodeInstance> In(int scope) => Nodes.Values.Where(n => n.Scope == scope);

    public IEnumerable<NodeInstance> AttachedTo(int node) => Nodes.Values.Where(n => n.AttachedTo == node);

    /// <summary>How many scopes lie around the node.</summary>
    public int DepthOf(NodeInstance node)
    {
        var depth = 0;
        for (var scope = node.Scope; scope != 0; scope = Nodes[scope].Scope) depth++;
        return depth;
    }
}
