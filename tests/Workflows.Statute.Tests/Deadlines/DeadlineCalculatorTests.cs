using Workflows.Statute.Calendars;
using Workflows.Statute.Deadlines;
using Workflows.Statute.Periods;
using static Workflows.Statute.Tests.Calendars.Mainland;

namespace Workflows.Statute.Tests.Deadlines;

public sealed class DeadlineCalculatorTests
{
    public static TheoryData<DeadlineOwner, string, string, string, string> Boundaries => new()
    {
        // whose, from, period, due, target
        { DeadlineOwner.Agency, "2026-02-14", "1 working day", "2026-02-24", "2026-02-24" }, // from a make-up Saturday
        { DeadlineOwner.Party, "2026-02-13", "1 day", "2026-02-14", "2026-02-14" }, // a make-up Saturday is no day off: not rolled
        { DeadlineOwner.Agency, "2026-02-16", "1 day", "2026-02-17", "2026-02-17" }, // the target never comes before the first day after the anchor
        { DeadlineOwner.Agency, "2026-02-15", "5 days", "2026-02-20", "2026-02-16" }, // nothing but days off in the period: pulled back no further
        { DeadlineOwner.Agency, "2026-02-14", "3 days", "2026-02-17", "2026-02-15" }, // the anchor's own working day is not the target
        { DeadlineOwner.Party, "2026-02-16", "1 day", "2026-02-24", "2026-02-24" },
        { DeadlineOwner.Outside, "2026-02-16", "1 day", "2026-02-17", "2026-02-17" }, // a clock of others is taken as computed
        { DeadlineOwner.Outside, "2026-02-13", "30 days", "2026-03-15", "2026-03-15" },
        { DeadlineOwner.Agency, "2025-12-31", "1 working day", "2026-01-04", "2026-01-04" }, // over the year's end
        { DeadlineOwner.Agency, "2025-12-26", "7 days", "2026-01-02", "2025-12-31" }, // pulled back over the year's end
        { DeadlineOwner.Party, "2025-12-25", "7 days", "2026-01-04", "2026-01-04" }, // rolled onto a make-up Sunday
        { DeadlineOwner.Agency, "2026-01-31", "1 month", "2026-02-28", "2026-02-28" }, // no 31 February; the 28th is a make-up Saturday
        { DeadlineOwner.Agency, "2025-11-30", "3 months", "2026-02-28", "2026-02-28" },
        { DeadlineOwner.Outside, "2026-01-31", "2 months", "2026-03-31", "2026-03-31" }, // from the anchor, not from the shortened month before
        { DeadlineOwner.Outside, "2026-03-31", "1 month", "2026-04-30", "2026-04-30" },
        { DeadlineOwner.Outside, "2028-01-30", "1 month", "2028-02-29", "2028-02-29" },
        { DeadlineOwner.Outside, "2027-08-31", "6 months", "2028-02-29", "2028-02-29" },
        { DeadlineOwner.Party, "2026-02-05", "2 working days", "2026-02-09", "2026-02-09" },
        { DeadlineOwner.Party, "2026-01-25", "10 working days", "2026-02-06", "2026-02-06" }, // from a Sunday
        { DeadlineOwner.Party, "2026-04-01", "1 month", "2026-05-06", "2026-05-06" }, // the corresponding day is a holiday: rolled over all of it
        { DeadlineOwner.Agency, "2026-04-01", "1 month", "2026-05-01", "2026-04-30" },
        { DeadlineOwner.Outside, "2028-02-29", "1 year", "2029-02-28", "2029-02-28" },
        { DeadlineOwner.Outside, "2028-02-29", "4 years", "2032-02-29", "2032-02-29" },
        { DeadlineOwner.Outside, "2028-02-28", "1 day", "2028-02-29", "2028-02-29" },
        { DeadlineOwner.Outside, "2026-02-28", "1 day", "2026-03-01", "2026-03-01" },
        { DeadlineOwner.Party, "2026-03-02", "6 months", "2026-09-02", "2026-09-02" },
    };

