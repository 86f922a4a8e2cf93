using System.Net;

namespace Elsa.Host.Tests.Accounts;

public sealed class AccessTests(HostUnderTest host) : IClassFixture<HostUnderTest>
{
    [Theory]
    [InlineData("/")]
    [InlineData("/people")]
    [InlineData("/messages")]
    [InlineData("/board")]
    [InlineData("/outbox")]
    [InlineData("/outbox/mail?identity=x")]
    [InlineData("/procedures")]
    [InlineData("/procedures/rules")]
    [InlineData("/procedures/penalty")]
    [InlineData("/procedures/0000/bpmn")]
    [InlineData("/procedures/0000/dmn/x")]
    [InlineData("/search?q=x")]
    [InlineData("/help")]
    [InlineData("/delegations")]
    [InlineData("/delegations/record")]
    public async Task A_page_of_the_back_office_asks_to_sign_in_first(string path)
    {
        using var answer = await host.Visit().GetAsync(path);

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.StartsWith($"http://localhost/account/sign-in?returnUrl={Uri.EscapeDataString(path)}", answer.Headers.Location?.OriginalString, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("/portal")]
    [InlineData("/portal/accessibility")]
    [InlineData("/portal/decisions.csv")]
    [InlineData("/portal/decisions.json")]
    [InlineData("/api/health")]
    [InlineData("/account/sign-in")]
    [InlineData("/css/site.css")]
    [InlineData("/lib/bpmn-js/bpmn-navigated-viewer.production.min.js")]
    public async Task What_is_public_is_open(string path)
    {
        using var answer = await host.Visit().GetAsync(path);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Theory]
    [InlineData("/account/sign-in")]
    [InlineData("/account/sign-out")]
    [InlineData("/language")]
    public async Task A_form_without_its_anti_forgery_token_is_refused(string path)
    {
        using var answer = await host.Visit().PostBareAsync(path, new() { ["culture"] = "en", ["Account"] = "officer1", ["Password"] = HostUnderTest.Password });

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("未作任何更改", await Visitor.TextOfAsync(answer), StringComparison.Ordinal);
        Assert.DoesNotContain(answer.Headers, header => header.Key == "Set-Cookie" && header.Value.Any(value => value.StartsWith("workflows-", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_missing_page_is_a_page_for_people_and_a_problem_for_programs()
    {
        using var page = await host.Visit().GetAsync("/nothing-here");
        using var file = await host.Visit().GetAsync("/css/nothing-here.css");
        using var problem = await host.Visit().GetAsync("/api/nothing-here");

        Assert.Equal(HttpStatusCode.NotFound, page.StatusCode);
        Assert.Contains("没有找到页面", await Visitor.TextOfAsync(page), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, file.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, problem.StatusCode);
        Assert.Equal("application/problem+json", problem.Content.Headers.ContentType?.MediaType);
    }
}
