using System.Net;
using System.Text.RegularExpressions;
using Elsa.Host.Casework;
using Elsa.Host.Tests.Forms;
using Microsoft.Extensions.DependencyInjection;

namespace Elsa.Host.Tests.Cases;

/// <summary>What the pages of a case say to an officer: in words that he knows, once, and nothing that is not so.</summary>
public sealed partial class PlainWordsTests(HostWithCases host) : IClassFixture<HostWithCases>
{
    [Fact]
    public async Task Serving_the_decision_is_not_compared_with_serving_the_notice_and_each_names_its_document()
    {
        await using var scope = host.Services.CreateAsyncScope();
        var file = await scope.ServiceProvider.GetRequiredService<CaseFiles>().OpenAsync("demo-1", default);

        var served = RecordedStep.Of(file!).Where(s => s.Element == "serve").ToList();

        Assert.Superset(new HashSet<string> { "送达（送达告知书）", "送达（送达决定书）" }, served.Select(s => s.Title.Zh).ToHashSet());
        Assert.All(served, s => Assert.Equal((null, 1, true), (s.Before, s.Round, s.IsLatest)));
        Assert.Contains("送达（送达决定书）", await (await host.Visit().AsAsync("officer1")).ReadAsync("/cases/demo-1/opinions"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_day_that_only_the_authority_set_is_not_called_the_laws_last_day()
    {
        var page = await (await host.Visit().AsAsync("officer1")).ReadAsync("/cases/demo-3/deadlines");

        Assert.Contains("本机关规定</span>", RowOf(page, "review-opinion-1"), StringComparison.Ordinal);
        Assert.DoesNotContain("法定</span>", RowOf(page, "review-opinion-1"), StringComparison.Ordinal);
        Assert.Contains("法定</span>", RowOf(page, "publish-system-1"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_open_deadline_says_who_has_it_now()
    {
        var page = await (await host.Visit().AsAsync("supervisor")).ReadAsync("/cases/demo-3/deadlines");

        Assert.Contains("待公示人员认领", RowOf(page, "publish-system-1"), StringComparison.Ordinal);
        Assert.Contains("待公示人员认领", RowOf(page, "publish-portal-1"), StringComparison.Ordinal); // the flow leads there, though no task names it
        Assert.DoesNotContain("认领", RowOf(page, "decision-1"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_stage_bar_names_where_the_case_is_and_promises_no_total()
    {
        var page = await (await host.Visit().AsAsync("officer1")).ReadAsync("/cases/demo-3");

        Assert.Contains("现处阶段：公示", page, StringComparison.Ordinal);
        Assert.DoesNotMatch("第 \\d+ 步", page);
    }

    [Fact]
    public async Task The_case_page_lists_what_is_owed_first_with_its_article_and_folds_what_is_done()
    {
        var owed = Between(await (await host.Visit().AsAsync("officer1")).ReadAsync("/cases/demo-3"), "id=\"obligations\"", "id=\"stages-title\"");

        Assert.InRange(owed.IndexOf("处罚决定须在部门公示系统公示", StringComparison.Ordinal), 0, owed.IndexOf("id=\"owed-holds\"", StringComparison.Ordinal));
        Assert.Contains("安全生产法 第七十八条第二款", owed, StringComparison.Ordinal);
        Assert.Contains("在部门公示系统公示 无记录", owed, StringComparison.Ordinal);
        Assert.DoesNotContain("<details class=\"preflight-met\" open=\"open\" id=\"owed-holds\"", owed, StringComparison.Ordinal);
        Assert.Contains("没有尚未履行的法定事项", await (await host.Visit().AsAsync("officer1")).ReadAsync("/cases/demo-1"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("demo-1")]
    [InlineData("demo-2")]
    [InlineData("demo-3")]
    [InlineData("demo-4")]
    public async Task The_log_says_in_Chinese_what_programs_call_otherwise(string id)
    {
        var reader = await host.Visit().AsAsync("officer1");
        var log = string.Concat(await Task.WhenAll(new[] { 1, 2, 3 }.Select(p => reader.ReadAsync($"/cases/{id}/log?p={p}"))));

        var cells = Detail().Matches(log).Select(m => WebUtility.HtmlDecode(m.Groups["text"].Value)).ToList();

        Assert.NotEmpty(cells);
        // A version is a number of a file, not a word.
        Assert.Empty(cells.Where(c => Latin().IsMatch(Version().Replace(c, ""))).Distinct());
    }

    [Theory]
    [InlineData("demo-1")]
    [InlineData("demo-4")]
    public async Task A_decision_tables_answer_is_told_in_words(string id)
    {
        var page = await (await host.Visit().AsAsync("officer1")).ReadAsync($"/cases/{id}/process");

        Assert.Contains("在时效内", page, StringComparison.Ordinal);
        Assert.All(Answer().Matches(page).Select(m => WebUtility.HtmlDecode(m.Groups["text"].Value)), text => Assert.DoesNotMatch(Latin(), text));
    }

    [Fact]
    public async Task What_others_record_is_folded_with_the_reason_and_not_offered()
    {
        var officer = await host.Visit().AsAsync("officer1");
        var page = await officer.ReadAsync("/cases/demo-5/arrivals");

        var (now, others) = (Between(page, "id=\"arrivals\"", "</table>"), Between(page, "id=\"not-now\"", "</details>"));
        Assert.Contains("登记行政复议情况", now, StringComparison.Ordinal);
        Assert.DoesNotContain("登记自行纠正或者监督决定", now, StringComparison.Ordinal);
        Assert.Contains("登记自行纠正或者监督决定", others, StringComparison.Ordinal);
        Assert.Contains("行政机关负责人", others, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Before_the_decision_no_review_and_no_suit_is_offered()
    {
        var officer = await host.Visit().AsAsync("officer1");
        var page = await officer.ReadAsync(await Walk.OpenCaseAsync(officer, "示例待查公司") + "/arrivals");

        Assert.Contains("申请回避", Between(page, "id=\"arrivals\"", "</table>"), StringComparison.Ordinal);
        Assert.DoesNotContain("逾期要求听证", Between(page, "id=\"arrivals\"", "</table>"), StringComparison.Ordinal); // there is no notice from which its term could run
        Assert.DoesNotContain("登记行政复议情况", page, StringComparison.Ordinal);
        Assert.DoesNotContain("登记行政诉讼情况", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Before_a_task_is_sent_what_asks_something_comes_first_and_what_is_met_is_folded()
    {
        var officer = await host.Visit().AsAsync("officer1");
        var page = await officer.ReadAsync(await Walk.TaskOfAsync(officer, await Walk.OpenCaseAsync(officer, "示例核对公司")));

        var list = Between(page, "id=\"preflight\"", "</section>");
        Assert.InRange(list.IndexOf("preflight-open", StringComparison.Ordinal), 0, list.IndexOf("id=\"preflight-met\"", StringComparison.Ordinal));
        Assert.DoesNotContain("preflight-holds", list[..list.IndexOf("id=\"preflight-met\"", StringComparison.Ordinal)], StringComparison.Ordinal);
        Assert.DoesNotMatch("规则 [a-z]", list);
    }

    [Fact]
    public async Task Before_the_filing_the_case_page_names_who_has_taken_a_step()
    {
        var officer = await host.Visit().AsAsync("officer1");
        var address = await Walk.OpenCaseAsync(officer, "示例未立案公司");
        Assert.Contains("已办理或者认领：承办人甲", await officer.ReadAsync(address), StringComparison.Ordinal);

        using var done = await (await PageForm.OnAsync(officer, await Walk.TaskOfAsync(officer, address), "task-form")).NothingFound().SubmitAsync(officer);

        Assert.Matches("id=\"case-officers\">\\s*<div>已办理或者认领：[^<]*承办人乙", await officer.ReadAsync(address)); // named as the other inspector
    }

    [Fact]
    public async Task The_readers_own_unit_stands_first_among_the_people()
    {
        var officer = await host.Visit().AsAsync("officer1");
        var page = await officer.ReadAsync(await Walk.TaskOfAsync(officer, await Walk.OpenCaseAsync(officer, "示例人员公司")));

        var people = Person().Matches(page).Select(m => m.Groups["id"].Value).ToList();

        Assert.Equal(["officer1", "officer2", "unit-head"], people.Take(3).Order(StringComparer.Ordinal));
        Assert.Contains("chair", people.Skip(3));
    }

    private static string RowOf(string page, string id) => Between(page, $"<tr id=\"{id}\"", "</tr>");

    private static string Between(string page, string from, string to)
    {
        var start = page.IndexOf(from, StringComparison.Ordinal);
        Assert.True(start >= 0, $"Expected '{from}' on the page.");
        return page[start..page.IndexOf(to, start, StringComparison.Ordinal)];
    }

    [GeneratedRegex("<td role=\"cell\" data-label=\"内容\" class=\"log-detail\">(?<text>[^<]*)<")]
    private static partial Regex Detail();

    [GeneratedRegex("<span class=\"spoken-value[^>]*>(?<text>[^<]*)</span>")]
    private static partial Regex Answer();

    [GeneratedRegex("name=\"inspectors\" value=\"(?<id>[^\"]+)\"")]
    private static partial Regex Person();

    [GeneratedRegex("[A-Za-z]{2,}")]
    private static partial Regex Latin();

    [GeneratedRegex("\\b[0-9a-f]{12}\\b")]
    private static partial Regex Version();
}
