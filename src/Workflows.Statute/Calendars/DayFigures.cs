using System.Collections.Immutable;
using Workflows.Statute.Periods;

namespace Workflows.Statute.Calendars;

/// <summary>A statute, or one of its articles, that counts figures of days in working days.</summary>
/// <param name="Statute">How a citation of it begins: <c>行政处罚法</c>, <c>安全生产法 第七十八条第二款</c>.</param>
/// <param name="Days">The figures that it means; empty with no <paramref name="UpTo"/> means every figure.</param>
/// <param name="UpTo">The largest figure that it means, where it means all up to one.</param>
/// <param name="Law">The article that says so.</param>
public sealed record DayFigures(string Statute, ImmutableArray<int> Days, int? UpTo, string Law)
{
    /// <summary>The unit in which the statute counts that many days.</summary>
    public PeriodUnit UnitOf(int days) =>
        (UpTo is { } most ? days <= most : Days.IsEmpty || Days.Contains(days)) ? PeriodUnit.WorkingDays : PeriodUnit.Days;
}
