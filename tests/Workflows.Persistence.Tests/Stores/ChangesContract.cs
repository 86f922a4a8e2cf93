using Workflows.Engine.Cases;
using Workflows.Persistence.Tests.Samples;
using Workflows.Runtime.Cases;
using Workflows.Runtime.Changes;

namespace Workflows.Persistence.Tests.Stores;

/// <summary>What every store of changes keeps to, in memory, on SQLite and on PostgreSQL.</summary>
public abstract class ChangesContract : IAsyncLifetime
{
    private static readonly CancellationToken s_none = CancellationToken.None;

    protected ICaseStore Store { get; private set; } = null!;

    protected IDeadlineChanges Changes { get; private set; } = null!;

    protected abstract Task<(ICaseStore Store, IDeadlineChanges Changes)> OpenAsync();

    protected abstract void Close();

    public async Task InitializeAsync() => (Store, Changes) = await OpenAsync();

    public Task DisposeAsync()
    {
        Close();
        return Task.CompletedTask;
    }

    [Fact]
    public async Task A_change_is_kept_with_everything_that_it_would_move()
    {
        var change = Proposed("one");
        await Changes.AddAsync(change, s_none);
        await Changes.AddAsync(change with { Reason = "again" }, s_none); // asked twice, kept once

        var kept = (await Changes.FindAsync("one", s_none))!;
        Assert.Equal((change.Text, change.Reason, change.ProposedBy), (kept.Text, kept.Reason, kept.ProposedBy));
        Assert.Equal(change.ProposedAt, kept.ProposedAt);
        Assert.Null(await Changes.FindAsync("none", s_none));
        Assert.Equal("", Assert.Single(await Changes.AllAsync(s_none)).Text);
    }

    [Fact]
    public async Task What_a_change_would_move_is_kept_batch_by_batch_each_once()
    {
        await Changes.AddAsync(Proposed("one"), s_none);
        await Changes.AddAsync(Proposed("two"), s_none);
        Assert.Equal(["one", "two"], (await Changes.WithoutPreviewAsync(s_none)).Select(c => c.Id));
        PreviewBatch first = new(SampleCase.Id("c-2"), 2, [Move("c-1", isLater: true), Move("c-2", isLater: false)]), second = new(SampleCase.Id("c-4"), 2, [Move("c-3", isLater: true)]);
        var half = ChangePreview.None.And(first);

        Assert.True(await Changes.PreviewedAsync("one", null, first, half, s_none));
        Assert.False(await Changes.PreviewedAsync("one", null, first, half.And(first), s_none)); // another host worked out the same
        Assert.False(await Changes.PreviewedAsync("one", null, new(SampleCase.Id("c-3"), 3, [.. first.Moves, .. second.Moves]), half, s_none)); // and saw a case that began meanwhile
        Assert.Equal(half, (await Changes.WithoutPreviewAsync(s_none))[0].Preview);
        Assert.True(await Changes.PreviewedAsync("one", first.Last, second, half.And(second), s_none));
        await Changes.PreviewFinishedAsync("one", SampleCase.Noon, s_none);
        await Changes.PreviewFinishedAsync("two", SampleCase.Noon, s_none); // there was no running case

        Assert.Empty(await Changes.WithoutPreviewAsync(s_none));
        var preview = (await Changes.FindAsync("one", s_none))!.Preview;
        Assert.Equal((4, 3, 2, SampleCase.Id("c-4"), SampleCase.Noon), (preview.Cases, preview.Moved, preview.Later, preview.LastCase!.Value, preview.FinishedAt!.Value));
        Assert.Equal([.. first.Moves, .. second.Moves], await Changes.MovesAsync("one", s_none).ToListAsync());
        Assert.Equal(0, (await Changes.FindAsync("two", s_none))!.Preview.Cases);
    }

