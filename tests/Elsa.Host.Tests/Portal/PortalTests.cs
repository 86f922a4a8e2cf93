using System.Net;
using System.Text.Json;
using Elsa.Host.Pages.Portal;
using Workflows.Decisions.Feel;
using Workflows.Engine.Cases;
using Workflows.Persistence.Publications;

namespace Elsa.Host.Tests.Portal;

public sealed class PortalTests(HostWithCases host) : IClassFixture<HostWithCases>
{
    [Theory]
    [InlineData("乙机械", "/portal/decisions/demo-2")]
    [InlineData("91000000000000001X", "/portal/decisions/demo-1")]
    public async Task Anybody_finds_a_decision_by_name_or_credit_code(string text, string address)
    {
        var page = await host.Visit().ReadAsync($"/portal?q={Uri.EscapeDataString(text)}");

        Assert.Contains("共 1 件。", page, StringComparison.Ordinal);
        Assert.Contains($"href=\"{address}\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_list_says_how_many_since_when_until_when_and_as_of_when()
    {
        var page = await host.Visit().ReadAsync("/portal");

        Assert.Matches(@"共 3 件。\s+公示日期自 2026-03-10 至 2026-03-\d\d。\s+数据截至 2026-03-26 17:\d\d。", page);
        Assert.DoesNotContain("示例丙建材有限公司", page, StringComparison.Ordinal); // decided, but not yet released
    }

    [Fact]
    public async Task A_decision_page_has_fields_text_channel_remedies_and_history()
    {
        var page = await host.Visit().ReadAsync("/portal/decisions/demo-2");

        foreach (var expected in new[] { "示例乙机械厂", "91000000000000002X", "30,000.00 元", "叁万元整", "本单位门户", "申请行政复议", "示例县人民法院", "在部门公示系统公示，现行有效" })
            Assert.Contains(expected, page, StringComparison.Ordinal);
        Assert.Contains("部门公示系统", await host.Visit().ReadAsync("/portal/system/demo-2"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_on_the_portal_names_a_natural_person()
    {
        var visitor = host.Visit();
        var everything = string.Concat(
            await visitor.ReadAsync("/portal?kind=person"), await visitor.ReadAsync("/portal/decisions/demo-5"), await visitor.ReadAsync("/portal/system/demo-5"),
            await visitor.ReadAsync("/portal/decisions.csv"), await visitor.ReadAsync("/portal/decisions.json"));

        Assert.Contains("欧阳某", everything, StringComparison.Ordinal);
        foreach (var secret in new[] { HostWithCases.Person, HostWithCases.IdNumber, "13000000000", "示例路5号", "承办人甲", "officer1" })
            Assert.DoesNotContain(secret, everything, StringComparison.Ordinal);
        Assert.Contains("没有符合条件的处罚决定", await visitor.ReadAsync($"/portal?q={Uri.EscapeDataString(HostWithCases.Person)}"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/portal?kind=person", 1)]
    [InlineData("/portal?kind=unit", 2)]
    [InlineData("/portal?from=2027-01-01", 0)]
    [InlineData("/portal?to=2026-03-26", 3)]
    public async Task Filters_narrow_the_list(string path, int count) =>
        Assert.Contains($"共 {count} 件。", await host.Visit().ReadAsync(path), StringComparison.Ordinal);

    [Fact]
    public async Task A_day_that_cannot_be_read_is_said_at_its_field_and_kept()
    {
        var page = await host.Visit().ReadAsync("/portal?from=March");

        Assert.Contains("<a href=\"#from\">请按 2026-03-10 的样式填写日期。</a>", page, StringComparison.Ordinal);
        Assert.Contains("value=\"March\"", page, StringComparison.Ordinal);
        using var file = await host.Visit().GetAsync("/portal/decisions.json?from=March");
        Assert.Equal(HttpStatusCode.BadRequest, file.StatusCode);
    }

    [Fact]
    public async Task Days_that_are_turned_round_are_said_and_not_taken_for_nothing_found() => Assert.Contains(
        "<a href=\"#from\">起始日期晚于截止日期，请检查两个日期。</a>", await host.Visit().ReadAsync("/portal?from=2026-03-20&to=2026-03-01"), StringComparison.Ordinal);

    [Fact]
    public async Task What_is_listed_can_be_taken_away_for_spreadsheets_and_programs()
    {
        var csv = (await host.Visit().ReadAsync("/portal/decisions.csv?kind=unit")).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        var json = JsonDocument.Parse(await host.Visit().ReadAsync("/portal/decisions.json?q=乙机械")).RootElement;

        Assert.Equal(3, csv.Length);
        Assert.Equal(1, json.GetProperty("total").GetInt32());
        var decision = json.GetProperty("decisions")[0];
        Assert.Equal(("示例乙机械厂", 30000m, "/portal/decisions/demo-2"), (
            decision.GetProperty("party").GetString(), decision.GetProperty("fine").GetDecimal(), decision.GetProperty("address").GetString()));
    }

    [Theory]
    [InlineData("/portal/decisions/demo-3")] // not released
    [InlineData("/portal/decisions/demo-4")] // never decided
    [InlineData("/portal/decisions/nothing")]
    [InlineData("/portal/decisions/No Such")]
    [InlineData("/portal/elsewhere/demo-2")]
    public async Task What_was_not_released_is_not_there(string path)
    {
        using var answer = await host.Visit().GetAsync(path);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Theory]
    [InlineData("| 项目 | 内容 |\n|---|---|\n| 撤回原因 | 决定被撤销 |\n\n已撤回。\n", true, "撤回原因：决定被撤销；已撤回。")]
    [InlineData("罚款 *叁万元* 整", false, "罚款 *叁万元* 整")] // what the decision says is no Markdown
    public void A_withdrawn_page_says_so_and_reads_as_plain_text(string content, bool isWithdrawn, string read)
    {
        var fields = FeelContext.Empty.Set("content", FeelValue.Of(content)).Set("text", FeelValue.Of(isWithdrawn ? content : "决定全文"));

        var decision = PortalDecision.Of(new(CaseId.Parse("demo-2"), "hash", "portal", PublicationState.Released, "示〔2026〕1号", null, new(2026, 3, 20), "示例公司", "unit", fields));

        Assert.Equal((isWithdrawn, read), (decision.IsWithdrawn, decision.Content));
    }
}
