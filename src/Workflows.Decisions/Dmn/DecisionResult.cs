using System.Collections.Immutable;
using Workflows.Decisions.Feel;

namespace Workflows.Decisions.Dmn;

/// <summary>What a decision came to.</summary>
/// <param name="Value">The decision's value; null where it has none, with a warning that says why.</param>
/// <param name="Matched">The rules of the decision's own table that matched, in the table's order; with hit policy F, the first alone.</param>
/// <param name="Warnings">Where this decision, or one that it rests on, gave null for want of a meaning.</param>
public sealed record DecisionResult(FeelValue Value, ImmutableArray<MatchedRule> Matched, ImmutableArray<DmnDiagnostic> Warnings)
{
    /// <summary>How the value came about: every input and decision that was asked, in the order in which their values were known, this one last.</summary>
    public ImmutableArray<DecisionStep> Trace { get; init; } = [];

    /// <summary>The values of the input columns of the decision's own table, in its order; empty where it is no table.</summary>
    public ImmutableArray<AskedInput> Asked { get; init; } = [];
}

/// <summary>An input column of a table, and what it looked at.</summary>
/// <param name="Label">What the file calls it; its expression where it has no label.</param>
/// <param name="Expression">The expression as the file has it.</param>
/// <param name="Value">What the expression came to.</param>
public sealed record AskedInput(string Label, string Expression, FeelValue Value);

/// <summary>One input or decision on the way to a decision.</summary>
/// <param name="Id">Its id in the file.</param>
/// <param name="Name">Its name.</param>
/// <param name="Value">Its value.</param>
/// <param name="Matched">The rules of its own table that matched.</param>
public sealed record DecisionStep(string Id, string Name, FeelValue Value, ImmutableArray<MatchedRule> Matched)
{
    /// <summary>Whether it is a decision rather than an input.</summary>
    public bool IsDecision { get; init; }

    /// <summary>The values of the input columns of its own table, in its order.</summary>
    public ImmutableArray<AskedInput> Asked { get; init; } = [];
}

/// <summary>A rule of a decision table that spoke.</summary>
/// <param name="RuleId">The rule's id; empty where the file gives none.</param>
/// <param name="Index">The rule's place in its table, from 1.</param>
/// <param name="Annotation">Its annotation entries, or its description, joined by "; "; empty where there is none.</param>
/// <param name="DecisionId">The decision or business knowledge model whose table it stands in.</param>
public sealed record MatchedRule(string RuleId, int Index, string Annotation, string DecisionId);
