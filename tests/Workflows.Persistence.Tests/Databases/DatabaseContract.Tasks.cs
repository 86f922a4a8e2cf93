using Workflows.Engine.Cases;
using Workflows.Persistence.Cases;
using Workflows.Persistence.Queries;
using Workflows.Persistence.Tests.Samples;
using Workflows.Statute.Deadlines;

namespace Workflows.Persistence.Tests.Databases;

public abstract partial class DatabaseContract
{
    private Task<Page<InboxTask>> InboxAsync(string person, string role, InboxPart part = InboxPart.Open) => Db.Queries.InboxAsync(person, [role], part, 0, 10, None);

    [Fact]
    public async Task An_open_task_stands_in_the_inbox_of_its_role_with_its_case_and_its_deadline()
    {
        await AppendAsync(SampleCase.Opened());

        var task = Assert.Single((await InboxAsync("officer1", "case-officer")).Items);

        Assert.Equal(("c-1", null, "测试矿业有限公司", "inspection"), (task.Case.ToString(), task.Number, task.CaseTitle, Assert.Single(task.Stages)));
        Assert.Equal((1, "sample", "inspect", new("现场检查", "Inspection")), (task.Node, task.Procedure, task.Element, task.Title));
        Assert.Equal(("investigate", "inspection", "decide"), (task.Duty, task.Form, task.DeadlineKey));
        Assert.Equal((new DateOnly(2026, 6, 8), new DateOnly(2026, 6, 8)), (task.Target, task.Due));
        Assert.Equal((SampleCase.Noon, null), (task.OpenedAt, task.ClaimedBy));
        Assert.Empty((await InboxAsync("head", "agency-head")).Items);
        Assert.Empty((await InboxAsync("x", "case")).Items); // part of a role's name is another role
    }

    [Fact]
    public async Task A_task_of_several_roles_stands_in_the_inbox_of_each()
    {
        var state = await AppendAsync(SampleCase.Opened());
        await AppendAsync(state.Then(SampleCase.TaskLeft(1, "inspect"), SampleCase.Task(2, "approve")));

        Assert.Equal(["unit-head", "agency-head"], Assert.Single((await InboxAsync("u", "unit-head")).Items).Roles.ToArray());
        Assert.Equal("approve", Assert.Single((await InboxAsync("h", "agency-head")).Items).Element);
        Assert.Single((await Db.Queries.InboxAsync("both", ["unit-head", "agency-head"], InboxPart.Open, 0, 10, None)).Items);
        Assert.Empty((await InboxAsync("officer1", "case-officer")).Items); // the finished task is gone
    }

    [Fact]
    public async Task A_task_that_somebody_took_is_his_until_he_gives_it_back()
    {
        var state = await AppendAsync(SampleCase.Opened());
        state = await AppendAsync(state.Then(new CaseEvent.TaskClaimed(1, "officer1")));

        Assert.Equal("officer1", Assert.Single((await InboxAsync("officer1", "case-officer")).Items).ClaimedBy);
        Assert.Single((await InboxAsync("officer1", "case-officer", InboxPart.Mine)).Items);
        Assert.Empty((await InboxAsync("officer2", "case-officer")).Items);
        Assert.Empty((await InboxAsync("officer2", "case-officer", InboxPart.Pool)).Items);
        Assert.Single((await InboxAsync("officer2", "case-officer", InboxPart.All)).Items);

        await AppendAsync(state.Then(new CaseEvent.TaskReleased(1)));
        Assert.Single((await InboxAsync("officer2", "case-officer", InboxPart.Pool)).Items);
    }

    [Fact]
    public async Task The_most_urgent_task_comes_first_and_one_without_a_deadline_last()
    {
        var withoutDeadline = await AppendAsync(SampleCase.Opened("c-1"));
        await AppendAsync(withoutDeadline.Then(new CaseEvent.DeadlineMet("decide", 1, SampleCase.Today, true)));
        foreach (var (id, days) in new[] { ("c-2", 30), ("c-3", 7), ("c-4", 60) })
        {
            var state = await AppendAsync(SampleCase.Opened(id));
            await AppendAsync(state.Then(new CaseEvent.DeadlineStarted(SampleCase.Deadline("decide", SampleCase.Today, days, round: 2))));
        }

        var page = await Db.Queries.InboxAsync("officer1", ["case-officer"], InboxPart.Open, 0, 3, None);

        Assert.Equal(["c-3", "c-2", "c-4"], page.Items.Select(t => t.Case.ToString()));
        Assert.Equal(4, page.Total);
        Assert.Equal("c-1", Assert.Single((await Db.Queries.InboxAsync("officer1", ["case-officer"], InboxPart.Open, 3, 3, None)).Items).Case.ToString());
        Assert.Equal("inspect", Assert.Single(await Db.Queries.TasksOfCaseAsync(SampleCase.Id("c-3"), None)).Element);
    }

