using Workflows.Statute.Calendars;
using Workflows.Statute.Deadlines;
using Workflows.Statute.Periods;
using static Workflows.Statute.Tests.Calendars.Mainland;

namespace Workflows.Statute.Tests.Deadlines;

/// <summary>Days that do not count, and days that are added.</summary>
public sealed class ChangedDeadlineTests
{
    public static TheoryData<string, DeadlineOwner, string, string, string, string, string> Suspended => new()
    {
        // what, whose, from, period, days that do not count, due, target
        { "three working days taken out of seven", DeadlineOwner.Agency, "2026-03-10", "7 working days", "2026-03-12..2026-03-16", "2026-03-24", "2026-03-24" },
        { "a weekend taken out of working days changes nothing", DeadlineOwner.Agency, "2026-03-10", "7 working days", "2026-03-14..2026-03-15", "2026-03-19", "2026-03-19" },
        { "calendar days are taken out as they come", DeadlineOwner.Outside, "2026-03-10", "15 days", "2026-03-14..2026-03-15", "2026-03-27", "2026-03-27" },
        { "two spells", DeadlineOwner.Outside, "2026-03-10", "15 days", "2026-03-12..2026-03-12 2026-03-20..2026-03-21", "2026-03-28", "2026-03-28" },
        { "a spell that the longer period only reaches because of the first", DeadlineOwner.Outside, "2026-03-10", "15 days", "2026-03-24..2026-03-25 2026-03-26..2026-03-27", "2026-03-29", "2026-03-29" },
        { "a spell before the start", DeadlineOwner.Outside, "2026-03-10", "15 days", "2026-03-01..2026-03-10", "2026-03-25", "2026-03-25" },
        { "a spell after the end", DeadlineOwner.Outside, "2026-03-10", "15 days", "2026-03-26..2026-03-30", "2026-03-25", "2026-03-25" },
        { "months end later by the days lost", DeadlineOwner.Outside, "2026-03-02", "6 months", "2026-04-01..2026-04-10", "2026-09-12", "2026-09-12" },
        { "days made up are not taken from a later spell", DeadlineOwner.Outside, "2026-03-02", "6 months", "2026-04-01..2026-04-10 2026-09-03..2026-09-05", "2026-09-15", "2026-09-15" },
        { "the party's end is rolled as ever", DeadlineOwner.Party, "2026-03-10", "15 days", "2026-03-12..2026-03-14", "2026-03-30", "2026-03-30" },
        { "from its last day on: one day is left", DeadlineOwner.Agency, "2026-03-10", "7 working days", "2026-03-19..2026-03-20", "2026-03-23", "2026-03-23" },
        { "over the Spring Festival only working days are lost", DeadlineOwner.Agency, "2026-02-06", "7 working days", "2026-02-12..2026-02-24", "2026-02-28", "2026-02-28" },
        { "two spells with nothing between", DeadlineOwner.Outside, "2026-03-10", "15 days", "2026-03-12..2026-03-13 2026-03-14..2026-03-15", "2026-03-29", "2026-03-29" },
        { "a month that ends at the end of February", DeadlineOwner.Outside, "2026-01-31", "1 month", "2026-02-10..2026-02-12", "2026-03-03", "2026-03-03" },
        { "a month from its last day on", DeadlineOwner.Outside, "2026-01-31", "1 month", "2026-02-28..2026-03-02", "2026-03-03", "2026-03-03" },
        { "from the first day on nothing was counted yet", DeadlineOwner.Outside, "2026-03-10", "15 days", "2026-03-11..2026-03-20", "2026-04-04", "2026-04-04" },
        { "the party's end, moved onto Qingming, is rolled over it", DeadlineOwner.Party, "2026-03-10", "15 days", "2026-03-12..2026-03-21", "2026-04-07", "2026-04-07" },
        { "the agency's end, moved onto Qingming, is not", DeadlineOwner.Agency, "2026-03-10", "15 days", "2026-03-12..2026-03-21", "2026-04-04", "2026-04-03" },
        { "the agency's target is pulled back as ever", DeadlineOwner.Agency, "2026-03-10", "15 days", "2026-03-12..2026-03-14", "2026-03-28", "2026-03-27" },
    };

