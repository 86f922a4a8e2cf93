using System.Collections.Immutable;
using Microsoft.Extensions.Logging.Abstractions;
using Workflows.Decisions.Feel;
using Workflows.Engine.Cases;
using Workflows.Engine.Commands;
using Workflows.Runtime.Changes;
using Workflows.Runtime.Definitions;
using Workflows.Runtime.Tests.Cases;
using Workflows.Runtime.Tests.Definitions;
using Workflows.Statute;
using Workflows.Statute.Calendars;
using Workflows.Statute.Deadlines;
using Workflows.Statute.Periods;
using Workflows.TestKit.Stores;
using static Workflows.TestKit.Cases.TestProcess;

namespace Workflows.Runtime.Tests.Changes;

/// <summary>A new calendar over all running cases: shown, made by two people, applied case by case.</summary>
public sealed partial class DeadlineChangeoverTests : IDisposable
{
    private const string Empty = "title: { zh: 试, en: Test }\nutc-offset: +08:00\nweek: { rest: [ saturday, sunday ] }\nnames: { 假: Holiday }\n";

    private readonly SmallWorld small = new();
    private readonly RuntimeUnderTest runtime;
    private readonly InMemoryChanges changes;
    private readonly FaultyStore store;
    private readonly DefinitionsWatch watch;
    private readonly DeadlineChangeover changeover;

    public DeadlineChangeoverTests()
    {
        // Tuesday the 3rd to Monday the 9th: five working days, whatever the year's notice says.
        var rule = new DeadlineRule("decide", new("决定", "Decision"), DeadlineOwner.Agency, ["case.filed"], ["decision.made"], [], null, PeriodChoice.Earliest,
            [new(Period.Parse("5 working days"), null, "Act art. 60", null, null, null)], MissedMeans.Breach, [new("on-day", 0, ["case-officer"])], "1");
        var calendar = Law.CalendarOf(Empty);
        store = new();
        runtime = new(new RuleBook([rule], [], [], calendar, "book"), Read("main", """<startEvent id="start" law:event="case.filed"/>"""
            + UserTask("a", "law:event=\"decision.made\"") + End() + Flow("start", "a") + Flow("a", "end")), store);
        store.Inner = runtime.Store;
        changes = new(runtime.Store);
        watch = new DefinitionsWatch(new(small.Path, small.Own, ImmutableDictionary<string, CaseAction>.Empty), new(), new KeptBundles(), new ApprovedCalendar(changes), NullLogger<DefinitionsWatch>.Instance);
        changeover = new(changes, store, runtime.Cases, runtime.Library, watch, runtime.Clock, NullLogger<DeadlineChangeover>.Instance);
    }

    [Fact]
    public async Task It_shows_every_date_that_would_move_and_moves_none()
    {
        await OpenAsync(3);
        var change = await ProposeAsync("2026-03-05");

        Assert.Equal((3, 3, 3, 0), (change.Preview.Cases, change.Preview.Moved, change.Preview.Later, change.Preview.Earlier));
        var move = await changes.MovesAsync(change.Id, default).FirstAsync();
        Assert.Equal((new DateOnly(2026, 3, 9), new DateOnly(2026, 3, 10), "decide", MovedPart.LastDay), (move.OldDue, move.NewDue, move.Key, move.Part));
        Assert.Equal((MovedPart.Target, MovedPart.Reckoning), ((move with { NewDue = move.OldDue }).Part, (move with { NewDue = move.OldDue, NewTarget = move.OldTarget, IsLater = false }).Part));
        Assert.Equal(new DateOnly(2026, 3, 9), (await DeadlineAsync("c-1")).Due);
        Assert.Equal(0, await changeover.RunAsync(default)); // nobody approved it
    }

