using Workflows.Statute.Calendars;
using static Workflows.Statute.Tests.Calendars.Mainland;

namespace Workflows.Statute.Tests.Calendars;

public sealed class LegalCalendarTests
{
    public static TheoryData<string, DayKind> Kinds => new()
    {
        { "2026-03-10", DayKind.WorkingDay },
        { "2026-03-14", DayKind.RestDay },
        { "2026-02-14", DayKind.MakeUpDay }, // a Saturday that the notice makes a working day
        { "2026-09-20", DayKind.MakeUpDay }, // a Sunday
        { "2026-02-17", DayKind.Holiday },
        { "2026-02-21", DayKind.Holiday }, // a Saturday within the Spring Festival
        { "2027-01-01", DayKind.Holiday }, // by statute, there is no notice
        { "2027-02-05", DayKind.Holiday }, // lunar new year's eve
        { "2027-02-09", DayKind.WorkingDay }, // a notice will most likely say otherwise; without one the statute has four days
        { "2024-10-01", DayKind.WorkingDay }, // the statute before 2025, as this test has it, knows no National Day
        { "2024-02-12", DayKind.Holiday }, // 初三 under the 2013 version
        { "2024-02-09", DayKind.WorkingDay }, // 除夕 was no statutory day in 2024
    };

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Each_day_has_its_kind(string day, DayKind kind)
    {
        Assert.Equal(kind, Calendar.KindOf(Day(day)));
        Assert.Equal(kind, Calendar[Day(day)].Kind);
    }

    [Theory]
    [InlineData(2025)]
    [InlineData(2026)]
    public void A_year_with_a_notice_has_248_working_days(int year) => Assert.Equal(248, WorkingDaysOf(year));

    [Fact]
    public void The_statutory_days_of_2027_are_those_of_the_digest()
    {
        string[] expected =
        [
            "2027-01-01", "2027-02-05", "2027-02-06", "2027-02-07", "2027-02-08", "2027-04-05", "2027-05-01", "2027-05-02",
            "2027-06-09", "2027-09-15", "2027-10-01", "2027-10-02", "2027-10-03",
        ];
        var holidays = DaysOf(2027).Where(d => Calendar.KindOf(d) == DayKind.Holiday).Select(d => d.Iso());
        Assert.Equal(expected, holidays);
        Assert.All(DaysOf(2027), d => Assert.True(Calendar[d].IsProvisional));
    }

    [Fact]
    public void A_year_is_provisional_until_its_notice_is_entered()
    {
        Assert.False(Calendar.IsProvisional(2026));
        Assert.True(Calendar.IsProvisional(2027));
        Assert.Contains("暂计", Calendar[Day("2027-03-01")].Reason.Zh, StringComparison.Ordinal);
    }

    [Fact]
    public void A_notice_that_speaks_of_the_year_before_is_heeded_there()
    {
        var calendar = new LegalCalendar("x", new("某", "x"), "1", TimeSpan.Zero, [DayOfWeek.Saturday, DayOfWeek.Sunday], [],
            [new(2007, [new("t", "u")], [], [new(Day("2006-12-30"), new("元旦", "New Year's Day"))])]);
        Assert.Equal(DayKind.MakeUpDay, calendar.KindOf(Day("2006-12-30")));
        Assert.True(calendar.IsProvisional(2006));
    }

    [Fact]
    public void The_week_is_data_for_places_that_rest_on_other_days()
    {
        var calendar = new LegalCalendar("y", new("某", "y"), "1", TimeSpan.FromHours(3), [DayOfWeek.Friday], [], []);
        Assert.Equal(DayKind.RestDay, calendar.KindOf(Day("2026-03-13")));
        Assert.Equal(DayKind.WorkingDay, calendar.KindOf(Day("2026-03-15")));
    }

    [Fact]
    public void A_week_without_a_working_day_is_refused() => Assert.Throws<ArgumentException>(() =>
        new LegalCalendar("z", new("某", "z"), "1", TimeSpan.Zero, Enum.GetValues<DayOfWeek>(), [], []));

    private static int WorkingDaysOf(int year) => DaysOf(year).Count(Calendar.IsWorkingDay);

    private static IEnumerable<DateOnly> DaysOf(int year) =>
        Enumerable.Range(0, DateTime.IsLeapYear(year) ? 366 : 365).Select(new DateOnly(year, 1, 1).AddDays);
}
