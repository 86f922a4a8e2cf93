using System.Collections.Immutable;
using Workflows.Statute.Calendars;

namespace Workflows.Statute.Deadlines;

/// <summary>A rung of the ladder and the day on which it is sent.</summary>
public sealed record LadderDate(Rung Rung, DateOnly Day);

/// <summary>Puts the rungs of a ladder on days.</summary>
public static class Ladder
{
    /// <summary>
    /// Rungs before the target and on it, in working days from the target; those after in working days from the due day. A rung that would fall before
    /// the anchor is dropped.
    /// </summary>
    /// <remarks>
    /// A deadline in hours runs through nights and holidays, and so does its ladder: the rung furthest before is sent at the start, the others before
    /// it fall away, and those after count calendar days.
    /// </remarks>
    public static ImmutableArray<LadderDate> DatesFor(ImmutableArray<Rung> rungs, DeadlineDates dates, LegalCalendar calendar) =>
        dates.DueAt is null
            ? [.. rungs.Select(r => new LadderDate(r, DayOf(r, dates, calendar))).Where(d => d.Day >= dates.Anchor)]
            : [.. OfHours(rungs, dates)];

    private static DateOnly DayOf(Rung rung, DeadlineDates dates, LegalCalendar calendar) =>
        calendar.AddWorkingDays(rung.WorkingDays > 0 ? dates.Due : dates.Target, rung.WorkingDays);

    private static IEnumerable<LadderDate> OfHours(ImmutableArray<Rung> rungs, DeadlineDates dates)
    {
        if (rungs.Where(r => r.WorkingDays < 0).MinBy(r => r.WorkingDays) is { } first) yield return new(first, dates.Anchor);
        foreach (var rung in rungs.Where(r => r.WorkingDays >= 0)) yield return new(rung, dates.Due.AddDays(rung.WorkingDays));
    }
}
