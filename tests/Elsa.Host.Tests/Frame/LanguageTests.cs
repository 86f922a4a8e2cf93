using System.Net;

namespace Elsa.Host.Tests.Frame;

public sealed class LanguageTests(HostUnderTest host) : IClassFixture<HostUnderTest>
{
    [Fact]
    public async Task Chinese_comes_first_whatever_the_browser_asks_for()
    {
        using var http = host.CreateClient();
        http.DefaultRequestHeaders.AcceptLanguage.ParseAdd("en-GB,en;q=0.9");

        var page = WebUtility.HtmlDecode(await http.GetStringAsync(new Uri("/portal", UriKind.Relative)));

        Assert.Contains("<html lang=\"zh-CN\">", page, StringComparison.Ordinal);
        Assert.Contains("行政处罚公示", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_switch_turns_the_pages_to_English_and_leads_back()
    {
        var visitor = host.Visit();

        using var answer = await visitor.PostAsync("/portal", new() { ["culture"] = "en", ["returnUrl"] = "/portal" }, to: "/language");
        var page = await visitor.ReadAsync("/portal");

        Assert.Equal("/portal", answer.Headers.Location?.OriginalString);
        Assert.Contains("<html lang=\"en\">", page, StringComparison.Ordinal);
        Assert.Contains("Published penalty decisions", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_language_that_we_do_not_speak_is_refused()
    {
        using var answer = await host.Visit().PostAsync("/portal", new() { ["culture"] = "fr" }, to: "/language");

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task The_switch_leads_to_no_other_site()
    {
        using var answer = await host.Visit().PostAsync("/portal", new() { ["culture"] = "en", ["returnUrl"] = "//elsewhere.example.test" }, to: "/language");

        Assert.Equal("/", answer.Headers.Location?.OriginalString);
    }
}
