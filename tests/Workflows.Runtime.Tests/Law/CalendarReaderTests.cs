using Workflows.Runtime.Law;
using Workflows.Statute.Periods;
using Workflows.TestKit.Files;

namespace Workflows.Runtime.Tests.Law;

public sealed class CalendarReaderTests
{
    private const string Good = """
        title: { zh: 某地, en: Somewhere }
        utc-offset: -03:30
        week: { rest: [ friday ] }
        names: { 节: Feast }
        figures: [ { statute: 某法, days: [ 3, 5 ], law: 某法 第一条 }, { statute: 别法, up-to: 10, law: 别法 第二条 } ]
        statutory:
          - law: 法
            valid_from: 2000-01-01
            days: [ { name: 节, on: 01-01 }, { name: 节, lunar: eve }, { name: 节, solar-term: qingming } ]
        years:
          2026:
            notices: [ { title: 通知, url: 'https://example.test/' } ]
            days:
              节: { off: [ 2025-12-31..2026-01-02, 2026-05-01 ], work: 2026-01-09 }
        regions: [ { region: 某区, since: 2020, law: 法 第二条, years: { 2021: { notices: [ { title: 通知, url: 'https://example.test/' } ], days: { 节: { off: 2021-03-03 } } } } } ]
        """;

    [Fact]
    public void A_calendar_of_another_place_is_read()
    {
        var calendar = CalendarReader.Read("x", "x.yaml", Good, null).Value!;
        Assert.Equal(TimeSpan.FromMinutes(-210), calendar.UtcOffset);
        Assert.Equal(4, calendar.Years[0].Off.Length);
        Assert.True(calendar.IsWorkingDay(new(2026, 1, 9))); // a Friday, made up for
        Assert.False(calendar.IsWorkingDay(new(2026, 1, 16))); // a Friday
        Assert.True(calendar.IsWorkingDay(new(2026, 1, 18))); // a Sunday
        Assert.Equal(["某法", "别法"], calendar.Figures.Select(f => f.Statute));
        Assert.Equal([PeriodUnit.WorkingDays, PeriodUnit.Days, PeriodUnit.WorkingDays, PeriodUnit.Days],
            [calendar.Figures[0].UnitOf(5), calendar.Figures[0].UnitOf(7), calendar.Figures[1].UnitOf(10), calendar.Figures[1].UnitOf(11)]);
    }

    [Theory]
    [InlineData("workflows/calendars/cn.yaml", "民事诉讼法 第八十五条")]
    [InlineData("tests/Workflows.Conformance/rulesets/us-osha/calendars/us-federal.yaml", "Fed. R. Civ. P. 6(a)(1)(C)")]
    public void Each_jurisdiction_says_itself_by_what_a_last_day_that_is_a_day_off_gives_way(string file, string article) =>
        Assert.Equal(article, CalendarReader.Read("x", file, File.ReadAllText(SourceTree.Combine(file)), null).Value!.RollsBy);

    [Fact]
    public void A_calendar_need_not_say_by_what_and_where_it_does_the_article_stands_there()
    {
        Assert.Null(CalendarReader.Read("x", "x.yaml", Good, null).Value!.RollsBy);
        Assert.Contains(CalendarReader.Read("x", "x.yaml", Good + "\nrolls: { article: 某法 }", null).Findings, f => f.ToString().Contains("law", StringComparison.Ordinal));
    }

    public static TheoryData<string, string, string> Bad => new()
    {
        { "utc-offset: -03:30", "utc-offset: 8", "x.yaml(2,13): error CAL0007: Expected an offset from UTC like +08:00, but got '8'." },
        { "utc-offset: -03:30", "utc-offset: +15:00", "x.yaml(2,13): error CAL0007" },
        { "[ friday ]", "[ friyay ]", "x.yaml(3,17): error LAW0004: Expected one of monday, tuesday" },
        { "[ friday ]", "[ monday, tuesday, wednesday, thursday, friday, saturday, sunday ]", "error CAL0001" },
        { "on: 01-01", "on: 13-01", "x.yaml(9,28): error CAL0008: Expected a month and day like 05-01, but got '13-01'." },
        { "on: 01-01", "on: 02-30", "x.yaml(9,28): error CAL0008" },
        { "on: 01-01", "lunar: 01-31", "error CAL0008" },
        { "solar-term: qingming", "solar-term: dongzhi", "Expected one of qingming, but got 'dongzhi'." },
        { "name: 节, on", "name: 别的节, on", "x.yaml(9,21): error LAW0004: Expected a holiday of 'names', but got '别的节'." },
        { "  2026:", "  26:", "x.yaml(11,3): error CAL0002: Expected a year from 1950 to 2099, but got '26'." },
        { "notices: [ { title: 通知, url: 'https://example.test/' } ]", "notices: []", "x.yaml(11,3): error CAL0003" },
        { "2026-05-01 ]", "2026-05-32 ]", "error LAW0008: Expected a date like 2026-03-10, but got '2026-05-32'." },
        { "2026-05-01 ]", "2027-05-01 ]", "error CAL0005: Expected a day of 2026 or of the December before, but got 2027-05-01." },
        { "2026-05-01 ]", "2026-01-01 ]", "error CAL0006: Expected each day once, but 2026-01-01 is named twice for 2026." },
        { "2025-12-31..2026-01-02", "2026-01-02..2025-12-31", "error CAL0004" },
        { "2025-12-31..2026-01-02", "2026-02-01..2026-09-30", "error CAL0004: Expected a day or a range of at most 31 days" },
        { "title:", "titel:", "x.yaml(1,1): error LAW0001: Expected one of figures, names, notices, observed, regions, rolls, statutory, title, utc-offset, week, years for a calendar, but got 'titel'." },
        { "days: [ 3, 5 ]", "days: [ 3, five ]", "x.yaml(5,38): error CAL0009: Expected a number of days from 1 to 366, but got 'five'." },
        { "up-to: 10", "up-to: 10, days: 3", "error CAL0009: Expected 'days' or 'up-to', but got both." },
        { "since: 2020", "since: 2022", "x.yaml(15,33): error CAL0011: Expected no notice before the first year of '某区', but got one for 2021." },
        { "since: 2020", "since: long ago", "x.yaml(15,33): error CAL0002" },
        { "regions: [ {", "regions: [ { region: 某区, since: 2020, law: 法 }, {", "error CAL0011: Expected each region once in 'regions', but '某区' stands there 2 times." },
        { "valid_from: 2000-01-01", "valid_from: soon", "x.yaml(8,17): error LAW0008" },
    };

    [Theory]
    [MemberData(nameof(Bad))]
    public void A_slip_is_told_with_its_place(string right, string wrong, string expected)
    {
        var text = Good.Replace(right, wrong, StringComparison.Ordinal);
        Assert.NotEqual(Good, text);
        var reading = CalendarReader.Read("x", "x.yaml", text, null);
        Assert.Null(reading.Value);
        Assert.Contains(reading.Findings, f => f.ToString().Contains(expected, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("")]
    [InlineData("just a text")]
    [InlineData("- a\n- list\n")]
    [InlineData("title: 3\nutc-offset: []\nweek: []\nnames: x\nstatutory: x\nyears: x\n")]
    public void What_is_no_calendar_is_refused_and_nothing_is_thrown(string text) =>
        Assert.NotEmpty(CalendarReader.Read("x", "x.yaml", text, null).Findings);
}
