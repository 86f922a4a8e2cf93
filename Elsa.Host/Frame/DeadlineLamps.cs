using Workflows.Engine.Cases;
using Workflows.Statute.Calendars;
using Workflows.Statute.Deadlines;

namespace Elsa.Host.Frame;

/// <summary>Which lamp a deadline shows, counted by the calendar of the law.</summary>
internal static class DeadlineLamps
{
    /// <summary>From so many working days before the target on it is near.</summary>
    public const int Near = 3;

    // Beyond this nobody counts in hours.
    private const int MostHours = 72;

    /// <summary>What is left until the target; once the law's last day has passed, by how much.</summary>
    public static DeadlineLamp Open(DateOnly target, DateOnly due, DateOnly today, LegalCalendar calendar, string? href = null)
    {
        if (today > due) return By(LampState.Overdue, due, today, calendar, href);
        if (today > target) return new(LampState.Near, due.DayNumber - today.DayNumber, LampUnit.Day, href); // the target lay before a day off
        var left = WorkingDaysAfter(today, target, calendar);
        if (left == 0 && today < target) return new(LampState.Near, target.DayNumber - today.DayNumber, LampUnit.Day, href); // due on a day off that has not come
        return new(left <= Near ? LampState.Near : LampState.Ample, left, LampUnit.WorkingDay, href);
    }

    /// <summary>The same, in hours near the end of a deadline that runs in hours.</summary>
    /// <param name="dueAt">The instant at which it ends, where it runs in hours.</param>
    /// <param name="now">With the authority's offset.</param>
    /// <param name="href">Where the reader learns how the date was worked out, or null.</param>
    public static DeadlineLamp Open(DateOnly target, DateOnly due, DateTimeOffset? dueAt, DateTimeOffset now, LegalCalendar calendar, string? href = null) =>
        dueAt is { } end && Math.Abs((end - now).TotalHours) <= MostHours
            ? InHours(end - now, href)
            : Open(target, due, DateOnly.FromDateTime(now.DateTime), calendar, href);

    /// <summary>
    /// The lamp of an entry of the register; null for one that asks for nothing any more: lapsed, withdrawn, started afresh. Late is only who had
    /// a duty: the end of a term that somebody was free to use is no lateness.
    /// </summary>
    public static DeadlineLamp? Of(DeadlineEntry entry, DateTimeOffset now, LegalCalendar calendar, string? href = null) => entry switch
    {
        { Status: DeadlineStatus.Suspended } => new(LampState.Paused, 0, Href: href),
        { Means: not MissedMeans.Breach } when entry.Status == DeadlineStatus.Missed || entry.MetInTime == false || IsOver(entry, now) => null,
        { Status: DeadlineStatus.Met, MetInTime: false, MetOn: { } met } => By(LampState.MetLate, entry.Due, met, calendar, href),
        { Status: DeadlineStatus.Met } => new(LampState.MetInTime, 0, Href: href),
        { IsOpen: true } => Open(entry.Target, entry.Due, entry.Dates.DueAt, now, calendar, href),
        _ => null,
    };

    /// <summary>Running by the register, though its end has passed: nothing fires any more in a case that has ended.</summary>
    public static bool IsOver(DeadlineEntry entry, DateTimeOffset now) => entry.Status == DeadlineStatus.Running
        && (entry.Dates.DueAt is { } at ? now > at : DateOnly.FromDateTime(now.DateTime) > entry.Due);

    private static DeadlineLamp InHours(TimeSpan left, string? href) =>
        new(left < TimeSpan.Zero ? LampState.Overdue : LampState.Near, (int)Math.Ceiling(Math.Abs(left.TotalHours)), LampUnit.Hour, href);

    // Over a weekend no working day has passed, and yet the day is gone.
    private static DeadlineLamp By(LampState state, DateOnly due, DateOnly on, LegalCalendar calendar, string? href) => WorkingDaysAfter(due, on, calendar) is var days and > 0
        ? new(state, days, LampUnit.WorkingDay, href)
        : new(state, on.DayNumber - due.DayNumber, LampUnit.Day, href);

    /// <summary>The working days after one day, up to and with another.</summary>
    private static int WorkingDaysAfter(DateOnly day, DateOnly last, LegalCalendar calendar) => calendar.WorkingDaysStrictlyBetween(day, last.AddDays(1));
}
