using System.Collections.Immutable;

namespace Workflows.Decisions.Feel;

/// <summary>A value, with a warning for each place where the evaluation gave null for want of a meaning.</summary>
public sealed record FeelResult(FeelValue Value, ImmutableArray<FeelDiagnostic> Warnings)
{
    /// <summary>Whether the value is the boolean true; null and every other value are not.</summary>
    public bool IsTrue => Value is FeelValue.Boolean { Value: true };
}
