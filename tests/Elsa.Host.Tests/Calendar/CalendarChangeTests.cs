using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Elsa.Host.Tests.Forms;
using Microsoft.Extensions.DependencyInjection;
using Workflows.Engine.Cases;
using Workflows.Runtime.Changes;
using Workflows.Runtime.Definitions;
using Workflows.TestKit.Files;

namespace Elsa.Host.Tests.Calendar;

/// <summary>A new calendar on the pages: proposed by one, approved by another, applied to the cases of the demonstration on 2026-03-26.</summary>
public sealed class CalendarChangeTests(HostWithCases host) : IClassFixture<HostWithCases>
{
    [Fact]
    public async Task Two_people_put_a_new_calendar_in_force()
    {
        var (admin, supervisor) = (await host.Visit().AsAsync("admin"), await host.Visit().AsAsync("supervisor"));
        var text = (await File.ReadAllTextAsync(SourceTree.Combine("workflows", "calendars", "cn.yaml"))).Replace(
            "\n  2026:\n", "\n  2027:\n    notices: [ { title: 国务院办公厅关于2027年部分节假日安排的通知, url: 'https://www.gov.cn/' } ]\n    days:\n      元旦: { off: 2027-01-01..2027-01-03 }\n  2026:\n", StringComparison.Ordinal)
            // Sunday the 10th is worked in place of Saturday the 9th: the term for reconsideration ends on the 9th in one case, on the 10th in another.
            .Replace("劳动节: { off: 2026-05-01..2026-05-05, work: 2026-05-09", "劳动节: { off: 2026-05-01..2026-05-05, work: 2026-05-10", StringComparison.Ordinal);
        Assert.Contains("work: 2026-05-10", text, StringComparison.Ordinal);
        var form = (await PageForm.OnAsync(admin, "/calendar", "calendar-form")).With("Reason", "补充通知").Attach("Proof", "cn.yaml", Encoding.UTF8.GetBytes(text));

        using var proposed = await form.SubmitAsync(admin);
        Assert.Equal(HttpStatusCode.Redirect, proposed.StatusCode);
        var address = proposed.Headers.Location!.OriginalString;
        Assert.Contains("正在后台计算会变动的期限", await admin.ReadAsync(address), StringComparison.Ordinal);
        await host.Services.GetRequiredService<DeadlineChangeover>().RunAsync(default); // the next round; the test makes none
        var own = await admin.ReadAsync(address);
        Assert.Contains("您提出的变更须由另一人批准", own, StringComparison.Ordinal);
        Assert.DoesNotContain("approve-form", own, StringComparison.Ordinal);
        Assert.Matches("申请行政复议</td>\\s*<td[^>]*class=\"day\">2026-05-11 / 2026-05-11</td>\\s*<td[^>]*class=\"day\">2026-05-10 / 2026-05-10</td>\\s*<td[^>]*>提前</td>", own);
        Assert.Matches("<td[^>]*class=\"day\">2026-05-09 / 2026-05-09</td>\\s*<td[^>]*class=\"day\">2026-05-10 / 2026-05-10</td>", own);
        var table = await admin.ReadAsync($"{address}?handler=Csv");
        Assert.Contains("中国内地日历：增加2027年放假通知、修改2026年放假安排", own, StringComparison.Ordinal);
        Assert.Contains("href=\"https://www.gov.cn/\" rel=\"noreferrer\">国务院办公厅关于2027年部分节假日安排的通知", own, StringComparison.Ordinal);
        Assert.Matches("新增休息日 3 天</dt><dd>元旦 2027-01-01 2027-01-02 2027-01-03", own);
        Assert.Matches("取消调休上班 1 天</dt><dd>劳动节 2026-05-09", own);
        Assert.Matches("由休息日变为工作日 \\d+ 天</dt><dd>[^<]*2026-05-10（周日）", own);
        Assert.Contains("work: 2026-05-10", await supervisor.ReadAsync($"{address}?handler=File"), StringComparison.Ordinal);
        Assert.Contains("case,number,deadline,old-target", table, StringComparison.Ordinal);
        Assert.Matches("demo-5,[^,]*,reconsideration-term#1,2026-05-11,2026-05-11,2026-05-10,2026-05-10,earlier", table);

        foreach (var page in new[] { "/", "/messages" }) // who may approve is told; who proposed it is not
        {
            Assert.Matches($"id=\"approvals\"(?:(?!</section>).)*href=\"{address}\">中国内地日历：增加2027年放假通知、修改2026年放假安排(?:(?!</section>).)*提出：补充通知", (await supervisor.ReadAsync(page)).ReplaceLineEndings(" "));
            Assert.DoesNotContain(address, await admin.ReadAsync(page), StringComparison.Ordinal);
        }
        Assert.Matches("待办共 [1-9]", await supervisor.ReadAsync("/"));
        Assert.DoesNotContain("没有待办", await supervisor.ReadAsync("/"), StringComparison.Ordinal);

        var offered = await supervisor.ReadAsync(address);
        Assert.DoesNotContain("approve-form", offered, StringComparison.Ordinal); // first it is asked whether it is meant
        Assert.Contains("/cases/demo-5/deadlines#reconsideration-term-1", offered, StringComparison.Ordinal);
        var sure = await supervisor.ReadAsync($"{address}?ask=true");
        Assert.Contains("确认批准？", sure, StringComparison.Ordinal);
        Assert.Contains("approve-form", sure, StringComparison.Ordinal);
        using var alone = await supervisor.PostAsync(address, []);
        Assert.Equal(HttpStatusCode.Redirect, alone.StatusCode);
        Assert.DoesNotContain(address, await supervisor.ReadAsync("/"), StringComparison.Ordinal);
        Assert.False(host.Services.GetRequiredService<ProcedureLibrary>().Current.Law.Calendar.IsProvisional(2027));
        await host.Services.GetRequiredService<DeadlineChangeover>().RunAsync(default); // the next round; the test makes none

        Assert.Contains("2026-05-11", await supervisor.ReadAsync("/cases/demo-5/deadlines"), StringComparison.Ordinal); // the former date stays with its cause
        var told = await (await host.Visit().AsAsync("officer1")).ReadAsync("/messages");
        Assert.Single(Regex.Matches(told, "变更：因新的放假安排，法定最后日由2026-05-11改为2026-05-10，工作目标日由2026-05-11改为2026-05-10。")); // the date that became earlier is told, the later one is not
        Assert.Contains("正在办理", await admin.ReadAsync(address), StringComparison.Ordinal); // another host may not have heard of it yet
        host.Pass(TimeSpan.FromMinutes(1));
        await host.Services.GetRequiredService<DeadlineChangeover>().RunAsync(default);
        Assert.Contains("已完成", await admin.ReadAsync(address), StringComparison.Ordinal);
        var after = await admin.ReadAsync("/calendar");
        Assert.DoesNotContain("等待两人批准", after, StringComparison.Ordinal); // the folder still holds the former one: nobody put it there anew
        using var empty = await (await PageForm.OnAsync(admin, "/calendar", "calendar-form")).With("Reason", "x").SubmitAsync(admin);
        Assert.Contains("文件夹中没有等待批准的日历", await Visitor.TextOfAsync(empty), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_change_lists_the_cases_that_it_could_not_move_and_the_version_that_overtook_it()
    {
        var changes = host.Services.GetRequiredService<IDeadlineChanges>();
        await changes.AddAsync(new("overtaken", MoveCause.Rules, "rules", "", "v2", "", "新规定", ChangePreview.None, "admin", DateTimeOffset.UnixEpoch.AddDays(1)), default);
        await changes.ApproveAsync("overtaken", "supervisor", DateTimeOffset.UnixEpoch.AddDays(2), default);
        await changes.NoteAsync("overtaken", CaseId.Parse("demo-2"), "Expected an event that this version knows.", default);
        await changes.FinishAsync("overtaken", DateTimeOffset.UnixEpoch.AddDays(3), "v3", default);

        var page = await (await host.Visit().AsAsync("admin")).ReadAsync("/calendar/overtaken");

        Assert.Contains("已终止：另一变更已生效", page, StringComparison.Ordinal);
        Assert.Contains("未能移动的案件（1 件）", page, StringComparison.Ordinal);
        Assert.Contains("demo-2 — 原因: Expected an event that this version knows.", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_no_calendar_is_refused_with_its_place_and_a_reason_is_asked_for()
    {
        var admin = await host.Visit().AsAsync("admin");
        using var bad = await (await PageForm.OnAsync(admin, "/calendar", "calendar-form")).With("Reason", "x").Attach("Proof", "我的日历.yaml", "title: 3\n"u8.ToArray()).SubmitAsync(admin);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, bad.StatusCode);
        Assert.Contains("您上传的 我的日历.yaml 第 1 行第 8 列：此处内容的种类不对", await Visitor.TextOfAsync(bad), StringComparison.Ordinal);

        using var torn = await (await PageForm.OnAsync(admin, "/calendar", "calendar-form")).With("Reason", "x").Attach("Proof", "我的日历.yaml", "a: [\n"u8.ToArray()).SubmitAsync(admin);
        Assert.DoesNotContain("Expected", await Visitor.TextOfAsync(torn), StringComparison.Ordinal); // said in the reader's language alone

        using var mute = await (await PageForm.OnAsync(admin, "/calendar", "rules-form")).SubmitAsync(admin);
        Assert.Contains("请写明理由", await Visitor.TextOfAsync(mute), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_those_who_keep_the_calendar_see_it()
    {
        using var answer = await (await host.Visit().AsAsync("officer1")).GetAsync("/calendar");
        Assert.Equal("/account/denied", answer.Headers.Location?.AbsolutePath);
    }
}
