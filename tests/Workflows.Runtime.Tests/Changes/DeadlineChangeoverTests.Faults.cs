using Microsoft.Extensions.Logging.Abstractions;
using NSubstitute;
using Workflows.Engine.Cases;
using Workflows.Runtime.Mail;
using Workflows.Runtime.Timing;
using Workflows.Statute.Deadlines;
using Workflows.Statute.Periods;

namespace Workflows.Runtime.Tests.Changes;

/// <summary>What a change does where something is late, broken, or overtaken.</summary>
public sealed partial class DeadlineChangeoverTests
{
    [Fact]
    public async Task A_host_that_has_not_heard_of_the_approved_calendar_waits_and_does_not_call_the_change_finished()
    {
        await OpenAsync(2);
        var change = await ProposeAsync("2026-03-05");
        Assert.Null(await changeover.ApproveAsync(change.Id, "head", default)); // the files do not read: the library keeps the old calendar

        Assert.Equal(0, await FinishedAsync());
        Assert.Null(changes.All.Single().FinishedAt);

        runtime.Library.Replace(With(Calendar("2026-03-05")));
        Assert.Equal(2, await changeover.RunAsync(default));
        Assert.NotNull(changes.All.Single().FinishedAt);
        Assert.Null(changes.All.Single().OvertakenBy);
    }

    [Fact]
    public async Task A_later_approved_calendar_spares_the_cases_the_former_one_and_the_change_says_so()
    {
        await OpenAsync(1);
        await ApproveAsync(await ProposeAsync("2026-03-05"), "2026-03-05");
        runtime.Clock.Advance(TimeSpan.FromSeconds(1));
        var second = await WorkedOutWithoutApplyingAsync("2026-03-06");
        await ApproveAsync(second, "2026-03-06");

        await FinishedAsync();

        var (former, later) = (changes.All.First(), changes.All.Last());
        Assert.Equal((later.Version, null), (former.OvertakenBy, later.OvertakenBy));
        Assert.Equal(second.Id, Assert.Single(runtime.Store.EventsOf(CaseId.Parse("c-1")).OfType<CaseEvent.ChangeApplied>()).Change);
    }

    [Fact]
    public async Task A_case_that_cannot_be_read_is_listed_and_the_others_move()
    {
        await OpenAsync(3);
        store.Unreadable.Add("c-2");
        var change = await ProposeAsync("2026-03-05");
        Assert.Equal(2, change.Preview.Moved);
        Assert.Equal("c-2", Assert.Single(await changes.FailuresAsync(change.Id, default)).Case.ToString()); // before anybody approves

        await ApproveAsync(change, "2026-03-05");
        Assert.Equal(2, await changeover.RunAsync(default));
        await FinishedAsync();

        Assert.NotNull(changes.All.Single().FinishedAt);
        var failure = Assert.Single(await changes.FailuresAsync(change.Id, default));
        Assert.Equal(("c-2", "Expected an event that this version knows, but case c-2 has another."), (failure.Case.ToString(), failure.Why));
    }

    [Fact]
    public async Task A_case_that_reads_again_before_the_change_is_finished_moves_and_is_no_longer_listed()
    {
        await OpenAsync(3);
        store.Unreadable.Add("c-2");
        var change = await ProposeAsync("2026-03-05");
        await ApproveAsync(change, "2026-03-05");
        await changeover.RunAsync(default);
        store.Unreadable.Clear();

        Assert.Equal(1, await FinishedAsync());

        Assert.Empty(await changes.FailuresAsync(change.Id, default));
        Assert.Equal((3, 3), (changes.All.Single().CasesDone, changes.All.Single().DeadlinesMoved));
    }

    [Fact]
    public async Task Whatever_happens_to_a_change_the_timers_of_the_office_fire()
    {
        await OpenAsync(1);
        await ApproveAsync(await ProposeAsync("2026-03-05"), "2026-03-05");
        changes.BeforeProgress = () => throw new InvalidOperationException("the database is gone");
        var outbox = Substitute.For<IOutbox>();
        outbox.LeaseAsync(default, default, default, default).ReturnsForAnyArgs([]);
        var sweep = new Sweep(
            changeover, runtime.Timers, new(outbox, Substitute.For<IMailTransport>(), runtime.Clock, NullLogger<OutboxPump>.Instance),
            new(Substitute.For<ISpentRecords>(), Microsoft.Extensions.Options.Options.Create(new KeepOptions()), runtime.Clock), NullLogger<Sweep>.Instance);
        runtime.MoveTo("2026-03-11");

        await sweep.RunAsync(default);

        Assert.Equal(DeadlineStatus.Missed, (await DeadlineAsync("c-1")).Status);
        await outbox.ReceivedWithAnyArgs().LeaseAsync(default, default, default, default);
    }