    [Theory]
    [MemberData(nameof(Boundaries))]
    public void Days_off_year_ends_and_short_months_are_counted_as_the_law_has_it(DeadlineOwner owner, string from, string period, string due, string target)
    {
        var dates = Compute(owner, period, from);
        Assert.Equal((Day(due), Day(target)), (dates.Due, dates.Target));
    }

    [Fact]
    public void Every_day_is_accounted_for_with_its_reason()
    {
        var days = Compute(DeadlineOwner.Agency, "2 working days", "2026-02-13").Results[0].Days;
        Assert.Equal("2026-02-13 -, 2026-02-14 1, 2026-02-15 -, 2026-02-16 -, 2026-02-17 -, 2026-02-18 -, 2026-02-19 -, 2026-02-20 -, "
            + "2026-02-21 -, 2026-02-22 -, 2026-02-23 -, 2026-02-24 2", string.Join(", ", days.Select(d => $"{d.Day.Iso()} {d.Number?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "-"}")));
        Assert.Equal("期间开始之日，不计入", days[0].Reason.Zh);
        Assert.Equal("make-up working day (festival)", days[1].Reason.En);
        Assert.Equal("节假日：节日", days[2].Reason.Zh);
        Assert.Equal("working day", days[^1].Reason.En);
    }

    [Fact]
    public void Calendar_days_and_months_are_accounted_for_too()
    {
        Assert.Equal(15, Compute(DeadlineOwner.Party, "15 days", "2026-02-04").Results[0].Days[^1].Number);
        var months = Compute(DeadlineOwner.Party, "3 months", "2026-01-31").Results[0].Days;
        Assert.Equal(["2026-01-31", "2026-02-28", "2026-03-31", "2026-04-30"], months.Select(d => d.Day.Iso()));
        Assert.Equal(["当月无对应日，以月末日计", "对应日", "当月无对应日，以月末日计"], months.Skip(1).Select(d => d.Reason.Zh));
    }

    [Fact]
    public void A_shift_says_why_and_what_stays()
    {
        var party = Assert.Single(Compute(DeadlineOwner.Party, "15 days", "2026-02-04").Shifts);
        Assert.Equal("2026-02-19为节假日：节日，顺延至其后第一个工作日2026-02-24（民事诉讼法 第八十五条）", party.Zh);

        var agency = Assert.Single(Compute(DeadlineOwner.Agency, "90 days", "2026-05-11").Shifts);
        Assert.Contains("the target is pulled back to 2026-08-07, the law's last day stays 2026-08-09", agency.En, StringComparison.Ordinal);

        var stuck = Assert.Single(Compute(DeadlineOwner.Agency, "1 day", "2026-02-16").Shifts);
        Assert.Contains("the target stays", stuck.En, StringComparison.Ordinal);

        Assert.Empty(Compute(DeadlineOwner.Agency, "7 working days", "2026-03-10").Shifts);
    }

    [Fact]
    public void For_the_party_the_rolled_dates_are_compared()
    {
        // 5 days end on Saturday the 14th and roll to Monday the 16th, where 4 working days end too: the first that is named binds.
        var dates = Of(DeadlineOwner.Party, PeriodChoice.Earliest, "2026-03-09", "5 days", "5 working days", "4 working days");
        Assert.Equal((Day("2026-03-13"), 2), (dates.Due, dates.Binding));
        var tie = Of(DeadlineOwner.Party, PeriodChoice.Latest, "2026-03-09", "5 days", "5 working days");
        Assert.Equal((Day("2026-03-16"), 0), (tie.Due, tie.Binding));
        Assert.Equal(Day("2026-03-14"), tie.Results[0].Computed);
    }

    [Fact]
    public void The_latest_of_several_can_bind()
    {
        var dates = Of(DeadlineOwner.Agency, PeriodChoice.Latest, "2026-02-06", "7 working days", "15 days");
        Assert.Equal((Day("2026-02-24"), 0), (dates.Due, dates.Binding));
        Assert.Contains("以后到的7个工作日为准", dates.Shifts[0].Zh, StringComparison.Ordinal);
    }

