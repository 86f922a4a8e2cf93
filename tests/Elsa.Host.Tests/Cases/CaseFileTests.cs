using System.Net;
using System.Text.RegularExpressions;
using Elsa.Host.Tests.Forms;

namespace Elsa.Host.Tests.Cases;

/// <summary>The parts of a case file, held against the cases of the demonstration on 2026-03-26.</summary>
public sealed class CaseFileTests(HostWithCases host) : IClassFixture<HostWithCases>
{
    public static TheoryData<string, string> Parts => new()
    {
        { "", "示例甲化工有限公司" },
        { "", "承办人甲、承办人乙" },
        { "/opinions", "同意，签发告知书" },
        { "/opinions", "处理意见：给予行政处罚、与告知内容相比：一致" }, // what was proposed, not only that it is the same
        { "/process", "data-bpmn=\"/procedures/" },
        { "/process", "作出处理决定 已完成" },
        { "/deadlines", "立案后九十日内作出处理决定" },
        { "/deadlines", "这个日期怎么算的" },
        { "/documents", "行政处罚告知书" },
        { "/facts", "要求听证" },
        { "/log", "散列链核对无误" },
        { "/log", "听证标准：罚款：未知；没收：未知；含本数：是；标准的状态：未核实；第7行：行政处罚法 第六十三条第一款；该省规定没有载入；省级标准没有读到，不当作没有省级标准；未核实；依据 程序进行日：2026-03-0" },
        { "/log", "追责时效：在时效内；第4行：行政处罚法 第三十六条第一款；二年；依据 适用哪一日的规定：2026-" },
        { "/log", "href=\"/cases/demo-1/process?run=0&table=hearing-threshold#decision-hearing-threshold-row-7\">看这一行" },
        { "/log", "<td role=\"cell\" data-label=\"内容\" class=\"log-detail\">听证标准</td>" },
        { "/process", "row-7\">第7行</a> </dt> <dd> <span class=\"law\">行政处罚法 第六十三条第一款；该省规定没有载入" },
        { "/process", "程序进行日</span> 2026-03-0" },
    };