    [Theory]
    [MemberData(nameof(Suspended))]
    public void Suspended_days_do_not_count(string what, DeadlineOwner owner, string from, string period, string spells, string due, string target)
    {
        var dates = Of(owner, from, period, [.. spells.Split(' ').Select(Spell)], []);
        Assert.True((Day(due), Day(target)) == (dates.Due, dates.Target), $"{what}: {dates.Due.Iso()}, {dates.Target.Iso()}");
    }

    public static TheoryData<string, DeadlineOwner, string, string, string, string> Extended => new()
    {
        // what, whose, from, period, by, due
        { "seizure, 30 and 30 days", DeadlineOwner.Agency, "2026-01-25", "30 days", "30 days", "2026-03-26" },
        { "twice", DeadlineOwner.Outside, "2026-03-10", "3 days", "4 days+23 days", "2026-04-09" },
        { "working days on from the computed end", DeadlineOwner.Agency, "2026-03-10", "5 working days", "5 working days", "2026-03-24" },
        { "the party's is counted on from the day to which its term was rolled", DeadlineOwner.Party, "2026-03-13", "15 days", "5 days", "2026-04-07" },
        { "working days over the Spring Festival, with its make-up Saturday", DeadlineOwner.Agency, "2026-02-06", "5 working days", "5 working days", "2026-02-27" },
        { "a month", DeadlineOwner.Outside, "2026-01-15", "15 days", "1 month", "2026-02-28" },
    };

    [Theory]
    [MemberData(nameof(Extended))]
    public void An_extension_is_counted_on_from_the_former_end(string what, DeadlineOwner owner, string from, string period, string by, string due)
    {
        var dates = Of(owner, from, period, [], [.. by.Split('+').Select(l => new GrantedExtension(Period.Parse(l), "law", Day(from), "head", "complex", "file"))]);
        Assert.True(Day(due) == dates.Due, $"{what}: {dates.Due.Iso()}");
    }

    [Theory]
    [InlineData("2026-02-01..2026-02-05", "2026-03-31")] // 30 days end on 1 March for the five lost ones, and 30 more on the 31st
    [InlineData("2026-02-01..2026-02-05 2026-03-10..2026-03-12", "2026-04-03")] // what is lost of the extension is made up too
    [InlineData("2026-02-24..2026-02-24", "2026-03-27")] // the last day of the first thirty
    public void An_extension_is_counted_on_from_the_end_that_a_suspension_moved(string spells, string due)
    {
        var dates = Of(DeadlineOwner.Agency, "2026-01-25", "30 days", [.. spells.Split(' ').Select(Spell)],
            [new(Period.Parse("30 days"), "强制法", Day("2026-02-20"), "head", "complex", "file")]);
        Assert.Equal(Day(due), dates.Due);
    }

    [Fact]
    public void Hours_are_extended_by_hours_to_the_minute()
    {
        var at = new DateTimeOffset(2025, 12, 31, 23, 30, 0, TimeSpan.FromHours(8));
        var dates = DeadlineCalculator.Compute(DeadlineOwner.Agency, PeriodChoice.Earliest, [new(Period.Parse("24 hours"), null, "law", null, null, null)],
            Day("2025-12-31"), at, Calendar, new([], [new(Period.Parse("12 hours"), "law", Day("2025-12-31"), "head", "complex", "file")]));
        Assert.Equal((at.AddHours(36), Day("2026-01-02")), (dates.DueAt, dates.Due));
    }

    [Fact]
    public void A_standstill_that_pushes_the_end_into_a_year_without_a_notice_makes_it_provisional()
    {
        Assert.False(Of(DeadlineOwner.Agency, "2026-12-14", "7 working days", [], []).IsProvisional);
        var pushed = Of(DeadlineOwner.Agency, "2026-12-14", "7 working days", [Spell("2026-12-16..2026-12-25")], []);
        Assert.Equal((Day("2027-01-05"), 2027), (pushed.Due, Assert.Single(pushed.ProvisionalYears))); // New Year's Day is off by the statute
    }

