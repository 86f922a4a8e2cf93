using Workflows.Statute.Calendars;
using Workflows.Statute.Deadlines;
using Workflows.Statute.Periods;
using static Workflows.Statute.Tests.Calendars.Mainland;

namespace Workflows.Statute.Tests.Deadlines;

/// <summary>The worked examples of the law digest, one row each.</summary>
public sealed class DigestVectorTests
{
    public static TheoryData<string, DeadlineOwner, string, string, string, string> Vectors => new()
    {
        // what, whose, from, period, due, target
        { "hearing-right notice, 5 working days to ask", DeadlineOwner.Party, "2026-09-23", "5 working days", "2026-10-08", "2026-10-08" },
        { "demand letter, 10 working days of waiting", DeadlineOwner.Agency, "2026-09-16", "10 working days", "2026-09-30", "2026-09-30" },
        { "fine to pay within 15 days, over the Spring Festival", DeadlineOwner.Party, "2026-02-04", "15 days", "2026-02-24", "2026-02-24" },
        { "publication, 7 working days over the Spring Festival", DeadlineOwner.Agency, "2026-02-06", "7 working days", "2026-02-24", "2026-02-24" },
        { "publication, the client's 15 days", DeadlineOwner.Agency, "2026-02-06", "15 days", "2026-02-21", "2026-02-14" },
        { "transfer report received, 3 days", DeadlineOwner.Agency, "2026-09-29", "3 days", "2026-10-02", "2026-09-30" },
        { "publication, 7 working days", DeadlineOwner.Agency, "2026-03-10", "7 working days", "2026-03-19", "2026-03-19" },
        { "publication, the client's 15 days in March", DeadlineOwner.Agency, "2026-03-10", "15 days", "2026-03-25", "2026-03-25" },
        { "fine to pay within 15 days", DeadlineOwner.Party, "2026-01-20", "15 days", "2026-02-04", "2026-02-04" },
        { "case filed, 90 days", DeadlineOwner.Agency, "2026-05-11", "90 days", "2026-08-09", "2026-08-07" },
        { "seizure, 30 days", DeadlineOwner.Agency, "2026-01-25", "30 days", "2026-02-24", "2026-02-24" },
        { "evidence registered, 7 working days", DeadlineOwner.Agency, "2026-04-30", "7 working days", "2026-05-13", "2026-05-13" },
        { "reconsideration, 60 days", DeadlineOwner.Party, "2026-03-02", "60 days", "2026-05-06", "2026-05-06" },
        { "suit, 6 months", DeadlineOwner.Party, "2026-03-02", "6 months", "2026-09-02", "2026-09-02" },
        { "application to the court, 3 months from the end of the suit term", DeadlineOwner.Agency, "2026-09-02", "3 months", "2026-12-02", "2026-12-02" },
    };

    [Theory]
    [MemberData(nameof(Vectors))]
    public void A_deadline_falls_where_the_digest_has_it(string what, DeadlineOwner owner, string from, string period, string due, string target)
    {
        var dates = DeadlineCalculator.Compute(owner, Period.Parse(period), what, Day(from), Calendar.StartOf(Day(from)), Calendar);
        Assert.Equal((Day(due), Day(target)), (dates.Due, dates.Target));
        Assert.Null(dates.DueAt);
        Assert.False(dates.IsProvisional);
    }

    [Theory]
    [InlineData("2026-10-12", "2026-09-23")]
    [InlineData("2026-10-10", "2026-09-22")] // the working day before: for a hearing on it the same notice would come too late
    public void The_hearing_is_at_the_earliest_7_clear_working_days_after_its_notice(string hearing, string lastNotice) =>
        Assert.Equal(Day(lastNotice), DeadlineCalculator.LastDayLeavingFree(Period.Parse("7 working days"), Day(hearing), Calendar));

    [Fact]
    public void After_a_demand_letter_the_court_can_be_asked_from_the_next_day_and_its_office_from_the_next_working_day()
    {
        var next = Day("2026-09-30").AddDays(1);
        Assert.Equal(Day("2026-10-01"), next);
        Assert.Equal(Day("2026-10-08"), Calendar.WorkingDayOnOrAfter(next));
    }

    [Fact]
    public void The_window_for_asking_the_court_opens_on_the_day_after_the_suit_term() =>
        Assert.Equal(Day("2026-09-03"), Day("2026-09-02").AddDays(1));

    [Fact]
    public void Publication_binds_by_the_earlier_of_7_working_days_and_15_days()
    {
        var spring = Publication("2026-02-06");
        Assert.Equal((Day("2026-02-21"), Day("2026-02-14"), 1), (spring.Due, spring.Target, spring.Binding));
        Assert.Equal([Day("2026-02-24"), Day("2026-02-21")], spring.Results.Select(r => r.Computed));

        var march = Publication("2026-03-10");
        Assert.Equal((Day("2026-03-19"), Day("2026-03-19"), 0), (march.Due, march.Target, march.Binding));
        Assert.Equal(Day("2026-03-25"), march.Results[1].Computed);
    }

    [Fact]
    public void A_transfer_goes_out_24_clock_hours_after_its_approval()
    {
        var approved = new DateTimeOffset(2026, 2, 14, 17, 30, 0, TimeSpan.FromHours(8));
        var dates = DeadlineCalculator.Compute(DeadlineOwner.Agency, Period.Parse("24 hours"), "310", Day("2026-02-14"), approved, Calendar);
        Assert.Equal(new DateTimeOffset(2026, 2, 15, 17, 30, 0, TimeSpan.FromHours(8)), dates.DueAt);
        Assert.Equal((Day("2026-02-15"), Day("2026-02-15")), (dates.Due, dates.Target));
    }

    [Fact]
    public void Seven_working_days_lie_8_to_18_days_out_and_on_32_dates_more_than_15()
    {
        var decisions = Enumerable.Range(0, 730).Select(Day("2025-01-01").AddDays).ToList();
        int DaysOut(DateOnly d) => Calendar.AddWorkingDays(d, 7).DayNumber - d.DayNumber;
        var late = decisions.Where(d => DaysOut(d) > 15).ToList();
        var lateWorking = late.Where(Calendar.IsWorkingDay).ToList();

        Assert.Equal((8, 18), (decisions.Min(DaysOut), decisions.Max(DaysOut)));
        Assert.Equal(32, late.Count);
        Assert.Equal((14, 11), (lateWorking.Count(d => d.Year == 2025), lateWorking.Count(d => d.Year == 2026)));
        Assert.Equal(
            ["02-06", "02-09", "02-10", "02-11", "02-12", "02-13", "02-14", "09-21", "09-22", "09-23", "09-24"],
            lateWorking.Where(d => d.Year == 2026).Select(d => d.Iso()[5..]));
    }

    [Fact]
    public void Dates_from_23_December_2026_reach_into_a_year_without_a_notice()
    {
        Assert.False(Publication("2026-12-22").IsProvisional);
        Assert.Equal(2027, Assert.Single(Publication("2026-12-23").ProvisionalYears));
    }

    private static DeadlineDates Publication(string decided) => DeadlineCalculator.Compute(
        DeadlineOwner.Agency, PeriodChoice.Earliest,
        [
            new(Period.Parse("7 working days"), null, "安全生产法 第七十八条第二款", null, null, null),
            new(Period.Parse("15 days"), null, null, "client", null, null),
        ],
        Day(decided), Calendar.StartOf(Day(decided)), Calendar);
}
