using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using Workflows.Engine.Cases;
using Workflows.Engine.Commands;
using Workflows.Engine.Deciding;
using Workflows.Engine.People;
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
        Assert.Equal((change.Text, change.Reason, change.ProposedBy), (kept.Text, kept.Reason, kept.ProposedBy));
        Assert.Equal(change.ProposedAt, kept.ProposedAt);
        Assert.Null(await Db.Changes.FindAsync("none", None));
        Assert.Equal("", Assert.Single(await Db.Changes.AllAsync(None)).Text);
    }

    [Fact]
    public async Task What_a_change_would_move_is_kept_batch_by_batch_each_once()
    {
        await Db.Changes.AddAsync(Proposed("one"), None);
        await Db.Changes.AddAsync(Proposed("two"), None);
        Assert.Equal(["one", "two"], (await Db.Changes.WithoutPreviewAsync(None)).Select(c => c.Id));
        PreviewBatch first = new(SampleCase.Id("c-2"), 2, [Move("c-1", isLater: true), Move("c-2", isLater: false)]), second = new(SampleCase.Id("c-4"), 2, [Move("c-3", isLater: true)]);
        var half = ChangePreview.None.And(first);

        Assert.True(await Db.Changes.PreviewedAsync("one", null, first, half, None));
        Assert.False(await Db.Changes.PreviewedAsync("one", null, first, half.And(first), None)); // another host worked out the same
        Assert.False(await Db.Changes.PreviewedAsync("one", null, new(SampleCase.Id("c-3"), 3, [.. first.Moves, .. second.Moves]), half, None)); // and saw a case that began meanwhile
        Assert.Equal(half, (await Db.Changes.WithoutPreviewAsync(None))[0].Preview);
        Assert.True(await Db.Changes.PreviewedAsync("one", first.Last, second, half.And(second), None));
        await Db.Changes.PreviewFinishedAsync("one", SampleCase.Noon, None);
        await Db.Changes.PreviewFinishedAsync("two", SampleCase.Noon, None); // there was no running case

        Assert.Empty(await Db.Changes.WithoutPreviewAsync(None));
        var preview = (await Db.Changes.FindAsync("one", None))!.Preview;
        Assert.Equal((4, 3, 2, SampleCase.Id("c-4"), SampleCase.Noon), (preview.Cases, preview.Moved, preview.Later, preview.LastCase!.Value, preview.FinishedAt!.Value));
        Assert.Equal([.. first.Moves, .. second.Moves], await Db.Changes.MovesAsync("one", None).ToListAsync());
        Assert.Equal(0, (await Db.Changes.FindAsync("two", None))!.Preview.Cases);
    }

    [Fact]
    public async Task The_rows_of_a_running_case_tell_what_a_new_calendar_does_to_it_as_the_case_itself_does()
    {
        var state = await AppendAsync(SampleCase.Opened());
        state = await AppendAsync(state.Then(
            new CaseEvent.DeadlineSuspended("decide", 1, new(SampleCase.Today.AddDays(1), SampleCase.Today.AddDays(2), "appraisal", new("鉴定", "Appraisal"), "法", "委托检测", "proof")),
            new CaseEvent.DeadlineExtended("decide", 1, new(Workflows.Statute.Periods.Period.Parse("2 days"), "法", SampleCase.Today, "head", "疑难", "proof"))));
        var calendar = new Workflows.Statute.Calendars.LegalCalendar("cn", new("试", "Test"), "another", TimeSpan.FromHours(8), [DayOfWeek.Saturday, DayOfWeek.Sunday], [], []);
        CommandContext context = new(SampleCase.Noon, SampleCase.Today, Person.System, ImmutableDictionary<string, Person>.Empty, ImmutableDictionary<string, int>.Empty);

        var read = Assert.Single(await Db.Changes.RunningCasesAsync(null, 10, None));

        var (fromRow, fromCase) = (Assert.Single(read.Open!.Value), state.Record.Deadline("decide")!);
        Assert.Equal((fromCase.Name, fromCase.Due, fromCase.Target, fromCase.RuleVersion, fromCase.Status), (fromRow.Name, fromRow.Due, fromRow.Target, fromRow.RuleVersion, fromRow.Status));
        Assert.Equal(fromCase.Spells.ToArray(), fromRow.Spells.ToArray());
        var (planned, expected) = (ChangeApplication.ByCalendar(fromRow, calendar, context)!, ChangeApplication.ByCalendar(fromCase, calendar, context)!);
        Assert.Equal((expected.Dates.Due, expected.Dates.Target, expected.IsEarlier, expected.IsOverdue), (planned.Dates.Due, planned.Dates.Target, planned.IsEarlier, planned.IsOverdue));
        Assert.NotEqual(fromCase.Due, planned.Dates.Due);
    }

    [Fact]
    public async Task A_case_whose_rows_an_older_version_wrote_has_to_be_read()
    {
        await AppendAsync(SampleCase.Opened());
        await using (var db = Db.Database.Open()) await db.Database.ExecuteSqlRawAsync("DELETE FROM deadline_reckonings");
        Assert.Null(Assert.Single(await Db.Changes.RunningCasesAsync(null, 10, None)).Open);
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

        Assert.True(await Db.Changes.ProgressAsync("two", null, SampleCase.Id("c-7"), 7, None));
        Assert.False(await Db.Changes.ProgressAsync("two", null, SampleCase.Id("c-3"), 3, None)); // a slower host puts nothing back
        var half = (await Db.Changes.UnfinishedAsync(None))[0];
        Assert.Equal((SampleCase.Id("c-7"), 7, 0), (half.LastCase!.Value, half.CasesDone, half.DeadlinesMoved));
        await Db.Changes.FinishAsync("two", SampleCase.Noon.AddHours(1), null, None);
        Assert.Null((await Db.Changes.FindAsync("two", None))!.OvertakenBy);

        Assert.Equal("one", Assert.Single(await Db.Changes.UnfinishedAsync(None)).Id);
        Assert.Equal("text of one", (await Db.Changes.CalendarInForceAsync("cn", None))!.Text); // approved last
    }

    [Fact]
    public async Task A_change_that_another_overtook_says_by_which_version()
    {
        await Db.Changes.AddAsync(Proposed("one"), None);
        await Db.Changes.ApproveAsync("one", "head", SampleCase.Noon, None);

        await Db.Changes.FinishAsync("one", SampleCase.Noon, "3", None);
        await Db.Changes.FinishAsync("one", SampleCase.Noon.AddHours(1), null, None); // another host, later

        var change = Assert.Single(await Db.Changes.AllAsync(None));
        Assert.Equal(("3", SampleCase.Noon), (change.OvertakenBy, change.FinishedAt));
        Assert.Equal("3", (await Db.Changes.FindAsync("one", None))!.OvertakenBy);
    }

    [Fact]
    public async Task Deadlines_that_moved_are_counted_with_the_commit_of_their_case_and_a_case_that_could_not_move_is_listed_until_it_does()
    {
        await Db.Changes.AddAsync(Proposed("one"), None);
        await Db.Changes.ApproveAsync("one", "head", SampleCase.Noon, None);
        var state = await AppendAsync(SampleCase.Opened());
        await Db.Changes.NoteAsync("one", SampleCase.Id(), "its bundle is not loaded", None);
        await Db.Changes.NoteAsync("one", SampleCase.Id("c-9"), "it does not read", None);
        await Db.Changes.NoteAsync("one", SampleCase.Id("c-8"), "held", None);
        await Db.Changes.NoteAsync("one", SampleCase.Id("c-8"), null, None);
        Assert.Equal(2, (await Db.Changes.FailuresAsync("one", None)).Length);
        var entry = state.Record.Deadline("decide")!;
        CaseEvent[] moves = [new CaseEvent.ChangeApplied("one", MoveCause.Calendar, "2", "admin", "head"), new CaseEvent.DeadlineMoved("decide", 1, MoveCause.Calendar, entry.Dates, entry.Law, "1", entry.Rungs, [], false)];

        state = await AppendAsync(state.Then(moves)); // killed before the batch is noted
        await Db.Changes.ProgressAsync("one", null, SampleCase.Id(), 1, None);
        Assert.Equal(1, (await Db.Changes.FindAsync("one", None))!.DeadlinesMoved);
        await AppendAsync(state.Then(moves)); // once more, for one that was started meanwhile
        await Db.Changes.FinishAsync("one", SampleCase.Noon, null, None);

        Assert.Equal(2, (await Db.Changes.FindAsync("one", None))!.DeadlinesMoved);
        Assert.Equal(new CaseFailure(SampleCase.Id("c-9"), "it does not read"), Assert.Single(await Db.Changes.FailuresAsync("one", None)));
    }

    [Fact]
    public async Task Running_cases_come_in_order_and_in_batches()
    {
        foreach (var id in new[] { "c-3", "c-1", "c-2" }) await AppendAsync(SampleCase.Opened(id));
        var ended = await AppendAsync(SampleCase.Opened("c-0"));
        await AppendAsync(ended.Then(new CaseEvent.CaseEnded("end")));

        Assert.Equal(["c-1", "c-2"], (await Db.Changes.RunningCasesAsync(null, 2, None)).Select(c => c.Case.ToString()));
        Assert.Equal(["c-3"], (await Db.Changes.RunningCasesAsync(SampleCase.Id("c-2"), 2, None)).Select(c => c.Case.ToString()));
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

    private static DeadlineChange Proposed(string id) =>
        new(id, MoveCause.Calendar, "cn", "1", "2", $"text of {id}", "国办通知", ChangePreview.None, "admin", SampleCase.Noon);

    private static MovedDeadline Move(string id, bool isLater) => new(
        SampleCase.Id(id), "示应急立〔2026〕1号", "decide", 1, new("作出决定", "Decide"), SampleCase.Today, SampleCase.Today, SampleCase.Today.AddDays(1), SampleCase.Today, false, isLater, false);
}