    [Fact]
    public void Every_day_taken_out_says_so_and_the_reasons_name_the_ground_and_its_article()
    {
        var dates = Of(DeadlineOwner.Agency, "2026-03-10", "7 working days", [Spell("2026-03-12..2026-03-16")], [new(Period.Parse("2 days"), "article", Day("2026-03-11"), "head", "complex", "file")]);
        Assert.Equal(["2026-03-12", "2026-03-13", "2026-03-14", "2026-03-15", "2026-03-16"],
            dates.Results[0].Days.Where(d => d.Reason.En == "suspended: Appraisal").Select(d => d.Day.Iso()));
        Assert.Equal("2026-03-12至2026-03-16中止计算，不计入：鉴定（强制法）", dates.Shifts[0].Zh);
        Assert.Equal("extended by 2 days on 2026-03-11: complex（article）", dates.Shifts[1].En);
        Assert.Equal(9, dates.Results[0].Days[^1].Number);
    }

    [Fact]
    public void A_spell_that_goes_on_changes_no_date_before_it_ends()
    {
        var open = Spell("2026-03-12..2026-03-16") with { Until = null };
        Assert.Equal(Day("2026-03-19"), Of(DeadlineOwner.Agency, "2026-03-10", "7 working days", [open], []).Due);
        Assert.True(open.Covers(Day("2030-01-01")));
        Assert.True(open.Overlaps(Day("2026-03-01"), Day("2026-03-12")));
        Assert.False(open.Overlaps(Day("2026-03-01"), Day("2026-03-11")));
    }

    public static TheoryData<string, string, string, string> ClearDays => new()
    {
        // the event, how much lies free before it, the last day, why
        { "2026-03-25", "7 working days", "2026-03-13", "neither the day of service nor that of the hearing counts" },
        { "2026-10-12", "7 working days", "2026-09-23", "over the National Day, with a make-up Saturday" },
        { "2026-10-10", "3 working days", "2026-09-29", "the hearing itself on a make-up Saturday" },
        { "2026-03-02", "7 working days", "2026-02-12", "over the Spring Festival, with two make-up Saturdays" },
        { "2026-03-25", "10 days", "2026-03-13", "the 14th is a Saturday" },
        { "2026-03-28", "1 month", "2026-02-27", "from the 28th of February the month would end on the day itself" },
        { "2026-03-31", "1 month", "2026-02-28", "no 31 February: the month from its last day ends before the event" },
    };

    [Theory]
    [MemberData(nameof(ClearDays))]
    public void So_much_lies_free_before_an_event(string eventDay, string period, string last, string why)
    {
        var dates = DeadlineCalculator.Compute(DeadlineOwner.Agency, PeriodChoice.Earliest,
            [new(Period.Parse(period), null, "law", null, null, null) { EventDay = Day(eventDay) }], Day("2026-01-05"), Calendar.StartOf(Day("2026-01-05")), Calendar);
        Assert.True(Day(last) == dates.Due && dates.Target == dates.Due, $"{why}: {dates.Due.Iso()} {dates.Target.Iso()}");
        Assert.Contains(dates.Shifts, s => s.En.Contains($"must lie free before {eventDay}", StringComparison.Ordinal));
        Assert.Equal(Day(eventDay), dates.Results[0].Before);
    }

    private static SuspendedSpell Spell(string text) =>
        new(Day(text.Split("..")[0]), Day(text.Split("..")[1]), "appraisal", new("鉴定", "Appraisal"), "强制法", "tests take time", "file");

    private static DeadlineDates Of(DeadlineOwner owner, string from, string period, SuspendedSpell[] spells, GrantedExtension[] extensions) =>
        DeadlineCalculator.Compute(owner, PeriodChoice.Earliest, [new(Period.Parse(period), null, "law", null, null, null)],
            Day(from), Calendar.StartOf(Day(from)), Calendar, new([.. spells], [.. extensions]));
}
