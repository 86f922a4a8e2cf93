using System.Collections.Immutable;
using Workflows.Engine.Procedures;

namespace Workflows.Engine.Verification.Nets;

/// <summary>
/// Side branches of a scope: what a non-interrupting event or one arrow out of a parallel gateway leads to, and nothing else does. Such a branch runs
/// beside the rest, and only the legal events in it, its variables and its ends can matter to the rest.
/// </summary>
internal static class Regions
{
    /// <summary>The elements of the branch that begins at the element, or null where they are not its own alone.</summary>
    /// <param name="by">The arrow by which the branch begins; null for one that begins with a boundary event.</param>
    public static ImmutableHashSet<string>? Own(FlowScope scope, string start, string? by)
    {
        var own = Reach(scope, [start], null);
        var roots = scope.Starts.Select(s => s.Id)
            .Concat(scope.Nodes.OfType<FlowNode.BoundaryEvent>().Where(b => b.Id != start && !own.Contains(b.AttachedTo)).Select(b => b.Id));
        return Reach(scope, roots, by ?? "").Overlaps(own) ? null : own;
    }

    /// <summary>The arrows out of a parallel gateway that begin branches of their own, the longest branch excepted.</summary>
    public static IEnumerable<SequenceFlow> Shorter(FlowScope scope, FlowNode.ParallelGateway gateway) =>
        scope.Outgoing(gateway.Id) is { Length: > 1 } several
            ? several.Select(f => (Flow: f, Own: Own(scope, f.Target, f.Id))).OrderByDescending(b => b.Own?.Count ?? int.MaxValue).Skip(1).Where(b => b.Own is not null).Select(b => b.Flow)
            : [];

    private static ImmutableHashSet<string> Reach(FlowScope scope, IEnumerable<string> from, string? without)
    {
        var seen = ImmutableHashSet.CreateBuilder<string>(StringComparer.Ordinal);
        var open = new Stack<string>(from);
        while (open.TryPop(out var id))
        {
            if (!seen.Add(id)) continue;
            foreach (var flow in scope.Outgoing(id))
            {
                if (flow.Id != without) open.Push(flow.Target);
            }
            // A non-interrupting event begins a branch of its own; the branch asked for begins with one, and is not walked into from its activity.
            foreach (var boundary in scope.BoundariesOf(id))
            {
                if (boundary.Interrupting || without is null) open.Push(boundary.Id);
            }
        }
        return seen.ToImmutable();
    }
}
