using System.Collections.Immutable;
using Elsa.Host.Frame;
using Workflows.Engine.Cases;

namespace Elsa.Host.Casework;

/// <summary>The stages that a case went through, and the one it is in.</summary>
internal static class Stages
{
    /// <summary>In the vocabulary's order: the stages that the case entered, each with the day on which it first did.</summary>
    public static StepIndicator Of(CaseFile file, string title)
    {
        var began = file.Log.Where(e => e.Event is CaseEvent.StageBegan)
            .GroupBy(e => ((CaseEvent.StageBegan)e.Event).Stage)
            .ToDictionary(g => g.Key, g => DateOnly.FromDateTime(g.First().At.DateTime), StringComparer.Ordinal);
        var order = file.World.Vocabulary.Stages;
        return new(title, [.. order.Where(s => began.ContainsKey(s.Id)).Select(s => new Step(s.Text.ForReader(), StateOf(file, s.Id), began[s.Id].InTable()))]);
    }

    private static StepState StateOf(CaseFile file, string stage) =>
        stage != file.State.Stage || file.State.IsEnded ? StepState.Done
        : file.State.Record.Tasks.IsEmpty ? StepState.Waiting
        : StepState.Current;

    /// <summary>The ids of the stages, in the order in which cases go through them.</summary>
    public static ImmutableArray<string> All(CaseFile file) => [.. file.World.Vocabulary.Stages.Select(s => s.Id)];
}
