using System.Globalization;
using Workflows.Statute.Calendars;

namespace Workflows.Enforcement.Tests.Replay;

/// <summary>The federal holidays of the United States follow from the statute alone: 5 U.S.C. 6103 and its observed days.</summary>
public sealed class FederalCalendarTests
{
    private static readonly LegalCalendar s_calendar = Replaying.UnitedStates.World.Law.Calendar;

    // As the Office of Personnel Management published them, year by year: the days from Monday to Friday on which offices are closed.
    public static TheoryData<int, string> Published => new()
    {
        { 1975, "01-01 02-17 05-26 07-04 09-01 10-13 10-27 11-27 12-25" }, // Veterans Day on the fourth Monday of October
        { 1985, "01-01 02-18 05-27 07-04 09-02 10-14 11-11 11-28 12-25" }, // the year before the first Martin Luther King day
        { 2004, "01-01 01-19 02-16 05-31 07-05 09-06 10-11 11-11 11-25 12-24 12-31" }, // New Year's Day of 2005 is a Saturday
        { 2005, "01-17 02-21 05-30 07-04 09-05 10-10 11-11 11-24 12-26" },
        { 2010, "01-01 01-18 02-15 05-31 07-05 09-06 10-11 11-11 11-25 12-24 12-31" },
        { 2017, "01-02 01-16 02-20 05-29 07-04 09-04 10-09 11-10 11-23 12-25" },
        { 2020, "01-01 01-20 02-17 05-25 07-03 09-07 10-12 11-11 11-26 12-25" }, // no Juneteenth yet
        { 2021, "01-01 01-18 02-15 05-31 06-18 07-05 09-06 10-11 11-11 11-25 12-24 12-31" }, // enacted on Thursday, kept on Friday
        { 2022, "01-17 02-21 05-30 06-20 07-04 09-05 10-10 11-11 11-24 12-26" },
        { 2026, "01-01 01-19 02-16 05-25 06-19 07-03 09-07 10-12 11-11 11-26 12-25" },
    };

    [Theory]
    [MemberData(nameof(Published))]
    public void The_days_off_of_a_year_are_those_that_were_published(int year, string published)
    {
        var days = Enumerable.Range(0, DateTime.IsLeapYear(year) ? 366 : 365).Select(n => new DateOnly(year, 1, 1).AddDays(n))
            .Where(d => d.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !s_calendar.IsWorkingDay(d));

        Assert.Equal(published, string.Join(' ', days.Select(d => d.ToString("MM-dd", CultureInfo.InvariantCulture))));
    }

    [Fact]
    public void No_year_waits_for_a_notice() => Assert.DoesNotContain(Enumerable.Range(1970, 130), s_calendar.IsProvisional);

    [Fact]
    public void A_day_on_which_a_holiday_is_kept_says_so()
    {
        var kept = s_calendar[new(2010, 12, 31)];

        Assert.Equal((DayKind.Holiday, "holiday: New Year's Day (observed)", false), (kept.Kind, kept.Reason.En, kept.IsProvisional));
    }
}
