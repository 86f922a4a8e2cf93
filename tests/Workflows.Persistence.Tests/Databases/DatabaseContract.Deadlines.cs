using Microsoft.EntityFrameworkCore;
using Workflows.Engine.Cases;
using Workflows.Persistence.Tests.Samples;
using Workflows.Statute.Deadlines;

namespace Workflows.Persistence.Tests.Databases;

public abstract partial class DatabaseContract
{
    [Fact]
    public async Task The_rows_of_a_case_tell_what_became_of_each_deadline()
    {
        var state = await AppendAsync(SampleCase.Opened());
        await AppendAsync(state.Then(
            new CaseEvent.DeadlineStarted(SampleCase.Deadline("notify", SampleCase.Today, 7)),
            new CaseEvent.DeadlineStarted(SampleCase.Deadline("report", SampleCase.Today, 1)),
            new CaseEvent.DeadlineMissed("report", 1),
            new CaseEvent.DeadlineMet("report", 1, new(2026, 3, 13), false)));

        await using var db = Db.Database.Open();
        var rows = await db.Deadlines.AsNoTracking().OrderBy(d => d.Key).ToListAsync();

        Assert.Equal(["decide", "notify", "report"], rows.Select(d => d.Key));
        Assert.Equal((DeadlineStatus.Met, false, true, new DateOnly(2026, 3, 13)), (rows[2].Status, rows[2].IsOpen, rows[2].IsLate, rows[2].MetOn));
        Assert.Equal((new DateOnly(2026, 3, 10), new DateOnly(2026, 3, 17), DeadlineOwner.Agency), (rows[1].Anchor, rows[1].Due, rows[1].Owner));
        Assert.True(rows[1].IsProvisional); // the sample's calendar has no holiday notices
    }

    [Fact]
    public async Task The_board_shows_what_is_overdue_or_soon_due_over_all_running_cases()
    {
        async Task OpenAsync(string id, int days, DeadlineOwner owner, params CaseEvent[] after)
        {
            var state = await AppendAsync(SampleCase.Opened(id));
            await AppendAsync(state.Then([SampleCase.Investigated("officer1"), new CaseEvent.DeadlineStarted(SampleCase.Deadline("notify", SampleCase.Today, days, owner)), .. after]));
        }
        await OpenAsync("c-1", 7, DeadlineOwner.Agency);
        await OpenAsync("c-2", 2, DeadlineOwner.Party);
        await OpenAsync("c-3", 3, DeadlineOwner.Agency, new CaseEvent.DeadlineMissed("notify", 1));
        await OpenAsync("c-4", 3, DeadlineOwner.Agency, new CaseEvent.DeadlineMet("notify", 1, SampleCase.Today, true));
        await OpenAsync("c-5", 3, DeadlineOwner.Agency, new CaseEvent.CaseEnded("end"));

        var board = await Db.Queries.BoardAsync(new(2026, 3, 31), null, 0, 10, None);
        Assert.Equal(["c-2", "c-3", "c-1"], board.Items.Select(b => b.Case.ToString()));
        Assert.Equal([true, true, false], board.Items.Select(b => b.IsOverdue(new(2026, 3, 16))));
        Assert.Equal(("测试矿业有限公司", "officer1"), (board.Items[0].CaseTitle, Assert.Single(board.Items[0].Officers)));

        Assert.Equal("测试规定", board.Items[0].Deadline.BindingLaw);

        Assert.Equal(["c-3"], (await Db.Queries.BoardAsync(new(2026, 3, 16), DeadlineOwner.Agency, 0, 10, None)).Items.Select(b => b.Case.ToString()));
    }

    [Fact]
    public async Task The_board_tells_what_the_period_that_binds_rests_on_where_a_deadline_has_several()
    {
        var entry = SampleCase.Deadline("publish", SampleCase.Today, 15);
        var (law, own) = (entry.Dates.Results[0] with { Law = "安全生产法 第七十八条第二款" }, entry.Dates.Results[0] with { Law = "单位设置" });
        await AppendAsync(SampleCase.None().Then(new CaseEvent.DeadlineStarted(entry with { Law = $"{law.Law}；{own.Law}", Dates = entry.Dates with { Results = [law, own], Binding = 1 } })));

        var shown = Assert.Single((await Db.Queries.BoardAsync(new(2026, 12, 31), null, 0, 10, None)).Items).Deadline;

        Assert.Equal(("安全生产法 第七十八条第二款；单位设置", "单位设置"), (shown.Law, shown.BindingLaw));
        await using (var db = Db.Database.Open()) await db.Database.ExecuteSqlRawAsync("DELETE FROM deadline_reckonings");
        Assert.Null(Assert.Single((await Db.Queries.BoardAsync(new(2026, 12, 31), null, 0, 10, None)).Items).Deadline.BindingLaw); // written by an older version
    }
}
