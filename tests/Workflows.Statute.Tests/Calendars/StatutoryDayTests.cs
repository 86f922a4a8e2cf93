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
}
