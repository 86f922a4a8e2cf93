using Workflows.Statute.Calendars;
using Workflows.Statute.Periods;

namespace Workflows.Statute.Deadlines;

/// <summary>Where one of a deadline's periods ends for its owner: the computed day, rolled forward for the party and where the period says so.</summary>
/// <param name="At">The instant of its end: of a period in hours the minute, else 00:00 of the day after <paramref name="Due"/>.</param>
/// <param name="Hours">True where it runs in hours, around the clock, nights and holidays included.</param>
internal sealed record PeriodEnd(PeriodResult Result, DateOnly Due, DateTimeOffset At, bool Hours)
{
    public static PeriodEnd Of(
        DeadlinePeriod period, DeadlineOwner owner, DateOnly anchor, DateTimeOffset anchorAt, LegalCalendar calendar, DeadlineAdjustments adjustments)
    {
        if (period.Length.Unit == PeriodUnit.Hours)
        {
            var at = anchorAt.AddHours(period.Length.Count + adjustments.Extensions.Where(e => e.Length.Unit == PeriodUnit.Hours).Sum(e => e.Length.Count));
            var day = DateOnly.FromDateTime(at.DateTime);
            return new(new(period.Length, period.Law, day, []) { Source = period.Source }, day, at, Hours: true);
        }
        var count = new PeriodCount(calendar, adjustments);
        var last = period.EventDay is { } eventDay ? count.Before(eventDay, period.Length) : count.From(anchor, period.Length);
        var (number, rolls) = (period.Length.Count + 1, period.Rolls || owner == DeadlineOwner.Party);
        foreach (var extension in adjustments.Extensions)
        {
            // What somebody may still use up begins after the day on which its term really ended.
            last = count.On(rolls ? calendar.WorkingDayOnOrAfter(last) : last, extension.Length, number);
            number += extension.Length.Count;
        }
        var due = rolls ? calendar.WorkingDayOnOrAfter(last) : last;
        return new(new(period.Length, period.Law, last, count.Days) { Source = period.Source, Before = period.EventDay, Rolls = period.Rolls }, due, calendar.EndOf(due), Hours: false);
    }
}
