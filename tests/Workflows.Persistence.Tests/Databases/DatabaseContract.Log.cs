using Microsoft.EntityFrameworkCore;
using Workflows.Engine.Cases;
using Workflows.Persistence.Queries;
using Workflows.Persistence.Tests.Samples;
using Workflows.Runtime.Cases;

namespace Workflows.Persistence.Tests.Databases;

public abstract partial class DatabaseContract
{
    private async Task TamperAsync(string sql)
    {
        await using var db = Db.Database.Open();
        Assert.Equal(1, await db.Database.ExecuteSqlRawAsync(sql));
    }

    private Task<LogCheck> VerifyAsync(string? id = null) => Db.Verification.RunAsync(id is null ? null : SampleCase.Id(id), None);

    [Fact]
    public async Task The_log_tells_who_did_what_when()
    {
        await AppendAsync(SampleCase.Opened());

        var log = await Db.Queries.LogAsync(SampleCase.Id(), None);

        Assert.Equal(["case-opened", "frame-opened", "stage-began", "variables-set", "node-entered", "deadline-started"], log.Select(e => e.Type));
        Assert.Equal(Enumerable.Range(1, 6).Select(n => (long)n), log.Select(e => e.Seq));
        Assert.All(log, e => Assert.Equal(("officer1", SampleCase.Noon, TimeSpan.FromHours(8)), (e.By, e.At, e.At.Offset)));
        Assert.Equal(new CaseEvent.StageBegan("inspection") { At = SampleCase.Noon, By = "officer1" }, log[2].Event);
    }

    [Fact]
    public async Task Every_event_is_read_back_as_it_was_written()
    {
        var commit = (await AppendAsync(SampleCase.Opened())).Then(SampleCase.Fifteen(1));
        await AppendAsync(commit);

        var log = await Db.Queries.LogAsync(SampleCase.Id(), None);

        Assert.Equal(commit.Events.Select(e => EventCodec.Encode(e)), log.Skip(6).Select(e => EventCodec.Encode(e.Event)));
    }

    [Fact]
    public async Task Of_each_running_case_only_what_came_after_a_version_is_read_again()
    {
        var first = await AppendAsync(SampleCase.Opened("c-1"));
        await AppendAsync(first.Then(SampleCase.Fifteen(1)));
        await AppendAsync(SampleCase.Opened("c-2"));

        Assert.Equal([("c-1", 21), ("c-2", 6)], (await Db.Queries.RunningCasesAsync(None)).Select(c => (c.Case.ToString(), c.Version)));
        var read = new List<(string, string)>();
        await foreach (var (id, e) in Db.Queries.EventsAfterAsync(new Dictionary<CaseId, long> { [SampleCase.Id("c-1")] = 6, [SampleCase.Id("c-2")] = 0 }, [typeof(CaseEvent.DeadlineStarted)], None))
            read.Add((id.ToString(), ((CaseEvent.DeadlineStarted)e).Entry.Key));

        Assert.Equal([("c-1", "notify"), ("c-2", "decide")], read.Order());
    }

    [Fact]
    public async Task A_chain_of_hashes_that_nobody_touched_holds()
    {
        var state = await AppendAsync(SampleCase.Opened("c-1"));
        await AppendAsync(SampleCase.Opened("c-2"));
        await AppendAsync(state.Then(SampleCase.Fifteen(1)));

        Assert.Equal(new LogCheck(2, 27, null), await VerifyAsync());
        Assert.Equal(new LogCheck(1, 6, null), await VerifyAsync("c-2"));
    }

    [Theory]
    [InlineData("UPDATE case_events SET payload = replace(payload, '测试', '无辜') WHERE case_id = 'c-1' AND seq = 4", 4)]
    [InlineData("UPDATE case_events SET at_ms = at_ms - 86400000 WHERE case_id = 'c-1' AND seq = 2", 2)]
    [InlineData("UPDATE case_events SET type = 'stage-left' WHERE case_id = 'c-1' AND seq = 3", 3)]
    [InlineData("DELETE FROM case_events WHERE case_id = 'c-1' AND seq = 5", 5)]
    [InlineData("DELETE FROM case_events WHERE case_id = 'c-1' AND seq = 6", 5)]
    [InlineData("DELETE FROM case_events WHERE case_id = 'c-1' AND seq = 1", 1)]
    [InlineData("DELETE FROM cases WHERE id = 'c-1'", 6)]
    [InlineData("UPDATE cases SET version = 5 WHERE id = 'c-1'", 6)]
    public async Task A_tampered_log_is_found_and_the_place_named(string sql, long seq)
    {
        await AppendAsync(SampleCase.Opened("c-0"));
        await AppendAsync(SampleCase.Opened("c-1"));
        await AppendAsync(SampleCase.Opened("c-2"));

        await TamperAsync(sql);

        var found = (await VerifyAsync()).FirstBreak;
        Assert.Equal((SampleCase.Id("c-1"), seq), (found!.Case, found.Seq));
        Assert.False((await VerifyAsync("c-1")).Holds);
        Assert.True((await VerifyAsync("c-2")).Holds);
    }

    [Fact]
    public async Task A_case_whose_events_are_all_gone_is_found()
    {
        await AppendAsync(SampleCase.Opened());
        await using (var db = Db.Database.Open()) await db.Events.ExecuteDeleteAsync();

        Assert.Equal(1, (await VerifyAsync()).FirstBreak!.Seq);
    }

    [Fact]
    public async Task A_log_that_was_put_back_to_an_earlier_state_is_read_afresh()
    {
        var state = await AppendAsync(SampleCase.Opened());
        await AppendAsync(state.Then(new CaseEvent.StageBegan("filing")));
        Assert.Equal(7, (await Db.Store.LoadAsync(SampleCase.Id(), None)).Version);

        await TamperAsync("DELETE FROM case_events WHERE seq = 7");

        var again = await Db.Store.LoadAsync(SampleCase.Id(), None);
        Assert.Equal((6, "inspection"), (again.Version, again.Stage));
    }

    [Fact]
    public async Task Two_processes_see_what_each_other_appends()
    {
        var (here, there) = (Db.Store, Db.AnotherStore());
        await here.AppendAsync(SampleCase.Opened(), None);
        var state = await there.LoadAsync(SampleCase.Id(), None);
        await here.LoadAsync(SampleCase.Id(), None);

        await there.AppendAsync(state.Then(new CaseEvent.StageBegan("filing")), None);

        Assert.Equal("filing", (await here.LoadAsync(SampleCase.Id(), None)).Stage);
    }

    [Fact]
    public async Task Of_two_processes_that_append_at_once_one_wins()
    {
        var state = await AppendAsync(SampleCase.Opened());
        var stores = Enumerable.Range(1, 4).Select(_ => Db.AnotherStore()).ToList();

        var outcomes = await Task.WhenAll(stores.Select(s => Task.Run(() => Record.ExceptionAsync(() => s.AppendAsync(state.Then(SampleCase.Fifteen(1)), None)))));

        Assert.Single(outcomes, e => e is null);
        Assert.All(outcomes.Where(e => e is not null), e => Assert.IsType<CaseChangedException>(e));
        Assert.True((await VerifyAsync()).Holds);
    }
}
