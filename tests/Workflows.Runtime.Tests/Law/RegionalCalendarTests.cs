using System.Globalization;
using Workflows.Runtime.Law;
using Workflows.Statute.Calendars;
using Workflows.TestKit.Files;

namespace Workflows.Runtime.Tests.Law;

/// <summary>The days off that an autonomous region sets besides the country's: 全国年节及纪念日放假办法 第四条.</summary>
public sealed class RegionalCalendarTests
{
    private static readonly LegalCalendar s_country = Read(null);
    private static readonly LegalCalendar s_guangxi = Read("广西壮族自治区");

    public static TheoryData<string, DayKind, bool, string> Days => new()
    {
        { "2025-03-31", DayKind.Holiday, false, "the notice for 2025" },
        { "2025-04-01", DayKind.Holiday, false, "the notice for 2025" },
        { "2025-04-04", DayKind.Holiday, false, "Qingming, the country's" },
        { "2025-03-28", DayKind.WorkingDay, false, "a Friday like any other" },
        { "2017-04-01", DayKind.Holiday, false, "a make-up Saturday of the country that the region took off" },
        { "2017-04-08", DayKind.MakeUpDay, false, "the Saturday on which it is made up for" },
        { "2018-04-15", DayKind.MakeUpDay, false, "a Sunday worked in the region alone" },
        { "2023-04-23", DayKind.Holiday, false, "a make-up Sunday of the country, off by the region's notice" },
        { "2026-04-20", DayKind.Holiday, true, "the fourth of the third lunar month, no notice entered" },
        { "2026-04-21", DayKind.WorkingDay, true, "provisional, for the region's notice may say otherwise" },
        { "2013-04-12", DayKind.WorkingDay, false, "the third of the third lunar month, before the region had the feast" },
    };

    [Theory]
    [MemberData(nameof(Days))]
    public void In_Guangxi_the_third_of_the_third_lunar_month_is_off_and_what_the_region_says_goes_before_what_the_country_says(string day, DayKind kind, bool provisional, string because)
    {
        var date = DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture);
        Assert.True((kind, provisional) == (s_guangxi.KindOf(date), s_guangxi[date].IsProvisional),
            $"{day}: expected {kind}, provisional {provisional}, {because}, but got {s_guangxi.KindOf(date)}, {s_guangxi[date].IsProvisional}");
    }

    [Fact]
    public void A_window_of_five_working_days_over_the_feast_ends_two_working_days_later_in_Guangxi()
    {
        var served = new DateOnly(2025, 3, 26);
        Assert.Equal(new(2025, 4, 2), s_country.AddWorkingDays(served, 5));
        Assert.Equal(new(2025, 4, 7), s_guangxi.AddWorkingDays(served, 5));
    }

    [Fact]
    public void A_region_whose_notice_is_not_entered_has_that_year_provisional_and_the_country_has_not()
    {
        Assert.True(s_guangxi.IsProvisional(2026));
        Assert.False(s_country.IsProvisional(2026));
        Assert.False(Read("宁夏回族自治区").IsWorkingDay(new(2020, 7, 30)));
        Assert.True(Read("西藏自治区").IsProvisional(2025));
        Assert.False(Read("湖南省").IsProvisional(2026)); // it has no days of its own
    }

    [Fact]
    public void The_version_of_a_calendar_says_by_which_regions_days_it_counts()
    {
        Assert.NotEqual(s_country.Version, s_guangxi.Version);
        Assert.Equal(s_country.Version, Read("湖南省").Version);
        Assert.Equal(("湖南省", null), (Read("湖南省").Region, Read("湖南省").Regional));
    }

    private static LegalCalendar Read(string? region)
    {
        var path = SourceTree.Combine("workflows", "calendars", "cn.yaml");
        var reading = CalendarReader.Read("cn", path, File.ReadAllText(path), region);
        Assert.Empty(reading.Findings);
        return reading.Value!;
    }
}