    [Theory]
    [MemberData(nameof(Parts))]
    public async Task Every_part_of_a_case_file_has_a_page_of_its_own(string part, string shows)
    {
        var page = await (await host.Visit().AsAsync("supervisor")).ReadAsync($"/cases/demo-1{part}");

        Assert.Contains(shows, Regex.Replace(Regex.Replace(page, "</span> <span[^>]*>", " "), "\\s+", " "), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_of_the_log_beyond_the_last_is_the_last()
    {
        var officer = await host.Visit().AsAsync("officer1");
        var page = await officer.ReadAsync("/cases/demo-1/log?p=99");

        Assert.Contains("data-label=\"内容\"", page, StringComparison.Ordinal);
        Assert.DoesNotMatch("rel=\"next\"", page);
        Assert.Contains("没有第 99 页：最后一页是第 1 页", await officer.ReadAsync("/cases?p=99"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Facts_of_one_act_show_its_form_once()
    {
        var page = Regex.Replace(await (await host.Visit().AsAsync("officer1")).ReadAsync("/cases/demo-1/facts"), "\\s+", " ");

        Assert.Contains("与“文书送达”同一次登记，表单见该行", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_deadline_explains_day_by_day_how_it_was_worked_out()
    {
        var page = await (await host.Visit().AsAsync("officer1")).ReadAsync("/cases/demo-1/deadlines");

        Assert.Contains("id=\"publish-system-1\"", page, StringComparison.Ordinal);
        Assert.Matches("<td[^>]*>不计</td><td[^>]*>2026-03-21 – 2026-03-22</td><td[^>]*>休息日</td>", page);
        Assert.Contains("期间开始之日，不计入", page, StringComparison.Ordinal);
        Assert.Contains("按现行中国内地日历计算。", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_deadline_names_the_file_that_proves_its_anchor_and_says_nothing_of_proof_where_the_product_recorded_it()
    {
        var page = Regex.Replace(await (await host.Visit().AsAsync("officer1")).ReadAsync("/cases/demo-1/deadlines"), "\\s+", " ");

        Assert.Matches("起算依据：“告知书送达”，[^。]*登记。\\s*凭证：\\s*<span>示例附件.txt</span>", page);
        Assert.DoesNotContain("没有附凭证", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_document_is_read_on_a_sheet_and_fetched_as_a_file()
    {
        var reader = await host.Visit().AsAsync("reviewer");
        var sheet = Regex.Match(await reader.ReadAsync("/cases/demo-1/documents"), "href=\"(?<path>/cases/demo-1/documents/[0-9a-f]{64})\">行政处罚告知书").Groups["path"].Value;

        var page = await reader.ReadAsync(sheet);
        using var file = await reader.GetAsync(sheet.Replace("/documents/", "/files/", StringComparison.Ordinal));

        Assert.Contains("<h1>行政处罚告知书</h1>", page, StringComparison.Ordinal);
        Assert.Contains("示例甲化工有限公司", page, StringComparison.Ordinal);
        Assert.StartsWith("# 行政处罚告知书", await file.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_list_narrows_by_what_is_asked_and_always_says_how_many()
    {
        var reader = await host.Visit().AsAsync("head");

        Assert.Contains("共 5 件", await reader.ReadAsync("/cases"), StringComparison.Ordinal);
        Assert.Contains("共 1 件", await reader.ReadAsync("/cases?q=示例丙"), StringComparison.Ordinal);
        Assert.Contains("共 0 件", await reader.ReadAsync("/cases?stage=hearing&officer=nobody"), StringComparison.Ordinal);
        Assert.Contains("示例丙建材有限公司", await reader.ReadAsync("/cases?status=Running&procedure=penalty&officer=officer1"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_list_shows_the_partys_next_date_and_says_whose_it_is()
    {
        var row = Regex.Replace(Regex.Match(await (await host.Visit().AsAsync("officer1")).ReadAsync("/cases?q=欧阳"), "<tr role=\"row\">(?:(?!</tr>).)*欧阳示例.*?</tr>", RegexOptions.Singleline).Value, "\\s+", " ");

        Assert.Matches("class=\"badge mark\">当事人的期限</span> <span class=\"text-secondary\">[^<]+ <span class=\"day\">2026-\\d\\d-\\d\\d</span>", row);
    }

    [Fact]
    public async Task What_may_arrive_is_recorded_on_a_form_of_its_own_and_never_with_a_day_to_come()
    {
        var officer = await host.Visit().AsAsync("officer1");
        var address = Regex.Match(await officer.ReadAsync("/cases/demo-5/arrivals"), "href=\"(?<path>/cases/demo-5/messages/payment.received)\"").Groups["path"].Value;
        var form = (await PageForm.OnAsync(officer, address, "message-form")).With("amount", "100").With("paidBy", "bank").Attach("paymentProof", "缴款书.pdf", "%PDF-1.7"u8.ToArray());

        using var tomorrow = await form.With("paidOn", "2026-03-27").SubmitAsync(officer);
        using var yesterday = await (await PageForm.OnAsync(tomorrow, "message-form")).With("paidOn", "2026-03-25").SubmitAsync(officer);
        var facts = await officer.ReadAsync("/cases/demo-5/facts");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, tomorrow.StatusCode);
        Assert.Contains("不得晚于今天 2026-03-26", await Visitor.TextOfAsync(tomorrow), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, yesterday.StatusCode);
        Assert.Contains("收到缴款", facts, StringComparison.Ordinal);
        Assert.Contains("缴款书.pdf", facts, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_case_does_not_wait_for_has_no_form()
    {
        var page = await (await host.Visit().AsAsync("officer1")).ReadAsync("/cases/demo-1/messages/hearing.requested");

        Assert.Contains("案件目前不等候这一事项", page, StringComparison.Ordinal);
        Assert.DoesNotContain("message-form", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Recording_is_for_those_whom_the_message_names()
    {
        using var answer = await (await host.Visit().AsAsync("publisher")).GetAsync("/cases/demo-5/messages/payment.received");

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.StartsWith("http://localhost/account/denied", answer.Headers.Location!.OriginalString, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/cases")]
    [InlineData("/cases/demo-1")]
    [InlineData("/cases/demo-1/log")]
    [InlineData("/cases/demo-1/files/0000000000000000000000000000000000000000000000000000000000000000")]
    [InlineData("/tasks/demo-3/1")]
    public async Task Looking_after_the_system_is_no_reason_to_read_case_files(string path)
    {
        using var answer = await (await host.Visit().AsAsync("admin")).GetAsync(path);

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.StartsWith("http://localhost/account/denied", answer.Headers.Location!.OriginalString, StringComparison.Ordinal);
    }

    [Fact]
    public async Task English_readers_get_the_same_pages_in_English()
    {
        var reader = await host.Visit().AsAsync("supervisor");
        using var chosen = await reader.PostAsync("/", new() { ["culture"] = "en", ["returnUrl"] = "/" }, "/language");

        var page = await reader.ReadAsync("/cases/demo-1/deadlines");

        Assert.Contains("How was this worked out", page, StringComparison.Ordinal);
        Assert.Contains("scope=\"col\">Last day</th>", page, StringComparison.Ordinal);
        Assert.Contains("by law</span>", page, StringComparison.Ordinal);
        Assert.DoesNotContain("期限", Regex.Replace(page, "<span class=\"law\"[^>]*>[^<]*</span>", ""), StringComparison.Ordinal);
    }
}
