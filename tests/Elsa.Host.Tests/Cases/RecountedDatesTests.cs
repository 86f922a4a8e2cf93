using System.Collections.Immutable;
using System.Globalization;
using Elsa.Host.Casework;
using Workflows.Engine.Cases;
using Workflows.Persistence.Queries;
using Workflows.Statute.Calendars;
using Workflows.Statute.Deadlines;
using Workflows.Statute.Periods;

namespace Elsa.Host.Tests.Cases;

/// <summary>A term of ten days from 2 March 2026: what the log and the drawer say of dates that were worked out afresh.</summary>
public sealed class RecountedDatesTests
{
    private static readonly DateTimeOffset s_nine = new(2026, 3, 2, 9, 0, 0, TimeSpan.FromHours(8));

    private static readonly LegalCalendar s_weeks = new("test", new("测试", "Test"), "1", TimeSpan.FromHours(8), [DayOfWeek.Saturday, DayOfWeek.Sunday], [],
        [new(2026, [], [], [])]);

    [Fact]
    public void A_date_that_moved_is_told_and_one_that_stayed_is_told_to_stay()
    {
        var file = File(Started(), Moved("2026-03-04", MoveCause.Correction), Moved("2026-03-04", MoveCause.Calendar));

        Assert.Null(RecountedDates.WhyUnmoved(file, file.Log[1]));
        Assert.Equal("日期不变", RecountedDates.WhyUnmoved(file, file.Log[2]));
    }

    [Fact]
    public void What_was_only_provisional_and_is_no_more_says_so()
    {
        var started = Started();
        var provisional = started with { Entry = started.Entry with { Dates = started.Entry.Dates with { ProvisionalYears = [2026] } } };
        var file = File(provisional, Moved("2026-03-02", MoveCause.Calendar));

        Assert.Equal("仅不再暂计", RecountedDates.WhyUnmoved(file, file.Log[1]));
    }

    [Fact]
    public void While_it_stands_still_no_date_is_told_and_what_never_stood_is_not_listed_as_a_former_date()
    {
        var spell = new SuspendedSpell(new(2026, 3, 3), null, "force-majeure", new("不可抗力", "Force majeure"), "法", "洪水", "证明.pdf");
        var file = File(Started(), new CaseEvent.DeadlineSuspended("term", 1, spell), Moved("2026-03-04", MoveCause.Correction),
            new CaseEvent.DeadlineResumed("term", 1, new(2026, 3, 5), "证明.pdf"), Moved("2026-03-06", MoveCause.Suspension));
        var former = file.State.Record.Deadline("term")!.Former;

        Assert.Equal("中止中，没有最后日", RecountedDates.WhyUnmoved(file, file.Log[2]));
        Assert.Null(RecountedDates.WhyUnmoved(file, file.Log[4]));
        Assert.Equal(["2026-03-12", "2026-03-14"], former.Select(f => f.Due.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)));
        Assert.Equal("2026-03-12", Assert.Single(new DeadlineView(file.State.Record.Deadline("term")!, file).Former).Due.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
    }

    private static CaseEvent.DeadlineStarted Started() => new(new(
        "term", 1, new("期限", "Term"), DeadlineOwner.Party, "法", "1", MissedMeans.Lapse, "decision.served", Dates("2026-03-02"), [], DeadlineStatus.Running, null, null, false, []));

    private static CaseEvent.DeadlineMoved Moved(string anchor, MoveCause cause) => new("term", 1, cause, Dates(anchor), "法", "1", [], [], false);

    private static DeadlineDates Dates(string anchor) => DeadlineCalculator.Compute(
        DeadlineOwner.Agency, Period.Parse("10 days"), null, DateOnly.ParseExact(anchor, "yyyy-MM-dd", CultureInfo.InvariantCulture), s_nine, s_weeks);

    /// <summary>Each event a minute after the one before; a move in the same instant as the resumption that it follows from.</summary>
    private static CaseFile File(params CaseEvent[] events)
    {
        var log = ImmutableArray.CreateBuilder<LoggedEvent>();
        var at = s_nine;
        foreach (var e in events)
        {
            if (log.Count > 0 && log[^1].Event is not CaseEvent.DeadlineResumed) at = at.AddMinutes(1);
            log.Add(new(log.Count + 1, e.GetType().Name, at, "head", "", e with { At = at }));
        }
        return new(CaseEvolution.Fold(CaseId.Parse("c-1"), log.Select(l => l.Event)), log.ToImmutable(), null!, s_nine);
    }
}