    [Fact]
    public void Periods_that_end_together_are_named_with_the_articles_of_both_and_none_is_called_the_earlier()
    {
        DeadlinePeriod[] periods = [Plain("5 working days") with { Law = "行政处罚法 第六十四条第一项" }, Plain("7 days") with { Law = "行政处罚法 第四十五条" }, Plain("7 days") with { Source = "client" }];
        var tie = DeadlineCalculator.Compute(DeadlineOwner.Agency, PeriodChoice.Earliest, periods, Day("2026-03-09"), Calendar.StartOf(Day("2026-03-09")), Calendar);

        Assert.Equal(
            "5个工作日（行政处罚法 第六十四条第一项）至2026-03-16，7日（行政处罚法 第四十五条）至2026-03-16，7日至2026-03-16，同时届满，记作5个工作日（行政处罚法 第六十四条第一项）", tie.Shifts[0].Zh);
        Assert.Contains("they end together", tie.Shifts[0].En, StringComparison.Ordinal);
    }

    [Fact]
    public void An_article_is_named_in_whatever_script_it_is_written_and_a_setting_of_the_authority_never_like_one()
    {
        var abroad = new LegalCalendar("abroad", new("外", "Abroad"), "1", TimeSpan.FromHours(-5), [DayOfWeek.Saturday, DayOfWeek.Sunday], [], [], hasNotices: false) { RollsBy = "Fed. R. Civ. P. 6(a)(1)(C)" };
        DeadlinePeriod[] periods = [Plain("5 days") with { Law = "29 U.S.C. 659(a)" }, Plain("5 working days") with { Source = "单位设置" }];
        var dates = DeadlineCalculator.Compute(DeadlineOwner.Party, PeriodChoice.Latest, periods, Day("2026-03-09"), abroad.StartOf(Day("2026-03-09")), abroad);

        Assert.Equal(
            [
                "2026-03-14 is no working day (rest day): rolled forward to 2026-03-16, the first working day after it (Fed. R. Civ. P. 6(a)(1)(C))",
                "5 days (29 U.S.C. 659(a)) end on 2026-03-16, 5 working days end on 2026-03-16: they end together, and 5 days (29 U.S.C. 659(a)) is the one on record",
            ],
            dates.Shifts.Select(s => s.En));
        Assert.Equal([("29 U.S.C. 659(a)", null), (null, "单位设置")], dates.Results.Select(r => (r.Law, r.Source)));
    }

    [Fact]
    public void A_calendar_that_names_no_article_for_it_rolls_without_one()
    {
        var plain = new LegalCalendar("plain", new("素", "Plain"), "1", TimeSpan.Zero, [DayOfWeek.Sunday], [], [], hasNotices: false);

        var shift = Assert.Single(DeadlineCalculator.Compute(DeadlineOwner.Party, Period.Parse("1 day"), null, Day("2026-03-14"), plain.StartOf(Day("2026-03-14")), plain).Shifts);

        Assert.EndsWith("顺延至其后第一个工作日2026-03-16", shift.Zh, StringComparison.Ordinal);
    }

    [Fact]
    public void Hours_and_days_are_compared_by_the_instant_at_which_they_end()
    {
        var at = new DateTimeOffset(2026, 3, 10, 15, 0, 0, TimeSpan.FromHours(8));
        DeadlinePeriod[] periods = [Plain("1 day"), Plain("24 hours")];
        var earliest = DeadlineCalculator.Compute(DeadlineOwner.Agency, PeriodChoice.Earliest, periods, Day("2026-03-10"), at, Calendar);
        Assert.Equal((1, at.AddDays(1)), (earliest.Binding, earliest.DueAt));
        var latest = DeadlineCalculator.Compute(DeadlineOwner.Agency, PeriodChoice.Latest, periods, Day("2026-03-10"), at, Calendar);
        Assert.Equal((0, (DateTimeOffset?)null), (latest.Binding, latest.DueAt));
    }

