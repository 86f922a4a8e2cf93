using Elsa.Host.Composition;
using Elsa.Host.Frame;
using Microsoft.Playwright;

namespace Elsa.Host.Tests.Browser;

/// <summary>What axe finds by the rules of WCAG 2.2 AA: nothing.</summary>
[Collection(nameof(HostInABrowser))]
public sealed class AccessibilityTests(HostInABrowser host)
{
    private static readonly string s_axe = File.ReadAllText(
        Path.Combine(ProductPaths.WebFiles(AppContext.BaseDirectory), "node_modules", "axe-core", "axe.min.js"));

    [Theory]
    [InlineData("/portal")]
    [InlineData("/portal/accessibility")]
    [InlineData("/portal?from=March&kind=unit")]
    [InlineData("/portal?q=nothing")]
    [InlineData("/portal/decisions/demo-2")]
    [InlineData("/account/sign-in")]
    [InlineData("/account/denied")]
    [InlineData("/test/_Steps")]
    [InlineData("/test/_OpinionTrail")]
    [InlineData("/test/_ProcessPicture")]
    public async Task An_open_page_has_no_barrier(string path)
    {
        var (page, _) = await host.OpenAsync(path);

        Assert.Empty(await BarriersAsync(page));
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/people")]
    [InlineData("/help")]
    [InlineData("/messages")]
    [InlineData("/search?q=demo-1")]
    [InlineData("/procedures")]
    [InlineData("/procedures/publication")]
    [InlineData("/procedures/rules")]
    [InlineData("/cases")]
    [InlineData("/cases/start")]
    [InlineData("/cases/demo-3")]
    [InlineData("/cases/demo-3/opinions")]
    [InlineData("/cases/demo-3/process")]
    [InlineData("/cases/demo-3/deadlines")]
    [InlineData("/cases/demo-3/arrivals")]
    [InlineData("/cases/demo-3/documents")]
    [InlineData("/cases/demo-3/facts")]
    [InlineData("/cases/demo-3/log")]
    [InlineData("/cases/demo-5/messages/payment.received")]
    public async Task A_page_of_the_back_office_has_no_barrier(string path)
    {
        var page = await host.OpenAsync("officer1", path);

        Assert.Empty(await BarriersAsync(page));
    }

    [Theory]
    [InlineData("/board")]
    [InlineData("/outbox")]
    [InlineData("/outbox/mail?identity=demo-3/publish-system%231/after-3/supervisor")]
    public async Task A_page_of_supervision_has_no_barrier(string path)
    {
        var page = await host.OpenAsync("supervisor", path);

        Assert.Empty(await BarriersAsync(page));
    }

    [Theory]
    [InlineData("/portal")]
    [InlineData("/portal?from=March")]
    [InlineData("/portal/decisions/demo-2")]
    [InlineData("/test/_Steps")]
    public async Task At_320_pixels_nothing_has_to_be_scrolled_sideways(string path)
    {
        var (page, _) = await host.OpenAsync(path);
        await page.SetViewportSizeAsync(320, 640);

        Assert.Equal(320, await page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
    }

    [Theory]
    [InlineData("officer1", "/", "zh-CN")]
    [InlineData("officer1", "/cases", "zh-CN")]
    [InlineData("officer1", "/cases/demo-3/facts", "zh-CN")]
    [InlineData("officer1", "/cases/demo-3/documents", "zh-CN")]
    [InlineData("officer1", "/cases/demo-3/process", "en")]
    [InlineData("officer1", "/procedures/rules", "zh-CN")]
    [InlineData("supervisor", "/calendar", "zh-CN")]
    public async Task At_320_pixels_neither_page_nor_table_has_to_be_scrolled_sideways(string account, string path, string language)
    {
        var page = await host.OpenAsync(account, path);
        await page.Context.AddCookiesAsync([new() { Name = Languages.Cookie, Value = Uri.EscapeDataString($"c={language}|uic={language}"), Url = new Uri(page.Url).GetLeftPart(UriPartial.Authority) }]);
        await page.SetViewportSizeAsync(320, 640);
        await page.ReloadAsync();

        Assert.Equal(language, await page.EvaluateAsync<string>("document.documentElement.lang"));
        Assert.Equal(320, await page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
        Assert.Equal(0, await page.EvaluateAsync<int>("[...document.querySelectorAll('.table-responsive')].filter(t => t.scrollWidth > t.clientWidth).length"));
    }

    internal static async Task<string[]> BarriersAsync(IPage page)
    {
        await page.EvaluateAsync(s_axe);
        return await page.EvaluateAsync<string[]>("""
            axe.run({ runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] }).then(found =>
              found.violations.flatMap(rule => rule.nodes.map(node => `${rule.id}: ${node.target}`)))
            """);
    }
}
