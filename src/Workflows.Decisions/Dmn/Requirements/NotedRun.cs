using System.Collections.Immutable;
using Workflows.Decisions.Feel;
using Workflows.Decisions.Feel.Evaluation;

namespace Workflows.Decisions.Dmn.Requirements;

/// <summary>An evaluation in which decision tables note what they were asked and which of their rules matched.</summary>
internal sealed class NotedRun(FeelContext globals, FeelSurroundings surroundings) : Run(globals, surroundings)
{
    /// <summary>The rules that matched.</summary>
    public List<MatchedRule> Matched { get; } = [];

    /// <summary>The values of the input columns, by the decision whose table it is.</summary>
    public List<(string DecisionId, ImmutableArray<AskedInput> Inputs)> Asked { get; } = [];
}