    [Fact]
    public void Hours_end_on_the_authoritys_day_whatever_the_offset_of_the_instant()
    {
        var earlyMorning = new DateTimeOffset(2026, 2, 13, 22, 0, 0, TimeSpan.Zero); // 06:00 of the 14th there
        var dates = DeadlineCalculator.Compute(DeadlineOwner.Agency, Period.Parse("24 hours"), null, Day("2026-02-14"), earlyMorning, Calendar);
        Assert.Equal((Day("2026-02-15"), TimeSpan.FromHours(8)), (dates.Due, dates.DueAt!.Value.Offset));
        Assert.Equal(earlyMorning.AddDays(1), dates.DueAt);
    }

    [Theory]
    [InlineData(DeadlineOwner.Agency, "2026-03-11T00:00:00+08:00")]
    [InlineData(DeadlineOwner.Party, "2026-03-12T00:00:00+08:00")]
    public void Hours_from_a_past_day_of_which_the_hour_is_not_known_run_safely(DeadlineOwner owner, string dueAt)
    {
        var recorded = new DateTimeOffset(2026, 3, 13, 11, 0, 0, TimeSpan.FromHours(8));
        var dates = DeadlineCalculator.Compute(owner, Period.Parse("24 hours"), null, Day("2026-03-10"), recorded, Calendar);
        Assert.Equal(DateTimeOffset.Parse(dueAt, System.Globalization.CultureInfo.InvariantCulture), dates.DueAt);
        Assert.Contains("not on record", dates.Shifts[0].En, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(DeadlineOwner.Agency, "2026-12-30", "3 working days", true)] // 31 December, then 2027
    [InlineData(DeadlineOwner.Agency, "2026-12-30", "1 working day", false)]
    [InlineData(DeadlineOwner.Agency, "2026-12-10", "30 days", true)] // the target depends on which days of January are worked
    [InlineData(DeadlineOwner.Party, "2026-12-10", "30 days", true)]
    [InlineData(DeadlineOwner.Outside, "2026-12-10", "30 days", false)] // no calendar is asked
    [InlineData(DeadlineOwner.Agency, "2024-12-10", "30 days", false)] // ends in 2025, which has its notice
    [InlineData(DeadlineOwner.Agency, "2024-12-20", "7 working days", true)] // counts through December 2024, which has none here
    public void A_date_is_provisional_where_a_year_without_notice_was_asked(DeadlineOwner owner, string from, string period, bool provisional) =>
        Assert.Equal(provisional, Compute(owner, period, from).IsProvisional);

    [Theory]
    [InlineData("2 working days", "2026-03-12")]
    [InlineData("2 days", "2026-03-14")]
    [InlineData("1 month", "2026-02-16")]
    [InlineData("1 year", "2025-03-16")]
    public void A_time_before_a_day_is_counted_back(string period, string expected) =>
        Assert.Equal(Day(expected), DeadlineCalculator.Before(Day("2026-03-16"), Period.Parse(period), Calendar));

    [Fact]
    public void Hours_before_a_day_and_a_deadline_without_a_period_are_mistakes_of_the_caller()
    {
        Assert.Throws<ArgumentException>(() => DeadlineCalculator.Before(Day("2026-03-16"), Period.Parse("2 hours"), Calendar));
        Assert.Throws<ArgumentException>(() => Of(DeadlineOwner.Agency, PeriodChoice.Earliest, "2026-03-10"));
    }

    private static DeadlineDates Compute(DeadlineOwner owner, string period, string from) => Of(owner, PeriodChoice.Earliest, from, period);

    private static DeadlineDates Of(DeadlineOwner owner, PeriodChoice choice, string from, params string[] periods) =>
        DeadlineCalculator.Compute(owner, choice, [.. periods.Select(Plain)], Day(from), Calendar.StartOf(Day(from)), Calendar);

    private static DeadlinePeriod Plain(string period) => new(Period.Parse(period), null, null, null, null, null);
}