    [Fact]
    public async Task Nobody_approves_his_own_change_and_of_two_who_approve_at_once_one_does()
    {
        await Changes.AddAsync(Proposed("one"), s_none);
        Assert.Null(await Changes.ApprovedLastAsync(MoveCause.Calendar, "cn", s_none));
        Assert.False(await Changes.ApproveAsync("one", "admin", SampleCase.Noon, s_none));

        var both = await Task.WhenAll(Changes.ApproveAsync("one", "head", SampleCase.Noon, s_none), Changes.ApproveAsync("one", "supervisor", SampleCase.Noon, s_none));

        Assert.Single(both, done => done);
        Assert.Equal(("one", ""), (await Changes.ApprovedLastAsync(MoveCause.Calendar, "cn", s_none) is { } now ? (now.Id, now.Text) : default)); // asked for in every round: without the text
    }

    [Fact]
    public async Task Of_two_proposals_over_one_calendar_the_second_is_not_approved_on_a_preview_from_before_the_first()
    {
        await Changes.AddAsync(Proposed("one"), s_none);
        await Changes.AddAsync(Proposed("two"), s_none);
        Assert.True(await Changes.ApproveAsync("one", "head", SampleCase.Noon.AddMinutes(1), s_none));

        Assert.False(await Changes.ApproveAsync("two", "head", SampleCase.Noon.AddMinutes(2), s_none));
    }

    [Fact]
    public async Task Of_two_proposals_over_one_calendar_that_are_approved_at_once_one_is()
    {
        string[] ids = [.. Enumerable.Range(0, 8).Select(i => $"proposal-{i}")];
        foreach (var id in ids) await Changes.AddAsync(Proposed(id), s_none);

        var all = await Task.WhenAll(ids.Select(id => Task.Run(() => Changes.ApproveAsync(id, "head", SampleCase.Noon.AddMinutes(1), s_none))));

        Assert.Single(all, done => done);
        Assert.Single(await Changes.UnfinishedAsync(s_none));
    }

    [Fact]
    public async Task An_approved_change_is_unfinished_until_it_is_finished_and_remembers_how_far_it_got()
    {
        await Changes.AddAsync(Proposed("one"), s_none);
        await Changes.AddAsync(Proposed("two"), s_none);
        Assert.Empty(await Changes.UnfinishedAsync(s_none));
        await Changes.ApproveAsync("two", "head", SampleCase.Noon, s_none);
        await Changes.ApproveAsync("one", "head", SampleCase.Noon.AddMinutes(1), s_none);
        Assert.Equal(["two", "one"], (await Changes.UnfinishedAsync(s_none)).Select(c => c.Id));

        Assert.True(await Changes.ProgressAsync("two", null, SampleCase.Id("c-7"), 7, s_none));
        Assert.False(await Changes.ProgressAsync("two", null, SampleCase.Id("c-3"), 3, s_none)); // a slower host puts nothing back
        var half = (await Changes.UnfinishedAsync(s_none))[0];
        Assert.Equal((SampleCase.Id("c-7"), 7, 0), (half.LastCase!.Value, half.CasesDone, half.DeadlinesMoved));
        await Changes.FinishAsync("two", SampleCase.Noon.AddHours(1), null, s_none);
        Assert.Null((await Changes.FindAsync("two", s_none))!.OvertakenBy);

        Assert.Equal("one", Assert.Single(await Changes.UnfinishedAsync(s_none)).Id);
        Assert.Equal("one", (await Changes.ApprovedLastAsync(MoveCause.Calendar, "cn", s_none))!.Id); // approved last
    }

    [Fact]
    public async Task A_change_that_another_overtook_says_by_which_version()
    {
        await Changes.AddAsync(Proposed("one"), s_none);
        await Changes.ApproveAsync("one", "head", SampleCase.Noon, s_none);

        await Changes.FinishAsync("one", SampleCase.Noon, "3", s_none);
        await Changes.FinishAsync("one", SampleCase.Noon.AddHours(1), null, s_none); // another host, later

        var change = Assert.Single(await Changes.AllAsync(s_none));
        Assert.Equal(("3", SampleCase.Noon), (change.OvertakenBy, change.FinishedAt));
        Assert.Equal("3", (await Changes.FindAsync("one", s_none))!.OvertakenBy);
    }

