using System.Net;
using Elsa.Host.Tests.Cases;
using Elsa.Host.Tests.Forms;

namespace Elsa.Host.Tests.Accounts;

/// <summary>No account is closed before what its person took is handed over.</summary>
public sealed class AccountClosingTests(HostWithCases host) : IClassFixture<HostWithCases>
{
    [Fact]
    public async Task What_the_person_took_goes_back_the_head_of_the_unit_is_told_and_the_account_is_closed()
    {
        var officer = await host.Visit().AsAsync("officer2");
        var address = await Walk.OpenCaseAsync(officer, "示例离岗公司");
        var task = await Walk.TaskOfAsync(officer, address);
        using var claimed = await officer.PostAsync(task, new() { ["_key"] = Guid.NewGuid().ToString() }, $"{task}?handler=Claim");
        Assert.Contains("name=\"release\"", await officer.ReadAsync(task), StringComparison.Ordinal);
        var admin = await host.Visit().AsAsync("admin");
        Assert.Contains("将退回的任务：1 项", await admin.ReadAsync("/people/close?id=officer2"), StringComparison.Ordinal);

        using var closed = await (await PageForm.OnAsync(admin, "/people/close?id=officer2", "close-form")).SubmitAsync(admin);

        Assert.Equal(HttpStatusCode.Redirect, closed.StatusCode);
        Assert.Contains("已停用账号 officer2，退回任务 1 项。", await admin.ReadAsync("/people"), StringComparison.Ordinal);
        using var refused = await host.Visit().SignInAsync("officer2");
        Assert.Equal(HttpStatusCode.OK, refused.StatusCode); // the page again, with why
        var colleague = await host.Visit().AsAsync("officer1");
        Assert.Contains("name=\"claim\"", await colleague.ReadAsync(task), StringComparison.Ordinal);
        var head = await host.Visit().AsAsync("unit-head");
        Assert.Contains("账号停用，1 项已认领的任务退回，请另行安排", await head.ReadAsync("/messages"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_closes_his_own_account()
    {
        var admin = await host.Visit().AsAsync("admin");

        using var answer = await (await PageForm.OnAsync(admin, "/people/close?id=admin", "close-form")).SubmitAsync(admin);

        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        Assert.Contains("不能停用自己的账号", await Visitor.TextOfAsync(answer), StringComparison.Ordinal);
    }
}
