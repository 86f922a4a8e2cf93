using Microsoft.Playwright;

namespace Workflows.EndToEnd.Tests.Surroundings;

[Collection(EndToEnd.Name)]
public sealed class BrowserFixtureTests(BrowserFixture browser)
{
    private const string Address = "data:text/html;charset=utf-8,";

    [Fact]
    public async Task The_browser_shows_a_page_and_does_what_a_person_does()
    {
        var page = await browser.NewPageAsync();
        await page.GotoAsync(Address + Uri.EscapeDataString("<button onclick=\"document.title='已立案'\">立案</button>"));

        await page.GetByRole(AriaRole.Button, new() { Name = "立案" }).ClickAsync();

        Assert.Equal("已立案", await page.TitleAsync());
    }

    [Fact]
    public async Task Chinese_characters_have_glyphs_of_their_own()
    {
        var page = await browser.NewPageAsync();
        await page.GotoAsync(Address + "<canvas></canvas>");

        // Without a Chinese font every character is drawn as the same empty box.
        var different = await page.EvaluateAsync<int>("""
            () => new Set([...'安全生产行政处罚'].map(character => {
              const canvas = Object.assign(document.createElement('canvas'), { width: 40, height: 40 });
              const context = canvas.getContext('2d');
              context.font = '32px sans-serif';
              context.fillText(character, 2, 34);
              return canvas.toDataURL();
            })).size
            """);

        Assert.Equal(8, different);
    }

    [Fact]
    public async Task The_person_at_the_browser_is_in_China()
    {
        var page = await browser.NewPageAsync();

        Assert.Equal("zh-CN", await page.EvaluateAsync<string>("() => navigator.language"));
        Assert.Equal("Asia/Shanghai", await page.EvaluateAsync<string>("() => Intl.DateTimeFormat().resolvedOptions().timeZone"));
    }

    [Fact]
    public async Task A_screenshot_is_a_picture_in_the_folder_for_screenshots()
    {
        var page = await browser.NewPageAsync();
        await page.GotoAsync(Address + Uri.EscapeDataString("<h1>安全生产行政处罚决定书</h1>"));

        var file = await BrowserFixture.ScreenshotAsync(page, "surroundings");

        Assert.Equal(BrowserFixture.Screenshots, Path.GetDirectoryName(file));
        Assert.Equal([0x89, (byte)'P', (byte)'N', (byte)'G'], (await File.ReadAllBytesAsync(file))[..4]);
    }
}
