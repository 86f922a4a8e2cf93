using System.Collections.Immutable;
using Workflows.Statute.Periods;

namespace Workflows.Statute.Deadlines;

/// <summary>One day that the counting passed over, and why it counted or not.</summary>
/// <param name="Number">The running number of a counted day; null when it was skipped.</param>
public sealed record CountedDay(DateOnly Day, int? Number, Bilingual Reason);

/// <summary>How one period was worked out: the computed day, the days passed over, and every later shift with its reason.</summary>
/// <param name="Law">The article that sets it; null where <see cref="Source"/> does. In what an older version of the product wrote, either stands here.</param>
public sealed record PeriodResult(Period Length, string? Law, DateOnly Computed, ImmutableArray<CountedDay> Days)
{
    /// <summary>What sets it where no article does: a client's rule, or a setting of the authority.</summary>
    public string? Source { get; init; }

    /// <summary>The day of the event before which it must lie free; null for one that runs on from the anchor.</summary>
    public DateOnly? Before { get; init; }

    /// <summary>Whether its end is rolled forward though it is not the party's.</summary>
    public bool Rolls { get; init; }
}

/// <summary>The dates of a deadline and how they were worked out.</summary>
/// <param name="Due">The law's last day: for the party and before a court rolled forward over days off, otherwise for the agency as computed.</param>
/// <param name="Target">The day to work towards: for the agency the last working day on or before the computed day, never before the first day after the anchor; otherwise <paramref name="Due"/>.</param>
/// <param name="DueAt">The instant at which it ends, where it runs in hours; otherwise null and it ends with the due day.</param>
/// <param name="Binding">Index into <paramref name="Results"/> of the period that binds.</param>
/// <param name="ProvisionalYears">Years that the counting reached and whose holiday notice is not published.</param>
public sealed record DeadlineDates(
    DateOnly Anchor, DateOnly Due, DateOnly Target, DateTimeOffset? DueAt, int Binding,
    ImmutableArray<PeriodResult> Results, ImmutableArray<Bilingual> Shifts, ImmutableArray<int> ProvisionalYears, string Calendar, string CalendarVersion)
{
    public bool IsProvisional => !ProvisionalYears.IsEmpty;
}
