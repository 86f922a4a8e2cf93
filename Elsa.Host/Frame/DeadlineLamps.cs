using Workflows.Statute.Calendars;

namespace Elsa.Host.Frame;

/// <summary>Which lamp an open deadline shows.</summary>
internal static class DeadlineLamps
{
    /// <summary>From so many working days on it is near.</summary>
    public const int Near = 3;

    // Beyond this nobody counts in hours.
    private const int MostHours = 72;

    /// <summary>By the target until it has passed, then by the due day.</summary>
    /// <param name="dueAt">The instant at which it ends, where it runs in hours.</param>
    /// <param name="now">With the authority's offset.</param>
    /// <param name="href">Where the reader learns how the date was worked out, or null.</param>
    public static DeadlineLamp Open(DateOnly target, DateOnly due, DateTimeOffset? dueAt, DateTimeOffset now, LegalCalendar calendar, string? href = null)
    {
        if (dueAt is { } end && Math.Abs((end - now).TotalHours) <= MostHours) return InHours(end - now, href);
        var today = DateOnly.FromDateTime(now.DateTime);
        if (today > due) return Overdue(due, today, calendar, href);
        if (today > target) return new(LampState.Near, due.DayNumber - today.DayNumber, LampUnit.Day, href);
        var left = WorkingDaysAfter(today, target, calendar);
        return new(left <= Near ? LampState.Near : LampState.Ample, left, LampUnit.WorkingDay, href);
    }

    private static DeadlineLamp InHours(TimeSpan left, string? href) => left >= TimeSpan.Zero
        ? new(LampState.Near, (int)Math.Ceiling(left.TotalHours), LampUnit.Hour, href)
        : new(LampState.Overdue, (int)Math.Ceiling(-left.TotalHours), LampUnit.Hour, href);

    // Over a weekend no working day has passed, and yet the day is gone.
    private static DeadlineLamp Overdue(DateOnly due, DateOnly today, LegalCalendar calendar, string? href) => WorkingDaysAfter(due, today, calendar) is var late and > 0
        ? new(LampState.Overdue, late, LampUnit.WorkingDay, href)
        : new(LampState.Overdue, today.DayNumber - due.DayNumber, LampUnit.Day, href);

    /// <summary>The working days after one day, up to and with another.</summary>
    private static int WorkingDaysAfter(DateOnly day, DateOnly last, LegalCalendar calendar) => calendar.WorkingDaysStrictlyBetween(day, last.AddDays(1));
}