    [Fact]
    public async Task A_deadline_that_a_host_started_by_the_former_calendar_behind_the_last_case_is_moved_before_the_change_is_finished()
    {
        await OpenAsync(2);
        await ApproveAsync(await ProposeAsync("2026-03-05"), "2026-03-05");
        Assert.Equal(2, await changeover.RunAsync(default));
        runtime.Library.Replace(With(Law.CalendarOf(Empty))); // another host, which has not looked yet
        await OpenAsync(1, from: 0);
        runtime.Library.Replace(With(Calendar("2026-03-05")));
        Assert.Equal(0, await changeover.RunAsync(default));
        Assert.Null(changes.All.Single().FinishedAt); // not every host has heard of it

        Assert.Equal(1, await FinishedAsync());

        Assert.Equal(new DateOnly(2026, 3, 10), (await DeadlineAsync("c-0")).Due);
        Assert.Equal(3, changes.All.Single().DeadlinesMoved);
        Assert.NotNull(changes.All.Single().FinishedAt);
    }

    [Fact]
    public async Task New_rules_move_what_runs_when_two_people_apply_them_and_the_log_names_their_version()
    {
        await OpenAsync(3);
        runtime.Library.Replace(WithRule("2", "3 working days"));
        var change = await changeover.ProposeRulesAsync("the regulation of March", "admin", default);
        Assert.Equal(0, await changeover.RunAsync(default));
        Assert.Equal(3, (await changes.FindAsync(change.Id, default))!.Preview.Earlier);
        Assert.Null(await changeover.ApproveAsync(change.Id, "head", default));

        Assert.Equal(3, await changeover.RunAsync(default));
        await FinishedAsync();

        Assert.Equal((new DateOnly(2026, 3, 5), "2"), ((await DeadlineAsync("c-2")).Due, (await DeadlineAsync("c-2")).RuleVersion));
        var applied = Assert.Single(runtime.Store.EventsOf(CaseId.Parse("c-2")).OfType<CaseEvent.ChangeApplied>());
        Assert.Equal(("book 2", "admin", "head"), (applied.Version, applied.ProposedBy, applied.ApprovedBy));
        Assert.NotNull(changes.All.Single().FinishedAt);
    }

    [Fact]
    public async Task Rules_that_nobody_approved_move_no_case_though_an_approved_change_is_under_way()
    {
        await OpenAsync(4);
        changes.MostAtOnce = 2;
        runtime.Library.Replace(WithRule("2", "3 working days"));
        var change = await changeover.ProposeRulesAsync("the regulation of March", "admin", default);
        await changeover.RunAsync(default);
        Assert.Null(await changeover.ApproveAsync(change.Id, "head", default));
        changes.BeforeProgress = () => runtime.Library.Replace(WithRule("3", "2 working days")); // somebody edits the file after the first batch

        Assert.Equal(2, await changeover.RunAsync(default));
        Assert.Equal(0, await FinishedAsync());
        Assert.Null(changes.All.Single().FinishedAt); // another host may still have the rules of the change

        Assert.Equal(["2", "2", "1", "1"], new[] { "c-1", "c-2", "c-3", "c-4" }.Select(id => DeadlineAsync(id).Result.RuleVersion));
        var later = await changeover.ProposeRulesAsync("the mended regulation", "admin", default);
        await changeover.RunAsync(default);
        Assert.Null(await changeover.ApproveAsync(later.Id, "head", default));
        Assert.Equal(4, await FinishedAsync());
        var former = (await changes.FindAsync(change.Id, default))!;
        Assert.Equal(("book 3", 2, 2), (former.OvertakenBy, former.CasesDone, former.DeadlinesMoved));
    }

    [Fact]
    public async Task A_host_that_still_has_the_former_rules_takes_them_for_no_later_ones()
    {
        await OpenAsync(2);
        var former = runtime.Library.Current;
        runtime.Library.Replace(WithRule("2", "3 working days"));
        var change = await changeover.ProposeRulesAsync("the regulation of March", "admin", default);
        await changeover.RunAsync(default);
        Assert.Null(await changeover.ApproveAsync(change.Id, "head", default));

        runtime.Library.Replace(former); // another host, with files that were not brought up to date
        runtime.Clock.Advance(TimeSpan.FromMinutes(2));
        Assert.Equal(0, await changeover.RunAsync(default));
        Assert.Null(changes.All.Single().FinishedAt);

        runtime.Library.Replace(WithRule("2", "3 working days"));
        Assert.Equal(2, await FinishedAsync());
        Assert.Null(changes.All.Single().OvertakenBy);
    }

    [Fact]
    public async Task A_host_that_has_not_heard_of_the_proposed_rules_does_not_call_their_preview_worked_out()
    {
        await OpenAsync(2);
        var former = runtime.Library.Current;
        runtime.Library.Replace(WithRule("2", "3 working days"));
        var change = await changeover.ProposeRulesAsync("the regulation of March", "admin", default);

        runtime.Library.Replace(former); // another host
        runtime.Clock.Advance(TimeSpan.FromMinutes(2));
        await changeover.RunAsync(default);
        Assert.Null((await changes.FindAsync(change.Id, default))!.Preview.FinishedAt);

        runtime.Library.Replace(WithRule("2", "3 working days"));
        await changeover.RunAsync(default);
        Assert.Equal(2, (await changes.FindAsync(change.Id, default))!.Preview.Moved);
    }

