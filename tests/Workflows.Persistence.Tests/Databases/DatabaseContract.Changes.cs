using Workflows.Engine.Cases;
using Workflows.Persistence.Tests.Samples;
using Workflows.Runtime.Changes;

namespace Workflows.Persistence.Tests.Databases;

public abstract partial class DatabaseContract
{
    [Fact]
    public async Task A_change_is_kept_with_everything_that_it_would_move()
    {
        var change = Proposed("one");
        await Db.Changes.AddAsync(change, None);
        await Db.Changes.AddAsync(change with { Reason = "again" }, None); // asked twice, kept once

        var kept = (await Db.Changes.FindAsync("one", None))!;
        Assert.Equal((change.Text, change.Reason, change.ProposedBy, change.Preview.Cases), (kept.Text, kept.Reason, kept.ProposedBy, kept.Preview.Cases));
        Assert.Equal(change.Preview.Moves.ToArray(), kept.Preview.Moves.ToArray());
        Assert.Equal(change.ProposedAt, kept.ProposedAt);
        Assert.Null(await Db.Changes.FindAsync("none", None));
        Assert.Equal(("", 0), (Assert.Single(await Db.Changes.AllAsync(None)).Text, (await Db.Changes.AllAsync(None))[0].Preview.Moves.Length));
    }

    [Fact]
    public async Task Nobody_approves_his_own_change_and_of_two_who_approve_at_once_one_does()
    {
        await Db.Changes.AddAsync(Proposed("one"), None);
        Assert.Null(await Db.Changes.CalendarInForceAsync("cn", None));
        Assert.False(await Db.Changes.ApproveAsync("one", "admin", SampleCase.Noon, None));

        var both = await Task.WhenAll(Db.Changes.ApproveAsync("one", "head", SampleCase.Noon, None), Db.Changes.ApproveAsync("one", "supervisor", SampleCase.Noon, None));

        Assert.Single(both, done => done);
        Assert.Equal("text of one", (await Db.Changes.CalendarInForceAsync("cn", None))!.Text);
    }

    [Fact]
    public async Task An_approved_change_is_unfinished_until_it_is_finished_and_remembers_how_far_it_got()
    {
        await Db.Changes.AddAsync(Proposed("one"), None);
        await Db.Changes.AddAsync(Proposed("two"), None);
        Assert.Empty(await Db.Changes.UnfinishedAsync(None));
        await Db.Changes.ApproveAsync("two", "head", SampleCase.Noon, None);
        await Db.Changes.ApproveAsync("one", "head", SampleCase.Noon.AddMinutes(1), None);
        Assert.Equal(["two", "one"], (await Db.Changes.UnfinishedAsync(None)).Select(c => c.Id));

        await Db.Changes.ProgressAsync("two", SampleCase.Id("c-7"), 7, 3, None);
        Assert.Equal((SampleCase.Id("c-7"), 7, 3), ((await Db.Changes.UnfinishedAsync(None))[0].LastCase!.Value, (await Db.Changes.UnfinishedAsync(None))[0].CasesDone, (await Db.Changes.UnfinishedAsync(None))[0].DeadlinesMoved));
        await Db.Changes.FinishAsync("two", SampleCase.Noon.AddHours(1), None);

        Assert.Equal("one", Assert.Single(await Db.Changes.UnfinishedAsync(None)).Id);
        Assert.Equal("text of one", (await Db.Changes.CalendarInForceAsync("cn", None))!.Text); // approved last
    }

    [Fact]
    public async Task Running_cases_come_in_order_and_in_batches()
    {
        foreach (var id in new[] { "c-3", "c-1", "c-2" }) await AppendAsync(SampleCase.Opened(id));
        var ended = await AppendAsync(SampleCase.Opened("c-0"));
        await AppendAsync(ended.Then(new CaseEvent.CaseEnded("end")));

        Assert.Equal(["c-1", "c-2"], (await Db.Changes.RunningCasesAsync(null, 2, None)).Select(c => c.ToString()));
        Assert.Equal(["c-3"], (await Db.Changes.RunningCasesAsync(SampleCase.Id("c-2"), 2, None)).Select(c => c.ToString()));
        Assert.Empty(await Db.Changes.RunningCasesAsync(SampleCase.Id("c-3"), 2, None));
    }

    [Fact]
    public async Task A_deadline_that_stands_still_says_so_in_the_register_and_has_no_timer()
    {
        var state = await AppendAsync(SampleCase.Opened());
        var spell = new Workflows.Statute.Deadlines.SuspendedSpell(SampleCase.Today.AddDays(1), null, "appraisal", new("鉴定", "Appraisal"), null, "委托检测", "proof");
        state = await AppendAsync(state.Then(new CaseEvent.DeadlineSuspended("decide", 1, spell)));

        var header = Assert.Single(await Db.Queries.DeadlinesOfCaseAsync(SampleCase.Id(), None));
        Assert.Equal((DeadlineStatus.Suspended, true), (header.Status, header.IsOpen));
        Assert.Null(await Db.Store.NextDueAsync(None));

        await AppendAsync(state.Then(new CaseEvent.DeadlineResumed("decide", 1, SampleCase.Today.AddDays(3), "proof")));
        Assert.NotNull(await Db.Store.NextDueAsync(None));
        Assert.Equal(SampleCase.Today.AddDays(3), (await Db.AnotherStore().LoadAsync(SampleCase.Id(), None)).Record.Deadline("decide")!.Spells[0].Until);
    }

    private static DeadlineChange Proposed(string id) => new(
        id, MoveCause.Calendar, "cn", "1", "2", $"text of {id}", "国办通知", new(3,
        [
            new(SampleCase.Id(), "示应急立〔2026〕1号", "decide", 1, new("作出决定", "Decide"), SampleCase.Today, SampleCase.Today, SampleCase.Today.AddDays(1), SampleCase.Today, false, true, false),
        ]), "admin", SampleCase.Noon);
}
