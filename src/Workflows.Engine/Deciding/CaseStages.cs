using System.Collections.Immutable;
using Workflows.Engine.Cases;
using Workflows.Engine.Procedures;

namespace Workflows.Engine.Deciding;

/// <summary>A stage that the case is in.</summary>
/// <param name="IsCurrent">Whether somebody has a task in it; else it only waits.</param>
public sealed record StandingStage(string Stage, bool IsCurrent);

/// <summary>The stages that a case is in: service, publication and payment run side by side. Lists, the case's own page and the inbox ask this alone.</summary>
public static class CaseStages
{
    /// <summary>Each once. Of a case that has ended, or that stands in no stage, the one that it entered last.</summary>
    public static ImmutableArray<StandingStage> Of(ProcedureSet procedures, CaseState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        var standing = new List<StandingStage>();
        // A wait for a part that runs is no standing of its own, and an event on the edge of a step only listens.
        foreach (var node in state.IsEnded ? [] : state.Marking.Nodes.Values.Where(n => n.AttachedTo is null && n.Wait is not (NodeWait.Children or NodeWait.Called)))
        {
            if (OfNode(procedures, state, node) is not { } stage) continue;
            var (at, isCurrent) = (standing.FindIndex(s => s.Stage == stage), node.Wait is NodeWait.Person);
            if (at < 0) standing.Add(new(stage, isCurrent));
            else if (isCurrent) standing[at] = new(stage, true);
        }
        return standing.Count > 0 ? [.. standing] : state.Stage.Length == 0 ? [] : [new(state.Stage, false)];
    }

    /// <summary>
    /// The stage of a step: its own, else that of the nearest one before it, else of the part or procedure that it stands in, else the one that the case
    /// entered last. Null for what runs beside the procedure, such as the answer to a request that came in between: it changes no stage.
    /// </summary>
    public static string? OfNode(ProcedureSet procedures, CaseState state, NodeInstance node)
    {
        ArgumentNullException.ThrowIfNull(procedures);
        ArgumentNullException.ThrowIfNull(state);
        for (var at = node; at is not null; at = state.Marking.Nodes.GetValueOrDefault(at.Scope))
        {
            if (!state.Marking.Frames.TryGetValue(at.Frame, out var frame) || !procedures.ByHash.TryGetValue(frame.Hash, out var procedure) || !procedure.Process.Has(at.Element)) continue;
            if (procedure.Process.Node(at.Element).Info.Stage is { } own) return own;
            var (stage, isBeside) = Before(procedure.Process, at.Element);
            if (stage is not null || isBeside) return stage;
        }
        return state.Stage.Length == 0 ? null : state.Stage;
    }

    private static (string? Stage, bool IsBeside) Before(ProcessDefinition process, string element)
    {
        var scope = process.ScopeOf(element);
        var (behind, seen) = (new Queue<string>([element]), new HashSet<string>([element], StringComparer.Ordinal));
        while (behind.TryDequeue(out var at))
        {
            // What interrupts a step goes on where that step stood; what does not runs beside it.
            if (process.Node(at) is FlowNode.BoundaryEvent edge)
            {
                if (!edge.Interrupting) return (null, true);
                if (process.Node(edge.AttachedTo).Info.Stage is { } interrupted) return (interrupted, false);
                if (seen.Add(edge.AttachedTo)) behind.Enqueue(edge.AttachedTo);
            }
            foreach (var source in scope.Incoming(at).Select(flow => process.Node(flow.Source)))
            {
                if (source.Info.Stage is { } stage) return (stage, false);
                if (seen.Add(source.Id)) behind.Enqueue(source.Id);
            }
        }
        return (null, false);
    }
}
