using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Elsa.Host.Pages.Procedures;
using Elsa.Host.Tests.Cases;
using Elsa.Host.Tests.Forms;
using Workflows.Engine.Cases;
using Workflows.Runtime.Definitions;
using Workflows.Runtime.Law;

namespace Elsa.Host.Tests.Desk;

/// <summary>What nobody has read in the law in force says so on every page that uses it, until an administrator records where he read it.</summary>
public sealed class UnverifiedRulesTests(HostUnderTest host) : IClassFixture<HostUnderTest>
{
    private const string Page = "/procedures/unverified";

    private RuleVersion this[string subject]
    {
        get
        {
            host.Visit(); // starts the host
            return RuleVersions.Unverified(host.Services.GetRequiredService<ProcedureLibrary>().Current).Single(r => r.Subject == subject);
        }
    }

    [Fact]
    public async Task Everybody_reads_the_list_and_only_an_administrator_can_confirm()
    {
        var (officer, administrator) = (await host.Visit().AsAsync("officer1"), await host.Visit().AsAsync("admin"));
        var rule = this["deadline:hearing-hold"];

        var (read, offered) = (await officer.ReadAsync(Page), await administrator.ReadAsync(Page));

        Assert.Contains("<code>deadline:hearing-hold</code>", read, StringComparison.Ordinal);
        Assert.Contains("<code>decision:penalty/hearing-threshold#7</code>", read, StringComparison.Ordinal);
        Assert.Contains("<code>rule:30k</code>", read, StringComparison.Ordinal);
        Assert.DoesNotContain("name=\"source\"", read, StringComparison.Ordinal);
        Assert.Contains("name=\"source\"", offered, StringComparison.Ordinal);

        using var refused = await officer.PostAsync("/messages", Form(rule, "某文"), $"{Page}?handler=Confirm");
        Assert.Equal((HttpStatusCode.Redirect, "/account/denied"), (refused.StatusCode, refused.Headers.Location?.AbsolutePath));
        Assert.DoesNotContain(await Confirmations(), c => c.Subject == rule.Subject);
    }

    [Fact]
    public async Task A_confirmation_is_recorded_with_who_when_and_where_and_takes_the_mark_away()
    {
        var administrator = await host.Visit().AsAsync("admin");
        var rule = this["rule:30k"];
        var before = await administrator.ReadAsync("/procedures/rules");

        using var answer = await administrator.PostAsync(Page, Form(rule, " 应急管理部令第18号 第四十条 "), $"{Page}?handler=Confirm");
        var after = await administrator.ReadAsync("/procedures/rules");
        var page = await administrator.ReadAsync(Page);

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        var confirmed = Assert.Single(await Confirmations(), c => c.Subject == rule.Subject);
        Assert.Equal((rule.Version, "应急管理部令第18号 第四十条", "admin"), (confirmed.Version, confirmed.Source, confirmed.By));
        Assert.Equal(Marks(before) - 1, Marks(after));
        Assert.Contains("应急管理部令第18号 第四十条", after, StringComparison.Ordinal);
        Assert.DoesNotContain("value=\"rule:30k\"", page, StringComparison.Ordinal);

        using var again = await administrator.PostAsync(Page, Form(rule, "别处"), $"{Page}?handler=Confirm");
        Assert.Equal("应急管理部令第18号 第四十条", Assert.Single(await Confirmations(), c => c.Subject == rule.Subject).Source); // the first one stays
    }

    [Fact]
    public async Task A_confirmation_needs_its_source_and_the_version_that_was_read()
    {
        var administrator = await host.Visit().AsAsync("admin");
        var rule = this["deadline:rectification-recheck"];

        using var blank = await administrator.PostAsync(Page, Form(rule, "  "), $"{Page}?handler=Confirm");
        using var endless = await administrator.PostAsync(Page, Form(rule, new string('文', 501)), $"{Page}?handler=Confirm");
        using var stale = await administrator.PostAsync(Page, Form(rule with { Version = "000000000000" }, "某文"), $"{Page}?handler=Confirm");
        using var unknown = await administrator.PostAsync(Page, Form(rule with { Subject = "deadline:payment" }, "某文"), $"{Page}?handler=Confirm");
        using var forged = await administrator.PostBareAsync($"{Page}?handler=Confirm", Form(rule, "某文"));

        Assert.Equal(
            [HttpStatusCode.UnprocessableEntity, HttpStatusCode.UnprocessableEntity, HttpStatusCode.Conflict, HttpStatusCode.Conflict, HttpStatusCode.BadRequest],
            new[] { blank, endless, stale, unknown, forged }.Select(a => a.StatusCode));
        Assert.Contains("id=\"refused\"", await Visitor.TextOfAsync(blank), StringComparison.Ordinal);
        Assert.DoesNotContain(await Confirmations(), c => c.Subject == rule.Subject);
    }

