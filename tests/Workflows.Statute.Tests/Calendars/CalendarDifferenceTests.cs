using System.Collections.Immutable;
using Workflows.Statute.Calendars;
using static Workflows.Statute.Tests.Calendars.Mainland;

namespace Workflows.Statute.Tests.Calendars;

/// <summary>What the second person of a change sees: which days become off or worked.</summary>
public sealed class CalendarDifferenceTests
{
    private static readonly Bilingual s_newYear = new("元旦", "New Year's Day");

    [Fact]
    public void A_year_that_gets_its_notice_shows_its_days_and_what_they_change_against_the_provisional_count()
    {
        var notice = new HolidayNotice("关于2027年部分节假日安排的通知", "https://www.gov.cn/2027");
        var year = new CalendarYear(2027, [notice], [new(Day("2027-01-01"), s_newYear), new(Day("2027-01-04"), s_newYear)], [new(Day("2027-01-09"), s_newYear)]);

        var difference = CalendarDifference.Between(Calendar, With([.. Calendar.Years, year]));

        var found = Assert.Single(difference.Years);
        Assert.Equal((2027, true, false), (found.Year, found.IsNew, found.IsGone));
        Assert.Equal(notice, Assert.Single(found.Notices));
        Assert.Equal([Day("2027-01-01"), Day("2027-01-04")], found.OffAdded.Select(d => d.Day));
        Assert.Equal([Day("2027-01-09")], found.MakeUpAdded.Select(d => d.Day));
        Assert.Contains(Day("2027-01-04"), difference.BecomeOff); // a Monday
        Assert.DoesNotContain(Day("2027-01-01"), difference.BecomeOff); // off by statute already
        Assert.Contains(Day("2027-01-09"), difference.BecomeWorking); // a Saturday
        Assert.Contains(Day("2027-02-08"), difference.BecomeWorking); // the notice forgot the Spring Festival: its Monday would be worked
    }

    [Fact]
    public void A_day_that_a_correction_takes_away_is_told_and_the_same_calendar_differs_in_nothing()
    {
        var shorter = Calendar.Years.Select(y => y.Year == 2026 ? y with { Off = [.. y.Off.Where(d => d.Day != Day("2026-10-07"))] } : y).ToImmutableArray();

        var difference = CalendarDifference.Between(Calendar, With(shorter));

        Assert.Equal(Day("2026-10-07"), Assert.Single(Assert.Single(difference.Years).OffTaken).Day);
        Assert.Equal(Day("2026-10-07"), Assert.Single(difference.BecomeWorking));
        Assert.Empty(difference.BecomeOff);
        var none = CalendarDifference.Between(Calendar, Calendar);
        Assert.True(none.Years.IsEmpty && none.BecomeOff.IsEmpty && none.BecomeWorking.IsEmpty);
    }

    private static LegalCalendar With(ImmutableArray<CalendarYear> years) =>
        new("cn", Calendar.Title, "other", TimeSpan.FromHours(8), [DayOfWeek.Saturday, DayOfWeek.Sunday], Calendar.Statutory, years);
}
