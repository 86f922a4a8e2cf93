namespace Workflows.Statute.Calendars;

/// <summary>Counting working days in a calendar. The day that is counted from never counts itself.</summary>
public static class WorkingDays
{
    /// <summary>The n-th working day after a day (before it where <paramref name="count"/> is negative); for 0 the day itself.</summary>
    public static DateOnly AddWorkingDays(this LegalCalendar calendar, DateOnly day, int count)
    {
        var step = Math.Sign(count);
        for (var left = Math.Abs(count); left > 0; )
        {
            day = day.AddDays(step);
            if (calendar.IsWorkingDay(day)) left--;
        }
        return day;
    }

    /// <summary>How many working days lie strictly between two days; none where <paramref name="to"/> does not come after <paramref name="from"/>.</summary>
    public static int WorkingDaysStrictlyBetween(this LegalCalendar calendar, DateOnly from, DateOnly to)
    {
        var count = 0;
        for (var day = from.DayNumber + 1; day < to.DayNumber; day++)
        {
            if (calendar.IsWorkingDay(DateOnly.FromDayNumber(day))) count++;
        }
        return count;
    }

    /// <summary>The day itself if it is a working day, else the next one.</summary>
    public static DateOnly WorkingDayOnOrAfter(this LegalCalendar calendar, DateOnly day) =>
        calendar.IsWorkingDay(day) ? day : calendar.AddWorkingDays(day, 1);

    /// <summary>The day itself if it is a working day, else the last one before it.</summary>
    public static DateOnly WorkingDayOnOrBefore(this LegalCalendar calendar, DateOnly day) =>
        calendar.IsWorkingDay(day) ? day : calendar.AddWorkingDays(day, -1);
}
