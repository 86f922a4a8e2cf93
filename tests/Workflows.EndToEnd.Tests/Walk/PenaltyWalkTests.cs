using Workflows.EndToEnd.Tests.Surroundings;
using Workflows.TestKit.Files;
using Workflows.TestKit.Waiting;

namespace Workflows.EndToEnd.Tests.Walk;

/// <summary>A whole penalty case in the browser, by as many people as the law's duties demand.</summary>
[Collection(EndToEnd.Name)]
public sealed class PenaltyWalkTests(BrowserFixture browser)
{
    private const string Party = "示例漫步有限公司";
    private const string Password = "a password for the walk";

    [Fact]
    public async Task A_penalty_goes_from_the_inspection_to_the_closed_case_with_the_decision_published_and_a_decision_in_the_window_refused()
    {
        using var data = new TemporaryFolder();
        string address;
        await using (var monday = await HostAsync(data, "2026-03-02T09:00:00+08:00"))
        {
            address = await UntilTheNoticeIsServedAsync(new(browser, monday, Password));
            Assert.Equal(0, await monday.StopAsync());
        }

        await using var host = await HostAsync(data, "2026-03-10T09:30:00+08:00"); // five working days later the window is over
        var clerks = new Clerks(browser, host, Password);
        await DecideAsync(clerks);
        await PublishAsync(clerks, host);
        await CloseAsync(clerks, address);
    }

    private static Task<HostProcess> HostAsync(TemporaryFolder data, string clock) => HostProcess.StartAsync(data.Path, new Dictionary<string, string?>
    {
        ["Demo__Clock"] = clock,
        ["Demo__Password"] = Password,
        ["Scheduling__SweepSeconds"] = "1",
    });

    /// <returns>The path of the case's page.</returns>
    private static async Task<string> UntilTheNoticeIsServedAsync(Clerks clerks)
    {
        var officer = await clerks.DeskAsync("officer1");
        await officer.GotoAsync("/cases/start");
        await Clerks.FillAsync(officer, ("party.kind", "unit"), ("party.name", Party), ("party.code", "91000000000000088X"),
            ("party.representative", "负责人甲"), ("party.address", "示例县示例路88号"), ("place", "示例县示例路88号厂区"), ("source", "inspection"));
        await BrowserFixture.ScreenshotAsync(officer, "walk-01-start");
        await Clerks.PressAsync(officer, "button[name=start]");
        await Clerks.AcceptedAsync(officer);
        Assert.Contains("案件来源已登记。", await officer.InnerTextAsync("main"), StringComparison.Ordinal);
        var address = new Uri(officer.Url).AbsolutePath;

        await clerks.DoAsync("officer1", "现场检查", ("violationFound", "true"), ("signature", "signed"));
        await clerks.DoAsync("officer1", "责令改正", ("correction", "order"), ("correctionDueOn", "2026-03-02"));
        await clerks.DoAsync("officer1", "送达"); // the order to correct
        await clerks.DoAsync("officer1", "立案呈报");
        await clerks.DoAsync("unit-head", "承办机构审查");
        await BrowserFixture.ScreenshotAsync(await clerks.DoAsync("head", "立案审批"), "walk-02-filed");
        await clerks.DoAsync("officer1", "调查取证");
        await clerks.DoAsync("officer1", "调查终结报告", ("proposal", "penalty"));
        await clerks.DoAsync("head", "审查调查结果并签发告知");
        var served = await clerks.DoAsync("officer1", "送达");
        await BrowserFixture.ScreenshotAsync(served, "walk-03-notice-served");
        Assert.Contains("示应急立〔2026〕1号", await served.InnerTextAsync("main"), StringComparison.Ordinal);
        return address;
    }

    private static async Task DecideAsync(Clerks clerks)
    {
        await clerks.DoAsync("officer1", "最终处理意见");
        await clerks.DoAsync("reviewer", "法制审核");
        await clerks.DoAsync("head", "集体讨论", ("discussedOn", "2026-03-10"), ("discussants", "head,deputy"), ("discussionConclusion", "penalty"));

        var head = await clerks.OpenAsync("head", "作出处理决定");
        await Clerks.CompleteAsync(head, ("decisionOutcome", "penalty"), ("decidedOn", "2026-03-09"));
        var refusal = await head.InnerTextAsync("#refusal");
        await BrowserFixture.ScreenshotAsync(head, "walk-04-refused");
        Assert.Contains("不能办理", refusal, StringComparison.Ordinal);
        Assert.Contains("规则", refusal, StringComparison.Ordinal);
        Assert.Contains("行政处罚法", refusal, StringComparison.Ordinal);
        Assert.Equal("2026-03-09", await head.InputValueAsync("input[name=decidedOn]")); // nothing typed is lost

        await Clerks.CompleteAsync(head, ("decidedOn", "2026-03-10"));
        await Clerks.AcceptedAsync(head);
        await BrowserFixture.ScreenshotAsync(head, "walk-05-decided");

        await clerks.DoAsync("officer1", "送达", ("servedOn", "2026-03-10"));
    }

    private async Task PublishAsync(Clerks clerks, HostProcess host)
    {
        await clerks.DoAsync("publisher", "脱密审查");
        await clerks.DoAsync("reviewer", "公示审核");

        var citizen = await browser.NewPageAsync(host.Address);
        var entry = citizen.Locator(".decision-entry h2 a");
        await Eventually.GetAsync("the decision on the portal", async _ =>
        {
            await citizen.GotoAsync("/portal");
            return await entry.CountAsync();
        }, entries => entries == 1);
        Assert.Equal(Party, await entry.InnerTextAsync());
        await BrowserFixture.ScreenshotAsync(citizen, "walk-06-portal");
        await entry.ClickAsync();
        await citizen.WaitForURLAsync("**/portal/decisions/**");
        var decision = await citizen.InnerTextAsync("main");
        await BrowserFixture.ScreenshotAsync(citizen, "walk-07-published");
        Assert.Contains("示应急罚〔2026〕1号", decision, StringComparison.Ordinal);
        Assert.Contains(Party, decision, StringComparison.Ordinal);
        Assert.Contains("30,000.00", decision, StringComparison.Ordinal);
    }

    private static async Task CloseAsync(Clerks clerks, string address)
    {
        await clerks.DoAsync("officer1", "整改复查", ("recheckedOn", "2026-03-10"));

        var officer = await clerks.DeskAsync("officer1");
        await officer.GotoAsync($"{address}/messages/payment.received");
        await Clerks.FillAsync(officer, ("paidOn", "2026-03-10"), ("amount", "30000"));
        await Clerks.PressAsync(officer, "button[name=record]");
        await Clerks.AcceptedAsync(officer);

        await clerks.DoAsync("officer1", "结案报告");
        await clerks.DoAsync("head", "结案审批");

        await officer.GotoAsync(address);
        await officer.WaitForSelectorAsync(".flags");
        await BrowserFixture.ScreenshotAsync(officer, "walk-08-ended");
        var end = await officer.InnerTextAsync("main");
        Assert.Contains("已结案", end, StringComparison.Ordinal); // and open to a review or a suit until their terms are over
        Assert.Contains("提起行政诉讼", end, StringComparison.Ordinal);
    }
}
