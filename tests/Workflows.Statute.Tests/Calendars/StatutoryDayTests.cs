using Workflows.Statute.Calendars;
using static Workflows.Statute.Tests.Calendars.Mainland;

namespace Workflows.Statute.Tests.Calendars;

public sealed class StatutoryDayTests
{
    private static readonly Bilingual s_name = new("节", "day");

    public static TheoryData<int, string, string, string, string> Known => new()
    {
        // year, lunar new year, Qingming, Dragon Boat, Mid-Autumn
        { 2000, "2000-02-05", "2000-04-04", "2000-06-06", "2000-09-12" },
        { 2001, "2001-01-24", "2001-04-05", "2001-06-25", "2001-10-01" }, // leap month 4
        { 2004, "2004-01-22", "2004-04-04", "2004-06-22", "2004-09-28" }, // leap month 2
        { 2008, "2008-02-07", "2008-04-04", "2008-06-08", "2008-09-14" },
        { 2009, "2009-01-26", "2009-04-04", "2009-05-28", "2009-10-03" }, // leap month 5, after the Dragon Boat
        { 2012, "2012-01-23", "2012-04-04", "2012-06-23", "2012-09-30" },
        { 2014, "2014-01-31", "2014-04-05", "2014-06-02", "2014-09-08" },
        { 2017, "2017-01-28", "2017-04-04", "2017-05-30", "2017-10-04" },
        { 2020, "2020-01-25", "2020-04-04", "2020-06-25", "2020-10-01" },
        { 2023, "2023-01-22", "2023-04-05", "2023-06-22", "2023-09-29" },
        { 2025, "2025-01-29", "2025-04-04", "2025-05-31", "2025-10-06" },
        { 2026, "2026-02-17", "2026-04-05", "2026-06-19", "2026-09-25" },
        { 2027, "2027-02-06", "2027-04-05", "2027-06-09", "2027-09-15" },
    };

    [Theory]
    [MemberData(nameof(Known))]
    public void The_holidays_of_the_lunar_calendar_fall_on_known_days(int year, string newYear, string qingming, string dragonBoat, string midAutumn)
    {
        Assert.Equal(Day(newYear), new StatutoryDay.Lunar(s_name, 1, 1).In(year));
        Assert.Equal(Day(newYear).AddDays(-1), new StatutoryDay.LunarNewYearEve(s_name).In(year));
        Assert.Equal(Day(qingming), new StatutoryDay.Qingming(s_name).In(year));
        Assert.Equal(Day(dragonBoat), new StatutoryDay.Lunar(s_name, 5, 5).In(year));
        Assert.Equal(Day(midAutumn), new StatutoryDay.Lunar(s_name, 8, 15).In(year));
    }

    [Fact]
    public void A_day_that_a_year_does_not_have_is_none_and_no_error()
    {
        Assert.Null(new StatutoryDay.Fixed(s_name, 2, 29).In(2027));
        Assert.Equal(Day("2028-02-29"), new StatutoryDay.Fixed(s_name, 2, 29).In(2028));
        Assert.Null(new StatutoryDay.Lunar(s_name, 1, 1).In(2150));
        Assert.Null(new StatutoryDay.Qingming(s_name).In(2150));
    }

    [Theory]
    [InlineData(1, DayOfWeek.Monday, 9, 2014, "2014-09-01")]
    [InlineData(3, DayOfWeek.Monday, 1, 2018, "2018-01-15")]
    [InlineData(4, DayOfWeek.Thursday, 11, 2012, "2012-11-22")] // and not the last, the 29th
    [InlineData(-1, DayOfWeek.Monday, 5, 2015, "2015-05-25")]
    [InlineData(-1, DayOfWeek.Monday, 5, 2021, "2021-05-31")]
    [InlineData(-1, DayOfWeek.Sunday, 2, 2032, "2032-02-29")]
    public void A_day_of_the_week_of_a_month_is_counted_from_its_beginning_or_its_end(int ordinal, DayOfWeek weekday, int month, int year, string day) =>
        Assert.Equal(Day(day), new StatutoryDay.OfWeek(s_name, ordinal, weekday, month).In(year));

    [Theory]
    [InlineData("2010-12-25", "2010-12-24")] // a Saturday
    [InlineData("2011-12-25", "2011-12-26")] // a Sunday
    [InlineData("2012-12-25", null)]
    public void A_holiday_on_a_day_off_is_kept_on_the_nearest_of_the_weekdays_that_the_law_names(string holiday, string? kept)
    {
        var observed = new Observance("law", new Dictionary<DayOfWeek, DayOfWeek> { [DayOfWeek.Saturday] = DayOfWeek.Friday, [DayOfWeek.Sunday] = DayOfWeek.Monday });

        Assert.Equal(kept is null ? (DateOnly?)null : Day(kept), observed.DayFor(Day(holiday)));
    }
}
