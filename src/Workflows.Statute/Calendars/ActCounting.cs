using System.Collections.Immutable;
using Workflows.Statute.Periods;

namespace Workflows.Statute.Calendars;

/// <summary>Which numbers of days are working days in an act; all others of it are calendar days (行政处罚法 art. 85, 行政强制法 art. 69, 行政复议法 art. 88).</summary>
/// <param name="Act">The name of the act, as articles name it.</param>
/// <param name="Law">The article that says so.</param>
public sealed record ActCounting(string Act, string Law, ImmutableArray<int> WorkingDays)
{
    /// <summary>The unit in which the act counts so many days; null for hours, months and years, of which it says nothing.</summary>
    public PeriodUnit? UnitOf(Period length) => length.Unit is not (PeriodUnit.Days or PeriodUnit.WorkingDays) ? null
        : WorkingDays.Contains(length.Count) ? PeriodUnit.WorkingDays : PeriodUnit.Days;
}
