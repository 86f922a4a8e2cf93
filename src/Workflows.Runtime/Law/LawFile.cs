using System.Collections.Immutable;
using Workflows.Statute.Deadlines;
using Workflows.Statute.Duties;
using Workflows.Statute.Order;
using Workflows.Statute.Periods;

namespace Workflows.Runtime.Law;

/// <summary>A rule and the place where it is declared.</summary>
public sealed record Declared<T>(T Rule, string File, int Line, int Column);

/// <summary>What one folder's <c>law.yaml</c> declares.</summary>
/// <param name="Version">Changes exactly when its content does; comments and layout do not count.</param>
public sealed record LawFile(
    string File, ImmutableArray<Declared<DeadlineRule>> Deadlines, ImmutableArray<Declared<OrderingConstraint>> Constraints,
    ImmutableArray<Declared<DutyRule>> Duties, string Version)
{
    /// <summary>The deadlines that it says there are none of.</summary>
    public ImmutableArray<Declared<DeadlineNotSet>> NotSet { get; init; } = [];

    /// <summary>Where expressions ask for deadlines: checked once all files are known.</summary>
    internal ImmutableArray<DeadlineReference> References { get; init; } = [];

    /// <summary>The periods that cite an article: checked against the statutes that say how they count days.</summary>
    internal ImmutableArray<CitedPeriod> Periods { get; init; } = [];

    /// <summary>The roles that may correct the legal day of a recorded fact.</summary>
    public ImmutableArray<string> Corrections { get; init; } = [];
}

/// <summary>A period at a place and the article that sets it.</summary>
internal sealed record CitedPeriod(Period Length, string Law, int Line, int Column);

/// <summary>An expression at a place that speaks of a deadline of the register.</summary>
/// <param name="Of">The deadline whose own condition it is; null for an expression elsewhere.</param>
/// <param name="Key">The deadline that it asks for, as the expression spells it: hyphens as underscores.</param>
internal sealed record DeadlineReference(string? Of, string Key, int Line, int Column);