    [Fact]
    public async Task Rules_whose_preview_was_given_up_for_later_ones_are_not_approved_though_their_files_come_back()
    {
        await OpenAsync(2);
        runtime.Library.Replace(WithRule("2", "3 working days"));
        var given = await changeover.ProposeRulesAsync("the regulation of March", "admin", default);
        runtime.Library.Replace(WithRule("3", "2 working days")); // before it was worked out
        runtime.Clock.Advance(TimeSpan.FromMinutes(2));
        var later = await changeover.ProposeRulesAsync("the mended regulation", "admin", default);
        await changeover.RunAsync(default);
        Assert.Null(await changeover.ApproveAsync(later.Id, "head", default));
        await changeover.RunAsync(default);

        runtime.Library.Replace(WithRule("2", "3 working days"));

        Assert.Contains("Propose it again", (await changeover.ApproveAsync(given.Id, "head", default))!.En, StringComparison.Ordinal);
        Assert.False(await changes.ApproveAsync(given.Id, "head", runtime.Clock.GetUtcNow(), default));
        Assert.Equal(("book 3", null), ((await changes.FindAsync(given.Id, default))!.OvertakenBy, (await changes.FindAsync(given.Id, default))!.ApprovedBy));
    }

    [Fact]
    public async Task A_host_that_still_has_the_former_calendar_neither_works_out_nor_approves_what_follows_on_the_one_that_counts()
    {
        await OpenAsync(2);
        var former = runtime.Library.Current;
        await ApproveAsync(await ProposeAsync("2026-03-05"), "2026-03-05");
        var second = (await changeover.ProposeCalendarAsync(TextOf("2026-03-06"), "notice", "admin", default)).Value!;

        runtime.Library.Replace(former); // another host, which has not looked yet
        await changeover.RunAsync(default);
        Assert.Null((await changes.FindAsync(second.Id, default))!.Preview.FinishedAt);
        Assert.Contains("Propose it again", (await changeover.ApproveAsync(second.Id, "head", default))!.En, StringComparison.Ordinal);

        runtime.Library.Replace(With(Calendar("2026-03-05")));
        await changeover.RunAsync(default);
        Assert.NotNull((await changes.FindAsync(second.Id, default))!.Preview.FinishedAt);
        Assert.Null(await changeover.ApproveAsync(second.Id, "head", default));
    }

    [Fact]
    public async Task A_proposal_that_rests_on_a_calendar_which_another_host_replaced_is_not_approved()
    {
        await OpenAsync(1);
        var (first, second) = (await ProposeAsync("2026-03-05"), await WorkedOutWithoutApplyingAsync("2026-03-06"));
        runtime.Clock.Advance(TimeSpan.FromSeconds(1));
        await changes.ApproveAsync(first.Id, "supervisor", runtime.Clock.GetUtcNow(), default); // on another host

        Assert.Contains("Propose it again", (await changeover.ApproveAsync(second.Id, "head", default))!.En, StringComparison.Ordinal);
        Assert.Equal(first.Version, (await changes.FindAsync(second.Id, default))!.OvertakenBy);
    }

    [Fact]
    public async Task Of_two_hosts_on_one_change_the_slower_puts_nothing_back()
    {
        await OpenAsync(4);
        changes.MostAtOnce = 2;
        await ApproveAsync(await ProposeAsync("2026-03-05"), "2026-03-05");
        changes.BeforeProgress = () =>
        {
            changes.BeforeProgress = () => { };
            Assert.Equal(2, changeover.RunAsync(default).Result); // the other host does everything meanwhile: the first two are done already
        };

        Assert.Equal(2, await changeover.RunAsync(default));

        Assert.Equal((CaseId.Parse("c-4"), 4, 4), (changes.All.Single().LastCase!.Value, changes.All.Single().CasesDone, changes.All.Single().DeadlinesMoved));
    }

    private async Task<Workflows.Runtime.Changes.DeadlineChange> WorkedOutWithoutApplyingAsync(string holiday)
    {
        var reading = await changeover.ProposeCalendarAsync(TextOf(holiday), "notice", "admin", default);
        await changes.PreviewFinishedAsync(reading.Value!.Id, runtime.Clock.GetUtcNow(), default);
        return reading.Value;
    }

    private Workflows.Runtime.Definitions.DeclaredWorld WithRule(string version, string length)
    {
        var law = runtime.Library.Current.Law;
        DeadlinePeriod period = new(Period.Parse(length), null, "Act art. 60", null, null, null);
        return runtime.Library.Current with { Law = law with { Deadlines = [law.Deadlines[0] with { Version = version, Periods = [period] }], Version = $"book {version}" } };
    }
}
