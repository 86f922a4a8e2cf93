using System.Net;
using Elsa.Host.Tests.Forms;

namespace Elsa.Host.Tests.Cases;

/// <summary>The page of one task: claiming, filling in, being refused, and what becomes of it.</summary>
public sealed class TaskTests(HostWithCases host) : IClassFixture<HostWithCases>
{
    [Fact]
    public async Task A_task_shows_what_is_known_the_rules_and_the_form()
    {
        var officer = await host.Visit().AsAsync("officer1");
        var address = await Walk.OpenCaseAsync(officer, "示例任务公司");

        var page = await officer.ReadAsync(await Walk.TaskOfAsync(officer, address));

        Assert.Contains("示例任务公司", page, StringComparison.Ordinal);
        Assert.Contains("统一社会信用代码", page, StringComparison.Ordinal); // what the opening form recorded, by its label
        Assert.Contains("检查人员须持有有效执法证件", page, StringComparison.Ordinal);
        Assert.Contains("符合", page, StringComparison.Ordinal);
        Assert.Contains("填表后判断", page, StringComparison.Ordinal); // the signature is not there yet
        Assert.Contains("name=\"claim\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_task_that_is_done_leaves_the_inbox_and_its_answers_are_shown_to_the_next()
    {
        var officer = await host.Visit().AsAsync("officer1");
        var address = await Walk.OpenCaseAsync(officer, "示例查无公司");
        var task = await Walk.TaskOfAsync(officer, address);

        using var done = await (await PageForm.OnAsync(officer, task, "task-form")).NothingFound().SubmitAsync(officer);

        Assert.Equal(address, done.Headers.Location?.OriginalString);
        var overview = await officer.ReadAsync(address);
        Assert.Contains("“现场检查”已提交", overview, StringComparison.Ordinal);
        Assert.Contains("已办结", overview, StringComparison.Ordinal);
        Assert.Contains("是否发现违法行为：否", await officer.ReadAsync($"{address}/opinions"), StringComparison.Ordinal);
        Assert.DoesNotContain("示例查无公司", await officer.ReadAsync("/"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_page_submitted_twice_is_done_once_and_shows_the_outcome()
    {
        var officer = await host.Visit().AsAsync("officer1");
        var address = await Walk.OpenCaseAsync(officer, "示例重复公司");
        var form = (await PageForm.OnAsync(officer, await Walk.TaskOfAsync(officer, address), "task-form")).NothingFound();

        using var first = await form.SubmitAsync(officer);
        var events = await officer.ReadAsync($"{address}/log");
        using var second = await form.SubmitAsync(officer);

        Assert.Equal(first.Headers.Location, second.Headers.Location);
        Assert.Contains("没有重复办理", await officer.ReadAsync(address), StringComparison.Ordinal);
        Assert.Equal(CountOf(events), CountOf(await officer.ReadAsync($"{address}/log")));
    }

    [Fact]
    public async Task A_stale_page_says_who_did_the_task_and_gives_back_what_was_typed()
    {
        var officer = await host.Visit().AsAsync("officer1");
        var address = await Walk.OpenCaseAsync(officer, "示例陈旧公司");
        var task = await Walk.TaskOfAsync(officer, address);
        var stale = (await PageForm.OnAsync(officer, task, "task-form")).NothingFound().With("findings", "我写了很久的检查情况");
        using var done = await (await PageForm.OnAsync(officer, task, "task-form")).NothingFound().SubmitAsync(officer);

        using var answer = await stale.SubmitAsync(officer);
        var page = await Visitor.TextOfAsync(answer);
        using var visited = await officer.GetAsync(task);

        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        Assert.Contains("id=\"refusal\"", page, StringComparison.Ordinal);
        Assert.Contains("承办人甲办理", page, StringComparison.Ordinal);
        Assert.Contains("我写了很久的检查情况", page, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Gone, visited.StatusCode);
    }

    [Fact]
    public async Task A_task_that_somebody_else_claimed_is_his_until_he_releases_it()
    {
        var (one, two) = (await host.Visit().AsAsync("officer1"), await host.Visit().AsAsync("officer2"));
        var task = await Walk.TaskOfAsync(one, await Walk.OpenCaseAsync(one, "示例认领公司"));
        var mine = (await PageForm.OnAsync(two, task, "task-form")).NothingFound();
        using var claimed = await one.PostAsync(task, new() { ["_key"] = Guid.NewGuid().ToString() }, $"{task}?handler=claim");

        using var refused = await mine.SubmitAsync(two);
        var page = await Visitor.TextOfAsync(refused);
        using var released = await one.PostAsync(task, new() { ["_key"] = Guid.NewGuid().ToString() }, $"{task}?handler=release");
        using var accepted = await (await PageForm.OnAsync(refused, "task-form")).SubmitAsync(two);

        Assert.Equal(HttpStatusCode.Redirect, claimed.StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
        Assert.Contains("承办人甲", page, StringComparison.Ordinal);
        Assert.Contains("现场未发现问题", page, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, accepted.StatusCode);
    }

    [Fact]
    public async Task What_is_handed_in_from_the_page_before_its_claim_is_not_taken_for_the_claim()
    {
        var officer = await host.Visit().AsAsync("officer1");
        var address = await Walk.OpenCaseAsync(officer, "示例回退公司");
        var task = await Walk.TaskOfAsync(officer, address);
        var page = (await PageForm.OnAsync(officer, task, "task-form")).NothingFound();

        using var claimed = await page.SubmitAsync(officer, "Claim");
        using var done = await page.SubmitAsync(officer); // the browser's way back to the same page

        Assert.Equal((HttpStatusCode.Redirect, address), (done.StatusCode, done.Headers.Location?.OriginalString));
        Assert.Contains("是否发现违法行为：否", await officer.ReadAsync($"{address}/opinions"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Complete")]
    [InlineData("Claim")]
    [InlineData("Release")]
    public async Task What_comes_without_the_key_of_its_page_is_refused(string handler)
    {
        var officer = await host.Visit().AsAsync("officer1");
        var task = await Walk.TaskOfAsync(officer, await Walk.OpenCaseAsync(officer, "示例无号公司"));

        using var answer = await (await PageForm.OnAsync(officer, task, "task-form")).NothingFound().With("_key", "").SubmitAsync(officer, handler);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task A_duty_that_somebody_may_not_do_is_refused_with_the_rule_and_its_article_and_the_task_stays_with_the_officer()
    {
        var officer = await host.Visit().AsAsync("officer1");
        var task = await Walk.TaskOfAsync(officer, await Walk.OpenCaseAsync(officer, "示例职责公司"));
        var form = (await PageForm.OnAsync(officer, task, "task-form")).NothingFound().With("inspectors", "officer1", "supervisor");

        using var answer = await form.SubmitAsync(officer);
        var page = await Visitor.TextOfAsync(answer);

        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        Assert.Contains("规则 1a", page, StringComparison.Ordinal);
        Assert.Contains("督查员", page, StringComparison.Ordinal); // by name, not by account
        Assert.Contains("行政处罚法 第四十二条", page, StringComparison.Ordinal);
        Assert.Contains("现场未发现问题", page, StringComparison.Ordinal);
        Assert.Contains("name=\"release\"", page, StringComparison.Ordinal); // submitting an unclaimed task claims it
    }

    [Fact]
    public async Task Who_lacks_the_role_reads_the_page_and_may_do_nothing()
    {
        var officer = await host.Visit().AsAsync("officer1");
        var task = await Walk.TaskOfAsync(officer, await Walk.OpenCaseAsync(officer, "示例岗位公司"));
        var form = (await PageForm.OnAsync(officer, task, "task-form")).NothingFound();
        var head = await host.Visit().AsAsync("head");

        var page = await head.ReadAsync(task);
        using var refused = await head.PostAsync(task, new() { ["_key"] = Guid.NewGuid().ToString() }, $"{task}?handler=claim");

        Assert.Contains("这一步由承办人办理", page, StringComparison.Ordinal);
        Assert.DoesNotContain("name=\"complete\"", page, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
        Assert.True(form.Shows("findings"));
    }

    [Theory]
    [InlineData("/tasks/nobody/1")]
    [InlineData("/tasks/demo-1/999")]
    [InlineData("/tasks/NOT_AN_ID/1")]
    public async Task A_task_that_never_was_is_not_found(string path)
    {
        using var answer = await (await host.Visit().AsAsync("officer1")).GetAsync(path);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    private static string CountOf(string page) => System.Text.RegularExpressions.Regex.Match(page, "共 \\d+ 条").Value;
}
