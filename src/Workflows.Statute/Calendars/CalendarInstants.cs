using System.Globalization;

namespace Workflows.Statute.Calendars;

/// <summary>The instants at which a calendar's legal days begin and end.</summary>
public static class CalendarInstants
{
    /// <summary>00:00 of the day, in the calendar's offset.</summary>
    public static DateTimeOffset StartOf(this LegalCalendar calendar, DateOnly day) => new(day.ToDateTime(TimeOnly.MinValue), calendar.UtcOffset);

    /// <summary>00:00 of the day after: a period in days ends with its last day.</summary>
    public static DateTimeOffset EndOf(this LegalCalendar calendar, DateOnly day) => calendar.StartOf(day.AddDays(1));

    internal static string Iso(this DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
