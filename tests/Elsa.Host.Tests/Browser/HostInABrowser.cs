using Elsa.Host.Frame;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace Elsa.Host.Tests.Browser;

/// <summary>The host on a real port, with the partials on pages of their own, and a browser to look at all of it.</summary>
public sealed class HostInABrowser : HostWithCases, IAsyncLifetime
{
    private IPlaywright _playwright = null!;
    private IBrowser _browser = null!;

    internal async Task<(IPage Page, List<string> Complaints)> OpenAsync(string path)
    {
        var page = await _browser.NewPageAsync();
        var complaints = new List<string>();
        page.Console += (_, message) => { if (message.Type == "error") complaints.Add(message.Text); };
        page.PageError += (_, error) => complaints.Add(error);
        await page.GotoAsync(new Uri(ClientOptions.BaseAddress, path).ToString());
        return (page, complaints);
    }

    /// <summary>Opens a page as somebody who has signed in.</summary>
    internal async Task<IPage> OpenAsync(string account, string path)
    {
        var (page, _) = await OpenAsync($"/account/sign-in?returnUrl={Uri.EscapeDataString(path)}");
        await page.FillAsync("#Account", account);
        await page.FillAsync("#Password", Password);
        await page.ClickAsync("main button[type=submit]");
        await page.WaitForURLAsync(new Uri(ClientOptions.BaseAddress, path).ToString());
        return page;
    }

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        UseKestrel(0);
        StartServer();
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = "/usr/bin/chromium",
            Args = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
        });
    }

    async Task IAsyncLifetime.DisposeAsync()
    {
        await _browser.DisposeAsync();
        _playwright.Dispose();
        await DisposeAsync();
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.ConfigureTestServices(services => services
            .AddSingleton<IStartupFilter>(new SampleFile("sample.bpmn"))
            .AddSingleton<IStartupFilter>(new SampleFile("sample.dmn"))
            .AddSingleton<IStartupFilter>(new PartialPage("_ProcessPicture", new ProcessPicture("流程图", "/test/sample.bpmn",
            [
                new("draft", "起草", StepState.Returned, "第 2 次"),
                new("review", "审核", StepState.Done),
                new("wait", "等待答复", StepState.Waiting),
                new("end", "办结", StepState.NotReached),
                new("inside-a-collapsed-part", "别处", StepState.Current, "承办人甲"),
            ])))
            .AddSingleton<IStartupFilter>(new PartialPage("_DecisionPicture", new DecisionPicture("听证标准", "/test/sample.dmn")))
            .AddSingleton<IStartupFilter>(new PartialPage("_Steps", new StepIndicator("办理阶段",
            [
                new("立案", StepState.Done, "2026-03-02"),
                new("调查", StepState.Done),
                new("审核", StepState.Returned, "第 2 次"),
                new("送达", StepState.NotReached),
            ])))
            .AddSingleton<IStartupFilter>(new PartialPage("_OpinionTrail", new OpinionTrail(
            [
                new("法制审核", "法制审核员", "审核人员", "政策法规科", new(2026, 3, 2, 9, 0, 0), new(2026, 3, 4, 10, 30, 0), 2, "退回", "事实不清。\n请补充询问。", 1, [new("退回意见.pdf", "/files/1")]),
                new("法制审核", "法制审核员", "审核人员", "政策法规科", new(2026, 3, 9, 9, 0, 0), null, null, null, null, 2, []),
            ]))));
    }

    private sealed class SampleFile(string name) : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Map($"/test/{name}", file => file.Run(context => context.Response.SendFileAsync(Path.Combine(AppContext.BaseDirectory, "Browser", name))));
            next(app);
        };
    }
}