    [Fact]
    public async Task A_commit_writes_only_what_it_changes()
    {
        var state = await AppendAsync(SampleCase.Opened());
        Sql.Forget();

        state = await AppendAsync(state.Then(new CaseEvent.StageBegan("filing")));

        Assert.Single(Sql.WritesTo("case_events"));
        Assert.Single(Sql.WritesTo("cases"));
        Assert.All(new[] { "tasks", "deadlines", "timers", "outbox", "messages", "publications" }, table => Assert.Empty(Sql.WritesTo(table)));
        Sql.Forget();

        await AppendAsync(state.Then(new CaseEvent.TaskClaimed(1, "officer1")));
        Assert.Contains("SET claimed_by = ", Assert.Single(Sql.WritesTo("tasks")), StringComparison.Ordinal);
        Assert.Empty(Sql.WritesTo("timers"));
    }

    [Fact]
    public async Task A_case_is_summed_up_on_one_line()
    {
        var state = await AppendAsync(SampleCase.Opened());
        state = await AppendAsync(state.Then(
            new CaseEvent.NumberGiven("case", "安监罚〔2026〕1号"), SampleCase.Investigated("officer1"), SampleCase.Investigated("officer2"), SampleCase.Investigated("officer1"),
            new CaseEvent.DeadlineStarted(SampleCase.Deadline("answer", SampleCase.Today, 3, DeadlineOwner.Party))));

        var running = (await Db.Queries.CaseAsync(SampleCase.Id(), None))!;
        Assert.Equal(("安监罚〔2026〕1号", "测试矿业有限公司", "unit"), (running.Number, running.Title, running.PartyKind));
        Assert.Equal((CaseStatus.Running, null, "inspection", 11), (running.Status, running.EndedAt, Assert.Single(running.Stages), running.Version));
        Assert.Equal(("decide", new DateOnly(2026, 6, 8)), (running.NextKey, running.NextTarget)); // the party's deadline is not the agency's work
        Assert.Equal(["officer1", "officer2"], running.Officers.ToArray());
        Assert.Equal(SampleCase.Noon, running.UpdatedAt);
        Assert.Equal(running.Case, (await Db.Queries.CaseOfNumberAsync("安监罚〔2026〕1号", None))!.Case);

        await AppendAsync(state.Then(new CaseEvent.CaseEnded("closed")));
        var ended = (await Db.Queries.CaseAsync(SampleCase.Id(), None))!;
        Assert.Equal((CaseStatus.Ended, "closed", null, null), (ended.Status, ended.EndedAt, ended.NextKey, ended.NextTitle));
    }

    [Fact]
    public async Task A_deadline_in_hours_keeps_its_hour_in_the_inbox_and_the_list_and_other_bodies_have_their_own_next_date()
    {
        var end = SampleCase.Noon.AddHours(24);
        var state = await AppendAsync(SampleCase.Opened());
        var decide = SampleCase.Deadline("decide", SampleCase.Today, 1, round: 2);
        await AppendAsync(state.Then(
            new CaseEvent.DeadlineStarted(decide with { Dates = decide.Dates with { DueAt = end } }),
            new CaseEvent.DeadlineStarted(SampleCase.Deadline("police-late", SampleCase.Today, 5, DeadlineOwner.Outside)),
            new CaseEvent.DeadlineStarted(SampleCase.Deadline("police", SampleCase.Today, 3, DeadlineOwner.Outside))));

        Assert.Equal(end, Assert.Single((await Db.Queries.InboxAsync("officer1", ["case-officer"], InboxPart.Open, 0, 3, None)).Items).DueAt);
        Assert.Equal(end, Assert.Single((await Db.Queries.CasesAsync(new(), None)).Items).NextDueAt);
        Assert.Equal("police", (await Db.Queries.NextOfAsync(DeadlineOwner.Outside, [SampleCase.Id()], SampleCase.Today.AddDays(9), None))[SampleCase.Id()].Key);
        Assert.Empty(await Db.Queries.NextOfAsync(DeadlineOwner.Party, [SampleCase.Id()], SampleCase.Today, None));
    }

    [Fact]
    public async Task Cases_are_found_by_number_party_stage_status_and_officer()
    {
        var one = await AppendAsync(SampleCase.Opened("c-1", "甲矿业有限公司"));
        await AppendAsync(SampleCase.Opened("c-2", "乙化工有限公司"));
        await AppendAsync(one.Then(new CaseEvent.NumberGiven("case", "安监罚〔2026〕7号"), SampleCase.Investigated("officer1"), new CaseEvent.StageBegan("closing"), new CaseEvent.CaseEnded("end")));

        async Task<string> FindAsync(CaseSearch search) => string.Join(' ', (await Db.Queries.CasesAsync(search, None)).Items.Select(c => c.Case));

        Assert.Equal("c-1 c-2", await FindAsync(new()));
        Assert.Equal("c-2", await FindAsync(new("乙化工")));
        Assert.Equal("c-1", await FindAsync(new("〔2026〕7")));
        Assert.Equal("c-2", await FindAsync(new(" c-2 ")));
        Assert.Equal("c-2", await FindAsync(new(Status: CaseStatus.Running)));
        Assert.Equal("c-1", await FindAsync(new(Stage: "closing", Procedure: "sample")));
        Assert.Equal("c-1", await FindAsync(new(Officer: "officer1")));
        Assert.Equal("", await FindAsync(new(Officer: "officer")));
        var page = await Db.Queries.CasesAsync(new() { Skip = 1, Take = 1 }, None);
        Assert.Equal((1, 2), (page.Items.Length, page.Total));
    }
}