    [Fact]
    public async Task A_row_without_its_figure_cannot_be_confirmed_only_replaced()
    {
        var administrator = await host.Visit().AsAsync("admin");
        var (blank, figure) = (this["decision:penalty/hearing-threshold#8"], this["decision:penalty/hearing-threshold#2"]);
        var page = await administrator.ReadAsync(Page);

        using var refused = await administrator.PostAsync(Page, Form(blank, "应急管理部令第18号"), $"{Page}?handler=Confirm");

        Assert.Equal((true, false), (blank.IsUnread, figure.IsUnread));
        Assert.DoesNotContain("value=\"decision:penalty/hearing-threshold#8\"", page, StringComparison.Ordinal);
        Assert.Contains("value=\"decision:penalty/hearing-threshold#2\"", page, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains("这一行没有数额，不能核实，只能改写", await Visitor.TextOfAsync(refused), StringComparison.Ordinal);
        Assert.DoesNotContain(await Confirmations(), c => c.Subject == blank.Subject);
    }

    [Fact]
    public async Task Who_confirms_a_row_reads_what_it_says_and_can_go_to_it()
    {
        var page = System.Text.RegularExpressions.Regex.Replace(await (await host.Visit().AsAsync("admin")).ReadAsync(Page), "\\s+", " ");

        Assert.Contains("<a href=\"/procedures/penalty#decision-hearing-threshold-row-2\">听证标准，第2行</a>", page, StringComparison.Ordinal);
        Assert.Contains("<dt>当：程序进行日</dt><dd>2008-01-01起</dd> <dt>当：省份</dt><dd>广东省</dd> <dt>当：当事人</dt><dd>生产经营单位</dd> <dt>则：罚款</dt><dd>100,000元</dd> <dt>则：没收</dt><dd>未知</dd> <dt>则：含本数</dt><dd>是</dd> <dt>则：标准的状态</dt><dd>未核实</dd> <dt>说明</dt><dd>二手数字，施行日期和现行效力未核实</dd>", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_source_is_text_and_never_markup()
    {
        var administrator = await host.Visit().AsAsync("admin");

        using var answer = await administrator.PostAsync(Page, Form(this["rule:33a"], "<script>alert(1)</script>"), $"{Page}?handler=Confirm");
        using var page = await administrator.GetAsync(Page);

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.DoesNotContain("<script>alert", await page.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    private static Dictionary<string, string> Form(RuleVersion rule, string source) => new() { ["subject"] = rule.Subject, ["version"] = rule.Version, ["source"] = source };

    private static int Marks(string page) => page.Split("<span class=\"badge mark\">未核实</span>").Length - 1;

    private Task<IReadOnlyList<RuleConfirmation>> Confirmations() => host.Services.GetRequiredService<IRuleConfirmations>().AllAsync(default);
}

/// <summary>The list in a house with cases: what decides them comes first.</summary>
public sealed class UnverifiedRulesInUseTests(HostWithCases host) : IClassFixture<HostWithCases>
{
    [Fact]
    public async Task What_running_cases_rest_on_stands_first_with_how_many_and_links_to_them()
    {
        var officer = await (await host.Visit().AsAsync("officer1")).ReadAsync("/procedures/unverified");
        var counts = System.Text.RegularExpressions.Regex.Matches(officer, "<strong>(?<n>\\d+) 件</strong>|<span class=\"text-secondary\">没有</span>")
            .Select(m => m.Groups["n"].Success ? int.Parse(m.Groups["n"].Value, System.Globalization.CultureInfo.InvariantCulture) : 0).ToList();

        Assert.True(counts[0] > 0);
        Assert.Equal(counts.OrderDescending(), counts);
        Assert.Contains("<a href=\"/cases/demo-", officer, StringComparison.Ordinal);
        Assert.DoesNotContain("href=\"/cases/demo-", await (await host.Visit().AsAsync("admin")).ReadAsync("/procedures/unverified"), StringComparison.Ordinal); // who keeps the system reads no cases
    }

    [Fact]
    public async Task What_a_case_came_to_use_since_the_last_look_is_in_the_next()
    {
        var officer = await host.Visit().AsAsync("officer1");
        var (uses, law) = (host.Services.GetRequiredService<RuleUses>(), host.Services.GetRequiredService<ProcedureLibrary>().Current.Law);
        var address = await Walk.OpenCaseAsync(officer, "示例用规公司");
        var id = CaseId.Parse(address.Split('/')[^1]);
        var before = await uses.OfAsync(law, default);
        var form = (await PageForm.OnAsync(officer, await Walk.TaskOfAsync(officer, address), "task-form")).NothingFound().With("violationFound", "true");
        using var inspected = await form.SubmitAsync(officer, "Complete");
        Assert.Equal(HttpStatusCode.Redirect, inspected.StatusCode);

        var after = await uses.OfAsync(law, default);

        var grown = after.Where(rule => rule.Any(c => c.Case == id) && !before[rule.Key].Any(c => c.Case == id)).Select(rule => rule.Key).ToList();
        Assert.NotEmpty(grown);
        Assert.All(grown, rule => Assert.Equal(before[rule].Select(c => c.Case).Append(id).OrderBy(c => c.ToString()), after[rule].Select(c => c.Case).OrderBy(c => c.ToString())));
    }
}
