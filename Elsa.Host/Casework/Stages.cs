using System.Collections.Immutable;
using Elsa.Host.Frame;
using Workflows.Engine.Cases;

namespace Elsa.Host.Casework;

/// <summary>The stages that a case went through, and those it is in: service, publication and payment run side by side.</summary>
internal static class Stages
{
    /// <summary>
    /// In the vocabulary's order: the stages that the case entered, each with the day on which it first did. Which ones follow nobody knows before the
    /// facts do, so that no total is told.
    /// </summary>
    public static StepIndicator Of(CaseFile file, string title)
    {
        var began = file.Log.Where(e => e.Event is CaseEvent.StageBegan)
            .GroupBy(e => ((CaseEvent.StageBegan)e.Event).Stage)
            .ToDictionary(g => g.Key, g => DateOnly.FromDateTime(g.First().At.DateTime), StringComparer.Ordinal);
        var standing = Standing(file);
        var order = file.World.Vocabulary.Stages;
        return new(title, [.. order.Where(s => began.ContainsKey(s.Id)).Select(s => new Step(s.Text.ForReader(), standing.GetValueOrDefault(s.Id, StepState.Done), began[s.Id].InTable()))]);
    }

    /// <summary>By stage: whether somebody has a task in it, or it only waits.</summary>
    private static Dictionary<string, StepState> Standing(CaseFile file)
    {
        var standing = new Dictionary<string, StepState>(StringComparer.Ordinal);
        if (file.State.IsEnded) return standing;
        // A wait for a part that runs is no standing of its own, and an event on the edge of a step only listens.
        foreach (var node in file.State.Marking.Nodes.Values.Where(n => n.AttachedTo is null && n.Wait is not (NodeWait.Children or NodeWait.Called)))
        {
            var stage = StageOf(file, node);
            if (node.Wait is NodeWait.Person) standing[stage] = StepState.Current;
            else standing.TryAdd(stage, StepState.Waiting);
        }
        return standing;
    }

    /// <summary>The stage of the step, else that of the part or procedure that it stands in, else the one that the case entered last.</summary>
    private static string StageOf(CaseFile file, NodeInstance node)
    {
        for (var at = node; at is not null; at = file.State.Marking.Nodes.GetValueOrDefault(at.Scope))
        {
            if (file.NodeOf(at.Frame, at.Element)?.Info.Stage is { } stage) return stage;
        }
        return file.State.Stage;
    }

    /// <summary>The ids of the stages, in the order in which cases go through them.</summary>
    public static ImmutableArray<string> All(CaseFile file) => [.. file.World.Vocabulary.Stages.Select(s => s.Id)];
}
