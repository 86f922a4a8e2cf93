using Workflows.Statute.Calendars;
using Workflows.Statute.Deadlines;
using Workflows.Statute.Periods;
using static Workflows.Statute.Tests.Calendars.Mainland;

namespace Workflows.Statute.Tests.Deadlines;

/// <summary>When the rungs of a ladder fall; the ladders are those that the shipped vocabulary has by default.</summary>
public sealed class LadderTests
{
    private static readonly Rung[] s_agency =
    [
        new("before-3", -3, ["case-officer"]), new("before-1", -1, ["case-officer", "unit-head"]), new("on-day", 0, ["case-officer", "unit-head"]),
        new("after-1", 1, ["unit-head", "deputy-head"]), new("after-2", 2, ["principal-head"]), new("after-3", 3, ["supervisor"]),
    ];

    private static readonly Rung[] s_party = [new("after-1", 1, ["case-officer"])];

    [Fact]
    public void A_ladder_counts_back_from_the_target_and_on_from_the_due_day() => Assert.Equal(
        [
            "before-3 2026-02-11 case-officer",
            "before-1 2026-02-13 case-officer,unit-head",
            "on-day 2026-02-14 case-officer,unit-head",
            "after-1 2026-02-24 unit-head,deputy-head",
            "after-2 2026-02-25 principal-head",
            "after-3 2026-02-26 supervisor",
        ],
        // due Saturday 21 February within the Spring Festival, target the make-up Saturday before it
        Rungs(DeadlineOwner.Agency, "2026-02-06", "15 days"));

    [Fact]
    public void Rungs_before_the_anchor_are_dropped() => Assert.Equal(
        ["before-1 2026-03-10 case-officer,unit-head", "on-day 2026-03-11 case-officer,unit-head", "after-1 2026-03-12 unit-head,deputy-head",
            "after-2 2026-03-13 principal-head", "after-3 2026-03-16 supervisor"],
        Rungs(DeadlineOwner.Agency, "2026-03-10", "1 working day"));

    [Fact]
    public void A_deadline_in_hours_is_told_at_its_start_and_goes_on_over_days_off() => Assert.Equal(
        ["before-3 2026-02-14 case-officer", "on-day 2026-02-15 case-officer,unit-head", "after-1 2026-02-16 unit-head,deputy-head",
            "after-2 2026-02-17 principal-head", "after-3 2026-02-18 supervisor"],
        Rungs(DeadlineOwner.Agency, "2026-02-14", "24 hours"));

    [Fact]
    public void The_officers_are_told_when_a_term_of_the_party_has_passed() => Assert.Equal(
        ["after-1 2026-10-09 case-officer"], Rungs(DeadlineOwner.Party, "2026-09-23", "5 working days"));

    private static IEnumerable<string> Rungs(DeadlineOwner owner, string from, string period)
    {
        var dates = DeadlineCalculator.Compute(owner, Period.Parse(period), null, Day(from), Calendar.StartOf(Day(from)), Calendar);
        var ladder = owner == DeadlineOwner.Party ? s_party : s_agency;
        return Ladder.DatesFor([.. ladder], dates, Calendar).Select(d => $"{d.Rung.Id} {d.Day.Iso()} {string.Join(',', d.Rung.Roles)}");
    }
}
