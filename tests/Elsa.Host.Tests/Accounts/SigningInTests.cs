using System.Net;
using Elsa.Host.Accounts;
using Microsoft.Extensions.DependencyInjection;

namespace Elsa.Host.Tests.Accounts;

public sealed class SigningInTests(HostUnderTest host) : IClassFixture<HostUnderTest>
{
    [Theory]
    [InlineData("officer1", "承办人甲")]
    [InlineData("unit-head", "承办机构负责人")]
    [InlineData("reviewer", "法制审核员")]
    [InlineData("admin", "系统管理员")]
    public async Task A_sample_person_signs_in_and_is_greeted_by_name(string account, string name)
    {
        var visitor = host.Visit();

        using var answer = await visitor.SignInAsync(account);

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal("/", answer.Headers.Location?.OriginalString);
        Assert.Contains(name, await visitor.ReadAsync("/"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_password_and_an_unknown_account_get_the_same_page()
    {
        using var wrongPassword = await host.Visit().SignInAsync("officer2", "not it");
        using var unknownAccount = await host.Visit().SignInAsync("officer9", "not it");

        Assert.Equal(wrongPassword.StatusCode, unknownAccount.StatusCode);
        var page = await Visitor.PageWithoutTokensAsync(wrongPassword);
        Assert.Contains("账号或密码不正确", page, StringComparison.Ordinal);
        Assert.Equal(page.Replace("officer2", "officer9", StringComparison.Ordinal), (await Visitor.PageWithoutTokensAsync(unknownAccount)).Replace("officer2", "officer9", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_password_is_never_sent_back()
    {
        using var answer = await host.Visit().SignInAsync("officer2", "secret typed here");

        Assert.DoesNotContain("secret typed here", await Visitor.TextOfAsync(answer), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_empty_form_names_both_fields()
    {
        using var answer = await host.Visit().SignInAsync("", "");

        var page = await Visitor.TextOfAsync(answer);
        Assert.Contains("<a href=\"#Account\">请填写账号。</a>", page, StringComparison.Ordinal);
        Assert.Contains("<a href=\"#Password\">请填写密码。</a>", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task After_five_failures_even_the_right_password_waits_and_colleagues_do_not()
    {
        for (var i = 0; i < SignInThrottle.FailuresAllowed; i++)
        {
            using var failure = await host.Visit().SignInAsync("clerk", "guess");
            Assert.Equal(HttpStatusCode.OK, failure.StatusCode);
        }

        using var locked = await host.Visit().SignInAsync("clerk");
        using var colleague = await host.Visit().SignInAsync("chair");

        Assert.Equal(HttpStatusCode.TooManyRequests, locked.StatusCode);
        Assert.Contains("失败次数过多", await Visitor.TextOfAsync(locked), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, colleague.StatusCode);
    }

    [Theory]
    [InlineData("/people", "/people")]
    [InlineData("https://elsewhere.example.test/", "/")]
    [InlineData("//elsewhere.example.test", "/")]
    public async Task Signing_in_leads_back_to_this_site_only(string returnUrl, string expected)
    {
        using var answer = await host.Visit().SignInAsync("head", returnUrl: returnUrl);

        Assert.Equal(expected, answer.Headers.Location?.OriginalString);
    }

    [Fact]
    public async Task Signing_out_closes_the_pages_again()
    {
        var visitor = host.Visit();
        using var signedIn = await visitor.SignInAsync("deputy");

        using var signedOut = await visitor.PostAsync("/", [], to: "/account/sign-out");
        using var after = await visitor.GetAsync("/");

        Assert.Equal("/account/sign-in", signedOut.Headers.Location?.OriginalString);
        Assert.Equal(HttpStatusCode.Redirect, after.StatusCode);
    }

    [Fact]
    public async Task A_new_password_and_a_change_of_roles_end_the_sessions_of_the_account_and_a_change_of_mail_does_not()
    {
        var accounts = host.Services.GetRequiredService<Workflows.Persistence.People.Accounts>();
        await accounts.AddAsync(new("temp", "临时人员甲", "Temp", "执法二科", "temp@example.test", [Roles.CaseOfficer], []), AccountBook.Hash("first"), default);
        var person = (await accounts.FindAsync("temp", default))!.Person;
        var visitor = host.Visit();
        using var first = await visitor.SignInAsync("temp", "first");

        await accounts.ChangeAsync(person with { Mail = "other@example.test" }, default);
        await visitor.ReadAsync("/");
        await accounts.SetPasswordAsync("temp", AccountBook.Hash("first"), default);
        using var afterPassword = await visitor.GetAsync("/");
        using var second = await visitor.SignInAsync("temp", "first");
        await visitor.ReadAsync("/");
        await accounts.ChangeAsync(person with { Roles = [Roles.Supervisor] }, default);
        using var afterRoles = await visitor.GetAsync("/");

        Assert.Equal((HttpStatusCode.Redirect, HttpStatusCode.Redirect), (afterPassword.StatusCode, afterRoles.StatusCode));
    }

    [Fact]
    public async Task Reading_the_sign_out_page_signs_nobody_out()
    {
        var visitor = host.Visit();
        using var signedIn = await visitor.SignInAsync("director");

        await visitor.ReadAsync("/account/sign-out");

        await visitor.ReadAsync("/");
    }

    [Fact]
    public async Task The_session_cookie_is_hidden_from_scripts()
    {
        using var answer = await host.Visit().SignInAsync("publisher");

        var cookie = Assert.Single(answer.Headers.GetValues("Set-Cookie"), value => value.StartsWith("workflows-session=", StringComparison.Ordinal));
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=lax", cookie, StringComparison.OrdinalIgnoreCase);
    }
}
