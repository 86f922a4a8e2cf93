using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Elsa.Host.Tests.Cases;
using Elsa.Host.Tests.Forms;

namespace Elsa.Host.Tests.Accounts;

/// <summary>Who acts for whom: recorded by a third person with the writing, seen on the frame and on every act, ended early. It is 2026-03-26.</summary>
public sealed class DelegationTests(HostWithCases host) : IClassFixture<HostWithCases>
{
    private static readonly byte[] s_paper = Encoding.UTF8.GetBytes("%PDF-1.7 委托书");

    [Theory]
    [InlineData("officer1", "/delegations", false)] // who handles cases has no business here
    [InlineData("officer1", "/delegations/record", false)]
    [InlineData("director", "/delegations", true)]
    [InlineData("director", "/delegations/record", false)] // who delegates does not record it
    [InlineData("supervisor", "/delegations/record", false)]
    [InlineData("director", "/people/close?id=officer2", false)]
    [InlineData("admin", "/delegations", true)]
    [InlineData("admin", "/delegations/record", true)]
    [InlineData("admin", "/people/close?id=officer2", true)]
    public async Task Each_page_is_open_to_those_it_is_for(string account, string page, bool open)
    {
        using var answer = await (await host.Visit().AsAsync(account)).GetAsync(page);

        Assert.Equal(open ? HttpStatusCode.OK : HttpStatusCode.Redirect, answer.StatusCode);
        if (!open) Assert.Contains("/account/denied", answer.Headers.Location!.OriginalString, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_acting_officer_sees_it_on_every_page_and_every_act_says_so_until_it_is_ended()
    {
        var officer = await host.Visit().AsAsync("officer1");
        var address = await Walk.OpenCaseAsync(officer, "示例代理公司");
        var admin = await host.Visit().AsAsync("admin");

        Assert.Matches("承办人甲 · [^<]* · 在 \\d+ 件在办案件中承担调查</option>", await admin.ReadAsync("/delegations/record"));
        using var recorded = await ConfirmAsync(admin, await FormAsync(admin));
        Assert.Equal(HttpStatusCode.Redirect, recorded.StatusCode);
        var list = await admin.ReadAsync("/delegations");
        Assert.Contains("已登记：公示员 代理 承办人甲，2026-03-26 至 2026-04-10。", list, StringComparison.Ordinal);
        Assert.Contains("生效中", list, StringComparison.Ordinal);
        using var writing = await admin.GetAsync(LinkOf(list, "示应急委〔2026〕1号", "handler=Writing"));
        Assert.Equal(s_paper, await writing.Content.ReadAsByteArrayAsync());

        var deputy = await host.Visit().AsAsync("publisher");
        var inbox = await deputy.ReadAsync("/");
        Assert.Contains("id=\"acting-for\"", inbox, StringComparison.Ordinal);
        Assert.Contains("代理 承办人甲：承办人，至 2026-04-10（示应急委〔2026〕1号）", inbox, StringComparison.Ordinal);
        Assert.Contains("示例代理公司", inbox, StringComparison.Ordinal);
        Assert.Contains("badge-acting\">代理 承办人甲</span>", inbox, StringComparison.Ordinal);
        var task = await Walk.TaskOfAsync(deputy, address);
        Assert.Contains("您受书面委托，代理 承办人甲 行使“承办人”职权", await deputy.ReadAsync(task), StringComparison.Ordinal);

        using var done = await (await PageForm.OnAsync(deputy, task, "task-form")).NothingFound().SubmitAsync(deputy);
        Assert.Equal(HttpStatusCode.Redirect, done.StatusCode);
        foreach (var tab in new[] { "log", "opinions", "facts" })
            Assert.Contains("公示员（代理 承办人甲）", await officer.ReadAsync($"{address}/{tab}"), StringComparison.Ordinal);
        Assert.Contains("示应急委〔2026〕1号", await officer.ReadAsync($"{address}/log"), StringComparison.Ordinal);

        var end = LinkOf(list, "示应急委〔2026〕1号", "/delegations/end");
        using var nothing = await (await PageForm.OnAsync(admin, end, "end-form")).SubmitAsync(admin);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, nothing.StatusCode);
        using var ended = await (await PageForm.OnAsync(admin, end, "end-form")).With("Reason", "本人返岗").SubmitAsync(admin);
        Assert.Contains("自 2026-03-26 起终止：本人返岗（系统管理员）", await admin.ReadAsync("/delegations"), StringComparison.Ordinal);
        Assert.DoesNotContain("id=\"acting-for\"", await deputy.ReadAsync("/"), StringComparison.Ordinal);
        var next = await Walk.TaskOfAsync(officer, await Walk.OpenCaseAsync(officer, "示例代理期满公司"));
        Assert.Contains("id=\"not-yours\"", await deputy.ReadAsync(next), StringComparison.Ordinal);
    }

    [Theory]
    // a field, what is entered, what the page says
    [InlineData("Principal", "", "请选择委托人。")]
    [InlineData("Deputy", "", "请选择受委托人。")]
    [InlineData("Deputy", "gone", "账号“gone”已停用或者不存在，不能委托，也不能受托。")]
    [InlineData("Deputy", "chair", "委托人和受委托人须为两人。")] // to oneself
    [InlineData("Deputy", "admin", "委托须由第三人登记")] // to the one who records it
    [InlineData("Principal", "admin", "委托须由第三人登记")]
    [InlineData("Role", "administrator", "请选择委托行使的岗位职权。")] // looking after the system is not delegated
    [InlineData("Role", "agency-head", "委托人本人不具有该岗位")]
    [InlineData("From", "", "请填写起始日期。")]
    [InlineData("To", "2026-03-19", "截止日期不得早于起始日期。")]
    [InlineData("To", "2026-03-25", "截止日期 2026-03-25 已过，今天是 2026-03-26。")]
    [InlineData("Document", " ", "请填写委托书的文号或者名称。")]
    public async Task What_is_wrong_is_told_at_its_field_and_nothing_is_recorded(string field, string value, string said)
    {
        var admin = await host.Visit().AsAsync("admin");
        var form = (await FormAsync(admin)).With("Principal", "chair").With("Role", "hearing-chair").With("Deputy", "reviewer").With("From", "2026-03-20").With("Document", "示例二号");

        using var answer = await form.With(field, value).SubmitAsync(admin);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var page = await Visitor.TextOfAsync(answer);
        Assert.Matches($"id=\"{field}-error\">[^<]*{System.Text.RegularExpressions.Regex.Escape(said)}", page);
        Assert.DoesNotContain("示例二号", await admin.ReadAsync("/delegations"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_role_is_delegated_to_one_person_at_a_time_and_a_second_submit_records_nothing_more()
    {
        var admin = await host.Visit().AsAsync("admin");
        var form = (await FormAsync(admin)).With("Principal", "clerk").With("Role", "hearing-clerk").With("Deputy", "supervisor").With("Document", "示例三号");
        using var checkedOnce = await form.SubmitAsync(admin);
        var summary = await PageForm.OnAsync(checkedOnce, "delegation-form");
        using var first = await summary.SubmitAsync(admin);

        using var again = await summary.SubmitAsync(admin);
        using var other = await (await FormAsync(admin)).With("Principal", "clerk").With("Role", "hearing-clerk").With("Deputy", "reviewer").With("Document", "示例四号").SubmitAsync(admin);

        Assert.Equal(HttpStatusCode.Redirect, again.StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, other.StatusCode);
        Assert.Contains("id=\"From-error\">该委托人的这一岗位在这段期间已委托给督查员（2026-03-26 至 2026-04-10，示例三号）", await Visitor.TextOfAsync(other), StringComparison.Ordinal);
        var list = await admin.ReadAsync("/delegations");
        Assert.Equal(2, list.Split(">示例三号<").Length); // one row
        Assert.DoesNotContain("示例四号", list, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Before_it_is_recorded_a_summary_says_who_acts_for_whom_and_where_the_deputy_is_barred()
    {
        var admin = await host.Visit().AsAsync("admin");
        var form = (await FormAsync(admin)).With("Principal", "reviewer").With("Role", "legal-reviewer").With("Deputy", "officer2").With("Document", "示例五号");

        using var looked = await form.SubmitAsync(admin);
        var page = await Visitor.TextOfAsync(looked);

        Assert.Equal(HttpStatusCode.OK, looked.StatusCode);
        Assert.Contains("承办人乙 将从 2026-03-26 至 2026-04-10 代理 法制审核员，行使“法制审核人员”职权。", page, StringComparison.Ordinal);
        Assert.Contains("委托书.pdf", page, StringComparison.Ordinal);
        Assert.Matches("id=\"barred\">\\s*<strong>\\d+ 件</strong>", page);
        Assert.Matches("其中 \\d+ 件已承担“调查”", page); // who investigates does not review: 行政处罚法 art. 58, 国办发〔2018〕118号
        Assert.DoesNotContain("示例五号", await admin.ReadAsync("/delegations"), StringComparison.Ordinal);

        using var changed = await (await PageForm.OnAsync(looked, "delegation-form")).SubmitAsync(admin, "Edit");
        var again = await PageForm.OnAsync(changed, "delegation-form");
        Assert.Equal(("officer2", "2026-04-10", "示例五号"), (again.Of("Deputy").Single(), again.Of("To").Single(), again.Of("Document").Single()));
        using var recorded = await ConfirmAsync(admin, again.With("Deputy", "supervisor")); // the writing was handed in already
        Assert.Equal(HttpStatusCode.Redirect, recorded.StatusCode);
        Assert.Contains("示例五号", await admin.ReadAsync("/delegations"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_deputy_who_did_nothing_is_barred_nowhere()
    {
        var admin = await host.Visit().AsAsync("admin");

        using var looked = await (await FormAsync(admin)).With("Principal", "director").With("Role", "principal-head").With("Deputy", "supervisor").SubmitAsync(admin);

        Assert.Matches("id=\"barred\">\\s*没有：", await Visitor.TextOfAsync(looked));
    }

    [Theory]
    [InlineData("/delegations/record")]
    [InlineData("/delegations/end?id=x")]
    [InlineData("/people/close?id=officer2")]
    public async Task A_form_without_its_anti_forgery_token_is_refused(string path)
    {
        using var answer = await (await host.Visit().AsAsync("admin")).PostBareAsync(path, []);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    /// <summary>The link of that kind in the row of a writing.</summary>
    private static string LinkOf(string list, string document, string kind)
    {
        var row = list.Split("<tr ").Single(r => r.Contains(document, StringComparison.Ordinal));
        return Regex.Matches(row, "href=\"(?<to>[^\"]+)\"").Select(m => m.Groups["to"].Value).Single(to => to.Contains(kind, StringComparison.Ordinal));
    }

    /// <summary>Looks at what was filled in, and records it.</summary>
    private static async Task<HttpResponseMessage> ConfirmAsync(Visitor admin, PageForm form)
    {
        using var looked = await form.SubmitAsync(admin);
        Assert.Equal(HttpStatusCode.OK, looked.StatusCode);
        return await (await PageForm.OnAsync(looked, "delegation-form")).SubmitAsync(admin);
    }

    private static async Task<PageForm> FormAsync(Visitor admin) => (await PageForm.OnAsync(admin, "/delegations/record", "delegation-form"))
        .With("Principal", "officer1").With("Role", "case-officer").With("Deputy", "publisher").With("From", "2026-03-26").With("To", "2026-04-10")
        .With("Document", "示应急委〔2026〕1号").Attach("Writing", "委托书.pdf", s_paper);
}
