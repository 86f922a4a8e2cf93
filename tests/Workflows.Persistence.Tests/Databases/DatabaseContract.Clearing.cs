using Workflows.Engine.Cases;
using Workflows.Persistence.Tests.Samples;
using Workflows.Runtime.Changes;

namespace Workflows.Persistence.Tests.Databases;

public abstract partial class DatabaseContract
{
    [Fact]
    public async Task Old_receipts_are_cleared_the_oldest_first_and_the_logs_of_their_cases_stay()
    {
        for (var day = 0; day < 4; day++) await AppendAsync(SampleCase.Opened($"c-{day}") with { CommandKey = $"form-{day}", At = SampleCase.Noon.AddDays(day) });

        Assert.Equal(2, await Db.Spent.ClearReceiptsAsync(SampleCase.Noon.AddDays(3), 2, None));
        Assert.Null(await Db.Store.FindReceiptAsync("form-1", None));
        Assert.NotNull(await Db.Store.FindReceiptAsync("form-2", None));
        Assert.Equal(1, await Db.Spent.ClearReceiptsAsync(SampleCase.Noon.AddDays(3), 2, None));
        Assert.Equal(0, await Db.Spent.ClearReceiptsAsync(SampleCase.Noon.AddDays(3), 2, None));

        Assert.NotNull(await Db.Store.FindReceiptAsync("form-3", None));
        Assert.NotEmpty(await Db.Queries.LogAsync(SampleCase.Id("c-0"), None));
    }

    [Fact]
    public async Task Of_a_change_that_is_long_done_the_counts_and_the_cases_that_it_could_not_move_stay_and_of_one_that_runs_everything()
    {
        foreach (var id in new[] { "done", "runs" })
        {
            var (batch, by) = (new PreviewBatch(SampleCase.Id(), 1, [Moved()]), id == "done" ? "head" : "deputy");
            await Db.Changes.AddAsync(new(id, MoveCause.Rules, id, "", "2", "", "施行", ChangePreview.None, "admin", SampleCase.Noon), None);
            await Db.Changes.PreviewedAsync(id, null, batch, ChangePreview.None.And(batch), None);
            await Db.Changes.PreviewFinishedAsync(id, SampleCase.Noon, None);
            Assert.True(await Db.Changes.ApproveAsync(id, by, SampleCase.Noon, None));
            await Db.Changes.NoteAsync(id, SampleCase.Id("c-2"), "does not read", None);
        }
        await Db.Changes.FinishAsync("done", SampleCase.Noon, null, None);

        Assert.False(await Db.Spent.ClearMovesAsync(SampleCase.Noon, None)); // not before its time
        Assert.True(await Db.Spent.ClearMovesAsync(SampleCase.Noon.AddDays(1), None));
        Assert.False(await Db.Spent.ClearMovesAsync(SampleCase.Noon.AddDays(1), None));

        var done = (await Db.Changes.FindAsync("done", None))!;
        Assert.Equal((1, 1), (done.Preview.Cases, done.Preview.Moved));
        Assert.Equal("does not read", Assert.Single(await Db.Changes.FailuresAsync("done", None)).Why);
        Assert.Equal((0, 1), (await CountAsync("done"), await CountAsync("runs")));

        async Task<int> CountAsync(string id)
        {
            var count = 0;
            await foreach (var _ in Db.Changes.MovesAsync(id, None)) count++;
            return count;
        }
    }

    private static MovedDeadline Moved() =>
        new(SampleCase.Id(), null, "decide", 1, new("作出决定", "Decide"), new(2026, 6, 8), new(2026, 6, 8), new(2026, 6, 9), new(2026, 6, 9), false, true, false);
}
