using System.Collections.Immutable;
using Workflows.Engine.Cases;
using Workflows.Persistence.Tests.Samples;
using Workflows.Runtime.Cases;

namespace Workflows.Persistence.Tests.Stores;

public abstract partial class CaseStoreContract
{
    private static readonly TimeSpan s_minute = TimeSpan.FromMinutes(1);
    private static readonly DateTimeOffset s_noon = SampleCase.Noon;

    private Task<ImmutableArray<LeasedTimer>> LeaseAsync(DateTimeOffset now, int most = 10) => Store.LeaseDueTimersAsync(now, most, s_minute, s_none);

    /// <summary>A case with a timer of the marking for each instant: <c>node:1</c>, <c>node:2</c> and so on.</summary>
    private Task<CaseState> WithTimersAsync(string id, params DateTimeOffset[] at) => AppendAsync(SampleCase.None(id).Then(
        [new CaseEvent.CaseOpened(SampleCase.Id(id), "sample", SampleCase.Today), .. at.Select((instant, i) => SampleCase.Timer(i + 1, instant))]));

    [Fact]
    public async Task Due_timers_are_leased_in_the_order_in_which_they_are_due()
    {
        await WithTimersAsync("c-1", s_noon.AddMinutes(3), s_noon.AddMinutes(1), s_noon.AddMinutes(9));
        await WithTimersAsync("c-2", s_noon.AddMinutes(2));

        Assert.Empty(await LeaseAsync(s_noon));
        var due = await LeaseAsync(s_noon.AddMinutes(3));

        Assert.Equal(["c-1 node:2", "c-2 node:1", "c-1 node:1"], due.Select(t => $"{t.Case} {t.Timer}"));
        Assert.Equal(s_noon.AddMinutes(1), due[0].DueAt);
        Assert.All(due, t => Assert.Equal(1, t.Attempts));
    }

    [Fact]
    public async Task A_lease_takes_at_most_as_many_as_asked_for_the_earliest_first()
    {
        await WithTimersAsync("c-1", s_noon.AddMinutes(3), s_noon.AddMinutes(1), s_noon.AddMinutes(2));

        Assert.Equal(["node:2", "node:3"], (await LeaseAsync(s_noon.AddHours(1), most: 2)).Select(t => t.Timer));
        Assert.Equal(["node:1"], (await LeaseAsync(s_noon.AddHours(1), most: 2)).Select(t => t.Timer));
    }

    [Fact]
    public async Task A_leased_timer_is_invisible_until_its_lease_ends()
    {
        await WithTimersAsync("c-1", s_noon);
        var first = Assert.Single(await LeaseAsync(s_noon));

        Assert.Empty(await LeaseAsync(s_noon.AddSeconds(59)));
        var second = Assert.Single(await LeaseAsync(s_noon + s_minute));

        Assert.NotEqual(first.Lease, second.Lease);
        Assert.Equal(2, second.Attempts);
    }

    [Fact]
    public async Task A_timer_fires_once()
    {
        var state = await WithTimersAsync("c-1", s_noon);
        var timer = Assert.Single(await LeaseAsync(s_noon));

        await AppendAsync(state.Then(SampleCase.TimerGone(1)) with { Fired = timer });

        Assert.Empty(await LeaseAsync(s_noon.AddDays(1)));
        Assert.Null(await Store.NextDueAsync(s_none));
    }

    [Fact]
    public async Task A_timer_whose_lease_went_to_somebody_else_does_not_fire()
    {
        var state = await WithTimersAsync("c-1", s_noon);
        var lost = Assert.Single(await LeaseAsync(s_noon));
        var held = Assert.Single(await LeaseAsync(s_noon + s_minute));

        await Assert.ThrowsAsync<CaseChangedException>(() => Store.AppendAsync(state.Then(SampleCase.TimerGone(1)) with { Fired = lost }, s_none));
        Assert.Equal(state.Version, (await Store.LoadAsync(state.Id, s_none)).Version);

        Assert.Empty((await AppendAsync(state.Then(SampleCase.TimerGone(1)) with { Fired = held })).Marking.Nodes);
    }

