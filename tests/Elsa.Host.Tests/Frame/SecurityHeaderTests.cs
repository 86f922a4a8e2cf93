namespace Elsa.Host.Tests.Frame;

public sealed class SecurityHeaderTests(HostUnderTest host) : IClassFixture<HostUnderTest>
{
    [Theory]
    [InlineData("/portal")]
    [InlineData("/account/sign-in")]
    [InlineData("/nothing-here")]
    [InlineData("/api/nothing-here")]
    [InlineData("/css/site.css")]
    public async Task Every_answer_forbids_framing_sniffing_and_inline_scripts(string path)
    {
        using var answer = await host.Visit().GetAsync(path);

        var policy = Assert.Single(answer.Headers.GetValues("Content-Security-Policy"));
        Assert.Contains("default-src 'self'", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("script-src", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
        Assert.False(answer.Headers.Contains("Server"));
    }

    [Fact]
    public async Task No_page_carries_a_script_or_a_style_inside()
    {
        var visitor = host.Visit();
        using var signedIn = await visitor.SignInAsync("officer1");

        foreach (var path in new[] { "/", "/people", "/help", "/portal" })
        {
            var page = await visitor.ReadAsync(path);
            Assert.DoesNotContain("<style", page, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("style=\"", page, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotMatch("<script(?![^>]* src=)", page);
        }
    }

    [Fact]
    public async Task Pages_with_case_data_stay_in_no_cache()
    {
        var visitor = host.Visit();
        using var signedIn = await visitor.SignInAsync("officer1");

        using var page = await visitor.GetAsync("/people");

        Assert.True(page.Headers.CacheControl?.NoStore);
    }
}
