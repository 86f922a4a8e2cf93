using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Workflows.Runtime.Law;
using Workflows.Statute.Calendars;
using Workflows.TestKit.Files;

namespace Workflows.Runtime.Tests.Law;

/// <summary><c>workflows/calendars/cn.yaml</c> against the public data set of the notices.</summary>
public sealed class MainlandCalendarTests
{
    private static readonly LegalCalendar s_calendar = Read();

    public static TheoryData<int> Years => [.. Enumerable.Range(2007, 20)];

    [Theory]
    [Trait("Needs", "shared-data")]
    [MemberData(nameof(Years))]
    public void Every_day_that_a_notice_names_is_in_the_file_with_its_name_and_no_other(int year)
    {
        using var published = JsonDocument.Parse(File.ReadAllText(Path.Combine(PublicDataSets.Folder("calendar"), $"{year}.json")));
        var days = published.RootElement.GetProperty("days").EnumerateArray().Select(d => (
            Day: DateOnly.ParseExact(d.GetProperty("date").GetString()!, "yyyy-MM-dd", CultureInfo.InvariantCulture),
            Name: d.GetProperty("name").GetString()!,
            Kind: d.GetProperty("isOffDay").GetBoolean() ? DayKind.Holiday : DayKind.MakeUpDay)).ToImmutableArray();
        var ours = s_calendar.Years.Single(y => y.Year == year);

        Assert.NotEmpty(days);
        Assert.Equal(days.Order(), ours.Off.Select(o => (o.Day, o.Name.Zh, DayKind.Holiday)).Concat(ours.MakeUp.Select(m => (m.Day, m.Name.Zh, DayKind.MakeUpDay))).Order());
        Assert.All(days, d => Assert.Equal(d.Kind, s_calendar.KindOf(d.Day)));
        Assert.Equal(published.RootElement.GetProperty("papers").EnumerateArray().Select(p => p.GetString()), ours.Notices.Select(n => n.Url));
        Assert.All(ours.Notices, n => Assert.StartsWith("国务院", n.Title, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Years))]
    public void Days_that_no_notice_names_follow_the_week(int year)
    {
        var named = s_calendar.Years.SelectMany(y => y.Off.Concat(y.MakeUp)).Select(d => d.Day).ToHashSet();
        for (var day = new DateOnly(year, 1, 1); day.Year == year; day = day.AddDays(1))
        {
            if (named.Contains(day)) continue;
            Assert.Equal(day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday ? DayKind.RestDay : DayKind.WorkingDay, s_calendar.KindOf(day));
        }
    }

    [Fact]
    public void The_years_2007_to_2026_have_their_notices_and_all_others_are_provisional()
    {
        Assert.Equal(Enumerable.Range(2007, 20), s_calendar.Years.Select(y => y.Year));
        Assert.True(s_calendar.IsProvisional(2006));
        Assert.True(s_calendar.IsProvisional(2027));
    }

    public static TheoryData<string, DayKind, string> StatutoryDays => new()
    {
        { "2000-02-05", DayKind.Holiday, "the lunar new year" },
        { "2000-02-04", DayKind.WorkingDay, "its eve was no statutory day then" },
        { "2000-05-03", DayKind.Holiday, "the third day of Labour under the version of 1999" },
        { "2005-04-05", DayKind.WorkingDay, "Qingming, not a holiday before 2008" },
        { "2006-10-03", DayKind.Holiday, "the third of National Day" },
        { "1999-10-01", DayKind.Holiday, "under the version of 1999, in force from 18 September" },
        { "1999-05-03", DayKind.WorkingDay, "under the version of 1949" },
        { "2027-02-05", DayKind.Holiday, "the eve, under the version of 2024" },
        { "2027-02-08", DayKind.Holiday, "the third day of the lunar year" },
        { "2027-05-03", DayKind.WorkingDay, "Labour has two days" },
        { "2027-09-15", DayKind.Holiday, "Mid-Autumn" },
    };

    [Theory]
    [MemberData(nameof(StatutoryDays))]
    public void A_year_without_a_notice_has_the_statutory_days_of_its_time(string day, DayKind kind, string because)
    {
        var date = DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture);
        Assert.True(s_calendar.KindOf(date) == kind, $"{day}: expected {kind}, {because}, but got {s_calendar.KindOf(date)}");
        Assert.True(s_calendar[date].IsProvisional);
    }

    [Fact]
    public void Its_days_begin_eight_hours_before_those_of_greenwich_and_its_version_is_its_content()
    {
        Assert.Equal((TimeSpan.FromHours(8), "cn"), (s_calendar.UtcOffset, s_calendar.Id));
        Assert.Matches("^[0-9a-f]{12}$", s_calendar.Version);
        Assert.Equal(s_calendar.Version, Read("# a comment changes nothing\n").Version);
    }

    private static LegalCalendar Read(string before = "")
    {
        var path = SourceTree.Combine("workflows", "calendars", "cn.yaml");
        var reading = CalendarReader.Read("cn", path, before + File.ReadAllText(path), null);
        Assert.Empty(reading.Findings);
        return reading.Value!;
    }
}
