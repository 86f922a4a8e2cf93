using System.Net;

namespace Elsa.Host.Tests.Desk;

public sealed class BoardTests(HostWithCases host) : IClassFixture<HostWithCases>
{
    [Theory]
    [InlineData("supervisor")]
    [InlineData("unit-head")]
    [InlineData("deputy")]
    [InlineData("head")]
    [InlineData("director")]
    [InlineData("admin")]
    public async Task Who_oversees_sees_the_board(string account) =>
        Assert.Contains("期限监督台", await (await SignedInAsync(account)).ReadAsync("/board"), StringComparison.Ordinal);

    [Theory]
    [InlineData("officer1")]
    [InlineData("publisher")]
    [InlineData("reviewer")]
    public async Task Others_are_told_that_it_is_not_for_them(string account)
    {
        using var answer = await (await SignedInAsync(account)).GetAsync("/board");

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.StartsWith("/account/denied", answer.Headers.Location?.PathAndQuery, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_overdue_publication_stands_on_it_with_lamp_case_rule_law_dates_and_officers()
    {
        var page = await (await SignedInAsync("supervisor")).ReadAsync("/board?rule=publish-system");

        Assert.Contains("显示 1 项；", page, StringComparison.Ordinal);
        Assert.Contains("示例丙建材有限公司", page, StringComparison.Ordinal);
        Assert.Contains("超期 5 个工作日", page, StringComparison.Ordinal);
        Assert.Contains("2026-03-19", page, StringComparison.Ordinal);
        Assert.Contains("安全生产法 第七十八条第二款", page, StringComparison.Ordinal);
        Assert.Contains("承办人甲、承办人乙", page, StringComparison.Ordinal);
        Assert.Contains("href=\"/cases/demo-3\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_says_who_has_a_deadline_now()
    {
        var page = await (await SignedInAsync("supervisor")).ReadAsync("/board?rule=publish-portal");

        Assert.Contains("现由谁办理", page, StringComparison.Ordinal);
        Assert.Contains("待公示人员认领", page, StringComparison.Ordinal);
        Assert.Contains("脱密审查", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_party_is_free_to_do_is_in_nobodys_hands_though_the_case_has_open_tasks()
    {
        var visitor = await SignedInAsync("supervisor");

        var row = System.Text.RegularExpressions.Regex.Match(await visitor.ReadAsync("/board?standing=All&owner=Party&rule=suit-term"), "<tr role=\"row\">(?:(?!</tr>).)*示例丙建材有限公司.*?</tr>", System.Text.RegularExpressions.RegexOptions.Singleline).Value;

        Assert.Contains("无人待办：等候外部事项或者期限届满", row, StringComparison.Ordinal);
        Assert.DoesNotContain("待公示人员认领", row, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_may_not_open_cases_gets_no_link_to_one()
    {
        foreach (var path in new[] { "/board", "/outbox", "/search?q=示例", "/messages" })
            Assert.DoesNotContain("href=\"/cases/", await (await SignedInAsync("admin")).ReadAsync(path), StringComparison.Ordinal);
        foreach (var path in new[] { "/board", "/outbox", "/search?q=示例" })
            Assert.Contains("href=\"/cases/", await (await SignedInAsync("supervisor")).ReadAsync(path), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_rule_counts_its_lines_and_a_filter_narrows_them()
    {
        var visitor = await SignedInAsync("supervisor");

        Assert.Contains("rule=publish-portal", await visitor.ReadAsync("/board"), StringComparison.Ordinal);
        Assert.Contains("显示 0 项；", await visitor.ReadAsync("/board?officer=nobody"), StringComparison.Ordinal);
        Assert.Contains("显示 0 项；", await visitor.ReadAsync("/board?rule=publish-system&standing=Soon"), StringComparison.Ordinal);
        Assert.Contains("显示 1 项；", await visitor.ReadAsync("/board?rule=publish-system&unit=执法一科&officer=officer1&standing=Overdue"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task All_means_every_open_deadline_and_what_is_shown_at_first_is_named_for_what_it_is()
    {
        var visitor = await SignedInAsync("supervisor");

        var (first, all) = (await visitor.ReadAsync("/board?owner=Party"), await visitor.ReadAsync("/board?standing=All&owner=Party"));

        Assert.Matches("<option value=\"Pressing\" selected=\"selected\">已超期或者 5 个工作日内到期</option>", first);
        Assert.Matches("<option value=\"All\" selected=\"selected\">全部未完成的期限</option>", all);
        Assert.True(Shown(all) > Shown(first), $"{Shown(all)} of all, {Shown(first)} at first");
        Assert.Matches("以后到期 [1-9]\\d* 项。", all);
        Assert.Contains("rule=suit-term", await visitor.ReadAsync("/board?standing=All&owner=Party"), StringComparison.Ordinal); // half a year away
        Assert.DoesNotContain("rule=suit-term", await visitor.ReadAsync("/board?owner=Party"), StringComparison.Ordinal);
        Assert.Equal(Shown(all), Shown(first) + Shown(await visitor.ReadAsync("/board?standing=Later&owner=Party")));
    }

    [Fact]
    public async Task What_is_shown_can_be_taken_away_as_a_table()
    {
        using var answer = await (await SignedInAsync("supervisor")).GetAsync("/board?handler=Csv&rule=publish-system");

        var lines = (await answer.Content.ReadAsStringAsync()).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal("text/csv", answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal(2, lines.Length);
        Assert.StartsWith("已超期,示应急立〔2026〕", lines[1], StringComparison.Ordinal);
        Assert.EndsWith(",2026-03-19,2026-03-19,承办人甲、承办人乙,待公示人员认领（脱密审查）", lines[1], StringComparison.Ordinal);
    }

    private static int Shown(string page) => int.Parse(System.Text.RegularExpressions.Regex.Match(page, "显示 (?<n>\\d+) 项；").Groups["n"].Value, System.Globalization.CultureInfo.InvariantCulture);

    private async Task<Visitor> SignedInAsync(string account) => await host.Visit().AsAsync(account);
}
