using Workflows.Statute.Calendars;
using Workflows.Statute.Deadlines;
using Workflows.Statute.Periods;
using static Workflows.Statute.Tests.Calendars.Mainland;

namespace Workflows.Statute.Tests.Calendars;

public sealed class WorkingDaysTests
{
    public static TheoryData<string, int, string> Additions => new()
    {
        { "2026-03-10", 7, "2026-03-19" },
        { "2026-02-06", 7, "2026-02-24" }, // over the Spring Festival, the make-up Saturday counted
        { "2026-02-14", 1, "2026-02-24" }, // from the make-up Saturday over nine days off
        { "2026-02-17", 1, "2026-02-24" }, // from within the holiday
        { "2026-02-13", 1, "2026-02-14" }, // onto the make-up Saturday
        { "2025-12-31", 1, "2026-01-04" }, // over the year's end, onto a make-up Sunday
        { "2026-03-10", 0, "2026-03-10" },
        { "2026-03-15", 0, "2026-03-15" }, // nothing added, not even to a Sunday
        { "2026-02-24", -1, "2026-02-14" },
        { "2026-03-19", -7, "2026-03-10" },
    };

    [Theory]
    [MemberData(nameof(Additions))]
    public void The_day_that_is_counted_from_does_not_count(string from, int count, string expected) =>
        Assert.Equal(Day(expected), Calendar.AddWorkingDays(Day(from), count));

    public static TheoryData<string, string, int> Between => new()
    {
        { "2026-03-13", "2026-03-25", 7 },
        { "2026-03-10", "2026-03-11", 0 },
        { "2026-03-10", "2026-03-10", 0 },
        { "2026-03-25", "2026-03-13", 0 }, // no days lie between a day and an earlier one
        { "2026-02-13", "2026-02-24", 1 }, // the make-up Saturday
        { "2026-09-23", "2026-10-12", 7 },
    };

    [Theory]
    [MemberData(nameof(Between))]
    public void Neither_end_counts_between(string from, string to, int expected) =>
        Assert.Equal(expected, Calendar.WorkingDaysStrictlyBetween(Day(from), Day(to)));

    [Theory]
    [InlineData("2026-02-19", "2026-02-24", "2026-02-14")]
    [InlineData("2026-03-14", "2026-03-16", "2026-03-13")]
    [InlineData("2026-02-14", "2026-02-14", "2026-02-14")]
    public void A_day_off_moves_to_the_next_or_the_last_working_day(string day, string onOrAfter, string onOrBefore)
    {
        Assert.Equal(Day(onOrAfter), Calendar.WorkingDayOnOrAfter(Day(day)));
        Assert.Equal(Day(onOrBefore), Calendar.WorkingDayOnOrBefore(Day(day)));
    }

    [Theory]
    [InlineData("2026-03-25", 7, "2026-03-13")]
    [InlineData("2026-10-12", 7, "2026-09-23")]
    [InlineData("2026-02-24", 1, "2026-02-13")]
    public void Notice_of_a_hearing_leaves_clear_working_days(string hearing, int clear, string lastDay)
    {
        Assert.Equal(Day(lastDay), DeadlineCalculator.LastDayLeavingFree(new(clear, PeriodUnit.WorkingDays), Day(hearing), Calendar));
        Assert.Equal(clear, Calendar.WorkingDaysStrictlyBetween(Day(lastDay), Day(hearing)));
    }
}
