using Workflows.Enforcement.Actions;
using Workflows.Runtime.Definitions;
using Workflows.Runtime.Law;

namespace Workflows.Conformance.Osha;

/// <summary>The procedures under the law of a place, and how that law has the recorded history read.</summary>
internal sealed record Jurisdiction(DeclaredWorld World, HistoryRules History)
{
    /// <param name="workflows">The folder of the declared procedures.</param>
    /// <param name="ruleSet">The folder of a rule set whose law takes the place of theirs; null for their own.</param>
    public static Reading<Jurisdiction> Read(string workflows, string? ruleSet)
    {
        if (ruleSet is null) return Of(WorkflowsReader.Read(workflows, ActionLibrary.All), HistoryRules.None);
        var words = VocabularyReader.Read(WorkflowsReader.VocabularyFile, File.ReadAllText(Path.Combine(workflows, WorkflowsReader.VocabularyFile)));
        if (words.Value is not { } vocabulary) return new(null, words.Findings);
        var set = RuleSet.Read(ruleSet, vocabulary);
        return set.Value is { } read
            ? Of(WorkflowsReader.Read(workflows, ActionLibrary.All, read.Calendar, ruleSet), read.History)
            : new(null, set.Findings);
    }

    private static Reading<Jurisdiction> Of(WorkflowsReading reading, HistoryRules history) =>
        new(reading.World is { } world ? new(world, history) : null, reading.Findings);
}
