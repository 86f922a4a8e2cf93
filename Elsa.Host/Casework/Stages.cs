using System.Collections.Immutable;
using Elsa.Host.Frame;
using Workflows.Engine.Cases;
using Workflows.Engine.Deciding;

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
        var standing = file.State.IsEnded ? [] : CaseStages.Of(file.World.Procedures, file.State).ToDictionary(s => s.Stage, s => s.IsCurrent ? StepState.Current : StepState.Waiting, StringComparer.Ordinal);
        var order = file.World.Vocabulary.Stages;
        return new(title, [.. order.Where(s => began.ContainsKey(s.Id)).Select(s => new Step(s.Text.ForReader(), standing.GetValueOrDefault(s.Id, StepState.Done), began[s.Id].InTable()))]);
    }

    /// <summary>The stages that the case is in, in words; of a case in none the one that it entered last.</summary>
    public static string Now(CaseFile file, ReadersWords words) => words.Stages(CaseStages.Of(file.World.Procedures, file.State).Select(s => s.Stage));

    /// <summary>The ids of the stages, in the order in which cases go through them.</summary>
    public static ImmutableArray<string> All(CaseFile file) => [.. file.World.Vocabulary.Stages.Select(s => s.Id)];
}