    [Fact]
    public async Task What_was_overtaken_before_anybody_approved_it_is_neither_worked_out_nor_approved()
    {
        await Changes.AddAsync(Proposed("one"), s_none);
        Assert.Equal("one", Assert.Single(await Changes.WithoutPreviewAsync(s_none)).Id);

        await Changes.FinishAsync("one", SampleCase.Noon, null, s_none); // nobody approved it: there is nothing to finish
        await Changes.GiveUpAsync("one", SampleCase.Noon, "3", s_none);

        Assert.Equal("3", (await Changes.FindAsync("one", s_none))!.OvertakenBy);
        Assert.Empty(await Changes.WithoutPreviewAsync(s_none));
        Assert.False(await Changes.ApproveAsync("one", "head", SampleCase.Noon, s_none));
        Assert.Empty(await Changes.UnfinishedAsync(s_none));
    }

    [Fact]
    public async Task Deadlines_that_moved_are_counted_with_the_commit_of_their_case_and_a_case_that_could_not_move_is_listed_until_it_does()
    {
        await Changes.AddAsync(Proposed("one"), s_none);
        await Changes.ApproveAsync("one", "head", SampleCase.Noon, s_none);
        var state = await AppendAsync(SampleCase.Opened());
        await Changes.NoteAsync("one", SampleCase.Id(), "its bundle is not loaded", s_none);
        await Changes.NoteAsync("one", SampleCase.Id("c-9"), "it does not read", s_none);
        await Changes.NoteAsync("one", SampleCase.Id("c-8"), "held", s_none);
        await Changes.NoteAsync("one", SampleCase.Id("c-8"), null, s_none);
        Assert.Equal(2, (await Changes.FailuresAsync("one", s_none)).Length);
        var entry = state.Record.Deadline("decide")!;
        CaseEvent[] moves = [new CaseEvent.ChangeApplied("one", MoveCause.Calendar, "2", "admin", "head"), new CaseEvent.DeadlineMoved("decide", 1, MoveCause.Calendar, entry.Dates, entry.Law, "1", entry.Rungs, [], false)];

        state = await AppendAsync(state.Then(moves)); // killed before the batch is noted
        await Changes.ProgressAsync("one", null, SampleCase.Id(), 1, s_none);
        Assert.Equal(1, (await Changes.FindAsync("one", s_none))!.DeadlinesMoved);
        await AppendAsync(state.Then(moves)); // once more, for one that was started meanwhile
        await Changes.FinishAsync("one", SampleCase.Noon, null, s_none);

        Assert.Equal(2, (await Changes.FindAsync("one", s_none))!.DeadlinesMoved);
        Assert.Equal(new CaseFailure(SampleCase.Id("c-9"), "it does not read"), Assert.Single(await Changes.FailuresAsync("one", s_none)));
    }

    [Fact]
    public async Task Running_cases_come_in_order_and_in_batches()
    {
        foreach (var id in new[] { "c-3", "c-1", "c-2" }) await AppendAsync(SampleCase.Opened(id));
        var ended = await AppendAsync(SampleCase.Opened("c-0"));
        await AppendAsync(ended.Then(new CaseEvent.CaseEnded("end")));

        Assert.Equal(["c-1", "c-2"], (await Changes.RunningCasesAsync(null, 2, s_none)).Select(c => c.Case.ToString()));
        Assert.Equal(["c-3"], (await Changes.RunningCasesAsync(SampleCase.Id("c-2"), 2, s_none)).Select(c => c.Case.ToString()));
        Assert.Empty(await Changes.RunningCasesAsync(SampleCase.Id("c-3"), 2, s_none));
    }

    private async Task<CaseState> AppendAsync(CaseCommit commit)
    {
        await Store.AppendAsync(commit, s_none);
        return commit.After;
    }

    private static DeadlineChange Proposed(string id) =>
        new(id, MoveCause.Calendar, "cn", "1", "2", $"text of {id}", "国办通知", ChangePreview.None, "admin", SampleCase.Noon);

    private static MovedDeadline Move(string id, bool isLater) => new(
        SampleCase.Id(id), "示应急立〔2026〕1号", "decide", 1, new("作出决定", "Decide"), SampleCase.Today, SampleCase.Today, SampleCase.Today.AddDays(1), SampleCase.Today, false, isLater, false);
}
