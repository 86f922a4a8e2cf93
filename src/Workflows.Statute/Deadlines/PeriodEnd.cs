using Workflows.Statute.Calendars;
using Workflows.Statute.Periods;

namespace Workflows.Statute.Deadlines;

/// <summary>Where one of a deadline's periods ends for its owner: the computed day, rolled forward for the party.</summary>
/// <param name="At">The instant of its end: of a period in hours the minute, else 00:00 of the day after <paramref name="Due"/>.</param>
/// <param name="Hours">True where it runs in hours, around the clock, nights and holidays included.</param>
internal sealed record PeriodEnd(PeriodResult Result, DateOnly Due, DateTimeOffset At, bool Hours)
{
    public static PeriodEnd Of(DeadlinePeriod period, DeadlineOwner owner, DateOnly anchor, DateTimeOffset anchorAt, LegalCalendar calendar)
    {
        if (period.Length.Unit == PeriodUnit.Hours)
        {
            var at = anchorAt.AddHours(period.Length.Count);
            var day = DateOnly.FromDateTime(at.DateTime);
            return new(new(period.Length, period.Law ?? period.Source, day, []), day, at, Hours: true);
        }
        var (last, days) = PeriodCount.From(anchor, period.Length, calendar);
        var due = owner == DeadlineOwner.Party ? calendar.WorkingDayOnOrAfter(last) : last;
        return new(new(period.Length, period.Law ?? period.Source, last, days), due, calendar.EndOf(due), Hours: false);
    }
}
