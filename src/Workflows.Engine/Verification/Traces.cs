using System.Collections.Immutable;
using Workflows.Engine.Procedures;
using Workflows.Engine.Verification.Play;

namespace Workflows.Engine.Verification;

/// <summary>Makes steps of the token game readable.</summary>
internal static class Traces
{
    public static ImmutableArray<TraceStep> Of(Layout layout, IEnumerable<Round> rounds) => [.. rounds.Select(r => Step(layout, r))];

    private static TraceStep Step(Layout layout, Round round)
    {
        var node = layout.Net.Nodes[round.Move.Node];
        var how = round.Move.Kind switch
        {
            MoveKind.Start => "started",
            MoveKind.Timer => "timer",
            MoveKind.Message => "message",
            MoveKind.Error => "error",
            _ => "done",
        };
        return new(
            layout.Net.Frames[node.Frame].Procedure.Id, node.Element.Id, node.Element.Info.Name, node.Element.Info.Article, how,
            [.. round.Passed.Where(p => p != node.Index).Select(p => layout.Net.Nodes[p].Element).Where(e => e is not (FlowNode.ExclusiveGateway or FlowNode.ParallelGateway)).Select(e => e.Id)],
            [.. round.Recorded.Select(r => r.Event)], [.. (round.Decided ?? []).Distinct()]);
    }
}