    [Fact]
    public async Task Nobody_approves_his_own_proposal_and_nobody_approves_twice()
    {
        var change = await ProposeAsync("2026-03-05");

        Assert.Contains("Expected two people", (await changeover.ApproveAsync(change.Id, "admin", default))!.En, StringComparison.Ordinal);
        Assert.Null(await changeover.ApproveAsync(change.Id, "head", default));
        Assert.Equal("head has approved it already.", (await changeover.ApproveAsync(change.Id, "reviewer", default))!.En);
        Assert.Contains("Expected a change 'x'", (await changeover.ApproveAsync("x", "head", default))!.En, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Applied_it_moves_each_case_once_with_both_names_in_its_log_and_its_timers_follow()
    {
        await OpenAsync(3);
        await ApproveAsync(await ProposeAsync("2026-03-05"), "2026-03-05");

        Assert.Equal(3, await changeover.RunAsync(default));
        Assert.Equal(0, await FinishedAsync());

        var entry = await DeadlineAsync("c-2");
        Assert.Equal((new DateOnly(2026, 3, 10), MoveCause.Calendar), (entry.Due, Assert.Single(entry.Former).Cause));
        var applied = Assert.Single(runtime.Store.EventsOf(CaseId.Parse("c-2")).OfType<CaseEvent.ChangeApplied>());
        Assert.Equal(("admin", "head"), (applied.ProposedBy, applied.ApprovedBy));
        Assert.Empty(runtime.Mails); // it became later: nobody has to hurry
        Assert.Equal(RuntimeUnderTest.Zone.At(new(2026, 3, 10), new(9, 0)), await runtime.Store.NextDueAsync(default));
        Assert.NotNull(changes.All.Single().FinishedAt);
    }

    [Fact]
    public async Task A_date_that_becomes_earlier_is_told()
    {
        runtime.Library.Replace(With(Calendar("2026-03-05")));
        await OpenAsync(1);
        var change = await WorkedOutAsync(await changeover.ProposeCalendarAsync(Empty, "no holiday after all", "admin", default));
        Assert.Equal(1, change.Preview.Earlier);
        Assert.Null(await changeover.ApproveAsync(change.Id, "head", default));
        runtime.Library.Replace(With(Law.CalendarOf(Empty)));

        await changeover.RunAsync(default);

        var mail = Assert.Single(runtime.Mails, m => m.Identity == $"c-1/decide#1/moved-{change.Id}/officer1");
        Assert.StartsWith("【日期变更】", mail.Subject, StringComparison.Ordinal);
        Assert.Contains("变更：因新的放假安排，法定最后日由2026-03-10改为2026-03-09，工作目标日由2026-03-10改为2026-03-09。\n法定最后日：2026-03-09\n", mail.Text.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        Assert.Contains("Last day by law 2026-03-10 -> 2026-03-09; Target day 2026-03-10 -> 2026-03-09.", mail.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Killed_in_the_middle_it_goes_on_and_no_case_is_moved_twice()
    {
        await OpenAsync(5);
        await ApproveAsync(await ProposeAsync("2026-03-05"), "2026-03-05");
        changes.BeforeProgress = () => throw new InvalidOperationException("killed");
        await Assert.ThrowsAsync<InvalidOperationException>(() => changeover.RunAsync(default));
        changes.BeforeProgress = () => { };

        await FinishedAsync();

        Assert.All(runtime.Store.Cases, id => Assert.Single(runtime.Store.EventsOf(id).OfType<CaseEvent.ChangeApplied>()));
        var change = changes.All.Single();
        Assert.Equal((5, 5), (change.CasesDone, change.DeadlinesMoved)); // those of the batch that was not noted too
    }

    [Fact]
    public async Task A_proposal_is_approved_only_when_everything_that_it_would_move_is_worked_out()
    {
        await OpenAsync(5);
        changes.MostAtOnce = 2;
        changes.AfterPreviewed = () => throw new InvalidOperationException("killed");
        var change = (await changeover.ProposeCalendarAsync(TextOf("2026-03-05"), "notice", "admin", default)).Value!;
        await Assert.ThrowsAsync<InvalidOperationException>(() => changeover.RunAsync(default));
        Assert.Contains("still being worked out: 2 cases so far", (await changeover.ApproveAsync(change.Id, "head", default))!.En, StringComparison.Ordinal);

        changes.AfterPreviewed = () => { };
        await changeover.RunAsync(default);

        var preview = (await changes.FindAsync(change.Id, default))!.Preview;
        Assert.Equal((5, 5), (preview.Cases, preview.Moved)); // it went on after the second case
        Assert.Equal(["c-1", "c-2", "c-3", "c-4", "c-5"], await changes.MovesAsync(change.Id, default).Select(m => m.Case.ToString()).ToListAsync());
        Assert.Null(await changeover.ApproveAsync(change.Id, "head", default));
    }

    [Fact]
    public async Task What_does_not_fit_in_one_round_is_done_in_the_next()
    {
        await OpenAsync(5);
        changes.MostAtOnce = 2;
        await ApproveAsync(await ProposeAsync("2026-03-05"), "2026-03-05");
        changes.BeforeProgress = () => runtime.Clock.Advance(TimeSpan.FromSeconds(6));
        var round = TimeSpan.FromSeconds(5);

        var moved = new[] { await changeover.RunAsync(round, default), await changeover.RunAsync(round, default), await changeover.RunAsync(round, default) };

        Assert.Equal([2, 2, 1], moved);
        Assert.Null(changes.All.Single().FinishedAt); // its time was over before it saw that none is left
        runtime.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(0, await changeover.RunAsync(round, default));
        Assert.NotNull(changes.All.Single().FinishedAt);
    }

    [Fact]
    public async Task A_file_that_is_no_calendar_is_refused_with_its_place()
    {
        var reading = await changeover.ProposeCalendarAsync(Empty + "years: { 1: {} }\n", "x", "admin", default);
        Assert.Null(reading.Value);
        Assert.StartsWith("calendars/test.yaml(5,10): error CAL0002", Assert.Single(reading.Findings).ToString(), StringComparison.Ordinal);
        Assert.Empty(changes.All);
    }

    [Fact]
    public async Task A_proposal_that_a_later_calendar_overtook_has_to_be_made_again()
    {
        var change = await ProposeAsync("2026-03-05");
        runtime.Library.Replace(With(Calendar("2026-03-06")));
        Assert.Contains("Propose it again", (await changeover.ApproveAsync(change.Id, "head", default))!.En, StringComparison.Ordinal);
    }

    public void Dispose()
    {
        watch.Dispose();
        small.Dispose();
    }

    /// <summary>A round after every host has heard of the change.</summary>
    private Task<int> FinishedAsync()
    {
        runtime.Clock.Advance(TimeSpan.FromMinutes(1));
        return changeover.RunAsync(default);
    }

    private async Task OpenAsync(int count, int from = 1)
    {
        for (var n = from; n < from + count; n++)
            await runtime.Cases.HandleAsync(CaseId.Parse($"c-{n}"), "officer1", c => new CaseCommand.StartCase("main", FeelContext.Empty, c), null, default);
    }

    private async Task<DeadlineEntry> DeadlineAsync(string id) => (await runtime.Store.LoadAsync(CaseId.Parse(id), default)).Record.Deadline("decide")!;

    private async Task<DeadlineChange> ProposeAsync(string holiday) => await WorkedOutAsync(await changeover.ProposeCalendarAsync(TextOf(holiday), "notice", "admin", default));

    private async Task<DeadlineChange> WorkedOutAsync(Reading<DeadlineChange> reading)
    {
        await changeover.RunAsync(default);
        return (await changes.FindAsync(reading.Value!.Id, default))!;
    }

    private async Task ApproveAsync(DeadlineChange change, string holiday)
    {
        Assert.Null(await changeover.ApproveAsync(change.Id, "head", default));
        runtime.Library.Replace(With(Calendar(holiday))); // the watch of a host would do so
    }

    private DeclaredWorld With(LegalCalendar calendar) => runtime.Library.Current with { Law = runtime.Library.Current.Law with { Calendar = calendar } };

    private static LegalCalendar Calendar(string holiday) => Law.CalendarOf(TextOf(holiday));

    private static string TextOf(string holiday) =>
        Empty + $"years:\n  2026:\n    notices: [ {{ title: 通知, url: 'https://example.test/' }} ]\n    days: {{ 假: {{ off: {holiday} }} }}\n";

    private static class Law
    {
        public static LegalCalendar CalendarOf(string text) => Runtime.Law.CalendarReader.Read("test", "calendars/test.yaml", text, null).Value!;
    }
}
