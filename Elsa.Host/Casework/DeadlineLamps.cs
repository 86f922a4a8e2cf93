using Elsa.Host.Frame;
using Workflows.Engine.Cases;
using Workflows.Statute.Calendars;
using Workflows.Statute.Deadlines;

namespace Elsa.Host.Casework;

/// <summary>How a deadline stands today, counted by the calendar of the law.</summary>
internal static class DeadlineLamps
{
    /// <summary>From so many working days before the target the lamp says near.</summary>
    public const int Near = 3;

    /// <summary>The lamp of an open deadline: what is left until the target; once the law's last day has passed, by how much.</summary>
    public static DeadlineLamp Open(DateOnly target, DateOnly due, DateOnly today, LegalCalendar calendar, string? href = null)
    {
        if (today > due) return By(LampState.Overdue, due, today, calendar, href);
        if (today > target) return new(LampState.Near, due.DayNumber - today.DayNumber, LampUnit.Day, href); // the target lay before a day off
        var left = Between(today, target, calendar);
        return new(left > Near ? LampState.Ample : LampState.Near, left, LampUnit.WorkingDay, href);
    }

    /// <summary>
    /// The lamp of an entry of the register; null for one that asks for nothing any more: lapsed, withdrawn, started afresh. Late is only who had
    /// a duty: the end of a term that somebody was free to use is no lateness.
    /// </summary>
    public static DeadlineLamp? Of(DeadlineEntry entry, DateTimeOffset now, LegalCalendar calendar, string? href = null) => entry switch
    {
        { Means: not MissedMeans.Breach } when entry.Status == DeadlineStatus.Missed || entry.MetInTime == false || IsOver(entry, now) => null,
        { Status: DeadlineStatus.Met, MetInTime: false, MetOn: { } met } => By(LampState.MetLate, entry.Due, met, calendar, href),
        { Status: DeadlineStatus.Met } => new(LampState.MetInTime, 0, Href: href),
        { IsOpen: true, Dates.DueAt: { } at } => ByHours(at, now, href),
        { IsOpen: true } => Open(entry.Target, entry.Due, DateOnly.FromDateTime(now.DateTime), calendar, href),
        _ => null,
    };

    /// <summary>Running by the register, though its end has passed: nothing fires any more in a case that has ended.</summary>
    public static bool IsOver(DeadlineEntry entry, DateTimeOffset now) => entry.Status == DeadlineStatus.Running
        && (entry.Dates.DueAt is { } at ? now > at : DateOnly.FromDateTime(now.DateTime) > entry.Due);

    private static DeadlineLamp ByHours(DateTimeOffset end, DateTimeOffset now, string? href)
    {
        var left = (int)Math.Ceiling(Math.Abs((end - now).TotalHours));
        return new(now > end ? LampState.Overdue : left > 24 ? LampState.Ample : LampState.Near, left, LampUnit.Hour, href);
    }

    private static DeadlineLamp By(LampState state, DateOnly due, DateOnly on, LegalCalendar calendar, string? href)
    {
        var days = Between(due, on, calendar);
        return days > 0 ? new(state, days, LampUnit.WorkingDay, href) : new(state, on.DayNumber - due.DayNumber, LampUnit.Day, href);
    }

    /// <summary>Working days after one day up to and with another.</summary>
    private static int Between(DateOnly from, DateOnly to, LegalCalendar calendar) => calendar.WorkingDaysStrictlyBetween(from, to.AddDays(1));
}
