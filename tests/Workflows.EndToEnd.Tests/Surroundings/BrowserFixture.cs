using Microsoft.Playwright;
using Workflows.TestKit.Files;

namespace Workflows.EndToEnd.Tests.Surroundings;

/// <summary>Debian's Chromium, headless, as a person in China would have it.</summary>
public sealed class BrowserFixture : IAsyncLifetime
{
    private const string Chromium = "/usr/bin/chromium";

    private static readonly string[] Arguments =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
        "--disable-background-networking", "--disable-component-update", "--disable-sync",
    ];

    private IPlaywright? playwright;
    private IBrowser? browser;

    /// <summary>The folder for screenshots: the environment variable SCREENSHOTS, else <c>TestResults/screenshots</c>.</summary>
    public static string Screenshots { get; } =
        Environment.GetEnvironmentVariable("SCREENSHOTS") is { Length: > 0 } folder ? folder : SourceTree.Combine("TestResults", "screenshots");

    public async Task InitializeAsync()
    {
        if (!File.Exists(Chromium))
        {
            throw new InvalidOperationException(
                $"Expected the browser {Chromium}, but it is not there: apt-get install chromium fonts-noto-cjk (tests/run does it).");
        }
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = Chromium, Args = Arguments });
    }

    /// <summary>A page of a new person: no cookies, Chinese, in Shanghai.</summary>
    /// <param name="address">What relative addresses are relative to; null where all are absolute.</param>
    public async Task<IPage> NewPageAsync(Uri? address = null)
    {
        var person = await browser!.NewContextAsync(new()
        {
            BaseURL = address?.ToString(),
            Locale = "zh-CN",
            TimezoneId = "Asia/Shanghai",
            ViewportSize = new() { Width = 1280, Height = 900 },
        });
        return await person.NewPageAsync();
    }

    /// <summary>Saves the whole page as <c>name.png</c>, for people to look at, and gives the file's path.</summary>
    public static async Task<string> ScreenshotAsync(IPage page, string name)
    {
        var file = Path.Combine(Directory.CreateDirectory(Screenshots).FullName, $"{name}.png");
        await page.ScreenshotAsync(new() { Path = file, FullPage = true });
        return file;
    }

    public async Task DisposeAsync()
    {
        if (browser is not null) await browser.DisposeAsync();
        playwright?.Dispose();
    }
}