    [Fact]
    public async Task Workers_that_lease_at_once_never_hold_the_same_timer()
    {
        await Task.WhenAll(Enumerable.Range(1, 10).Select(n => WithTimersAsync($"c-{n}", s_noon, s_noon, s_noon)));

        var leased = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => Task.Run(() => LeaseAsync(s_noon, most: 4))));

        var all = leased.SelectMany(l => l).ToList();
        Assert.Equal(all.Count, all.DistinctBy(t => (t.Case, t.Timer)).Count());
        while (await LeaseAsync(s_noon) is { IsEmpty: false } rest) all.AddRange(rest); // a worker may have found the others' rows locked
        Assert.Equal(30, all.DistinctBy(t => (t.Case, t.Timer)).Count());
    }

    [Fact]
    public async Task A_timer_that_is_put_back_is_gone_or_tried_again_at_its_time()
    {
        await WithTimersAsync("c-1", s_noon, s_noon);
        var (one, two) = (await LeaseAsync(s_noon)) switch { [var a, var b] => (a, b), var other => throw new InvalidOperationException($"{other.Length}") };

        await Store.PutBackAsync(one, null, s_none);
        await Store.PutBackAsync(two, s_noon.AddSeconds(30), s_none);

        Assert.Equal(s_noon.AddSeconds(30), await Store.NextDueAsync(s_none));
        Assert.Empty(await LeaseAsync(s_noon.AddSeconds(29)));
        var again = Assert.Single(await LeaseAsync(s_noon.AddSeconds(30)));
        Assert.Equal((two.Timer, two.DueAt, 2), (again.Timer, again.DueAt, again.Attempts));
    }

    [Fact]
    public async Task Who_lost_the_lease_cannot_put_the_timer_back()
    {
        await WithTimersAsync("c-1", s_noon);
        var lost = Assert.Single(await LeaseAsync(s_noon));
        await LeaseAsync(s_noon + s_minute);

        await Store.PutBackAsync(lost, null, s_none);

        Assert.Single(await LeaseAsync(s_noon + s_minute + s_minute));
    }

    [Fact]
    public async Task The_next_due_timer_is_the_one_that_can_be_leased_first()
    {
        Assert.Null(await Store.NextDueAsync(s_none));
        await WithTimersAsync("c-1", s_noon.AddMinutes(5), s_noon);
        Assert.Equal(s_noon, await Store.NextDueAsync(s_none));

        await LeaseAsync(s_noon);

        Assert.Equal(s_noon + s_minute, await Store.NextDueAsync(s_none)); // if its holder dies, it is free again then
    }

    [Fact]
    public async Task A_deadline_has_timers_for_its_rungs_and_its_end_and_none_once_it_is_met()
    {
        var state = await AppendAsync(SampleCase.Opened());
        var all = await LeaseAsync(s_noon.AddYears(1), most: 100);

        Assert.Equal(7, all.Length);
        Assert.Equal(new(2026, 6, 9, 0, 0, 0, TimeSpan.FromHours(8)), all.Single(t => t.Timer == "end:decide#1").DueAt); // its last day is Monday 8 June
        Assert.Equal(new(2026, 6, 8, 9, 0, 0, TimeSpan.FromHours(8)), all.Single(t => t.Timer == "rung:decide#1/on-day").DueAt);

        await AppendAsync(state.Then(new CaseEvent.DeadlineMet("decide", 1, SampleCase.Today, true)));
        Assert.Null(await Store.NextDueAsync(s_none));
    }

    [Fact]
    public async Task A_date_that_moves_moves_its_timer_and_ends_its_lease()
    {
        var state = await WithTimersAsync("c-1", s_noon);
        var leased = Assert.Single(await LeaseAsync(s_noon));

        await AppendAsync(state.Then(new CaseEvent.NodeLeft(1, 0, "wait", NodeEnd.Interrupted), SampleCase.Timer(1, s_noon.AddSeconds(10))));
        await Store.PutBackAsync(leased, null, s_none); // the worker saw nothing to do

        Assert.Empty(await LeaseAsync(s_noon));
        Assert.Equal(1, Assert.Single(await LeaseAsync(s_noon.AddSeconds(10))).Attempts);
    }

    [Fact]
    public async Task A_timer_that_does_not_move_keeps_its_lease_through_another_commit()
    {
        var state = await WithTimersAsync("c-1", s_noon);
        var leased = Assert.Single(await LeaseAsync(s_noon));

        state = await AppendAsync(state.Then(new CaseEvent.StageBegan("filing")));

        Assert.Empty(await LeaseAsync(s_noon));
        Assert.Empty((await AppendAsync(state.Then(SampleCase.TimerGone(1)) with { Fired = leased })).Marking.Nodes);
    }

    [Fact]
    public async Task A_case_that_ended_has_no_timers()
    {
        var state = await AppendAsync(SampleCase.Opened());

        await AppendAsync(state.Then(new CaseEvent.CaseEnded("end")));

        Assert.Null(await Store.NextDueAsync(s_none));
    }
}
