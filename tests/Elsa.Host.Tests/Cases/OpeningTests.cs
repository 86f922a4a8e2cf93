using System.Net;
using System.Text.RegularExpressions;
using Elsa.Host.Tests.Forms;

namespace Elsa.Host.Tests.Cases;

/// <summary>Opening a case: the first form that anybody fills in.</summary>
public sealed class OpeningTests(HostWithCases host) : IClassFixture<HostWithCases>
{
    [Fact]
    public async Task A_case_that_is_opened_stands_in_the_inbox_of_every_officer()
    {
        var officer = await host.Visit().AsAsync("officer1");

        var address = await Walk.OpenCaseAsync(officer, "示例开案公司");

        Assert.Matches("^/cases/c-[0-9a-f]{32}$", address);
        Assert.Contains("案件来源已登记", await officer.ReadAsync(address), StringComparison.Ordinal);
        Assert.Contains("示例开案公司", await (await host.Visit().AsAsync("officer2")).ReadAsync("/"), StringComparison.Ordinal);
        Assert.DoesNotContain("示例开案公司", await (await host.Visit().AsAsync("publisher")).ReadAsync("/"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_page_submitted_twice_opens_one_case()
    {
        var officer = await host.Visit().AsAsync("officer1");
        var form = await Walk.StartFormAsync(officer, "示例两次提交公司");

        using var first = await form.SubmitAsync(officer);
        using var second = await form.SubmitAsync(officer);

        Assert.Equal(first.Headers.Location, second.Headers.Location);
        Assert.Contains("共 1 件", await officer.ReadAsync("/cases?q=示例两次提交公司"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_field_that_another_answer_calls_for_comes_without_scripts_and_what_was_typed_stays()
    {
        var officer = await host.Visit().AsAsync("officer1");
        var form = await PageForm.OnAsync(officer, "/cases/start", "start-form");
        Assert.False(form.Shows("party.code"));

        using var grown = await form.With("party.name", "示例公司").With("party.kind", "unit").SubmitAsync(officer, "Update");
        var unit = await PageForm.OnAsync(grown, "start-form");
        using var changed = await unit.With("party.code", "91000000000000001X").With("party.kind", "person").SubmitAsync(officer, "Update");
        var person = await PageForm.OnAsync(changed, "start-form");
        using var back = await person.With("party.kind", "unit").SubmitAsync(officer, "Update");

        Assert.True(unit.Shows("party.code"));
        Assert.True(person.Shows("party.idNumber"));
        Assert.False(person.Shows("party.code"));
        Assert.Equal("示例公司", person.Of("party.name").Single());
        Assert.Equal("91000000000000001X", (await PageForm.OnAsync(back, "start-form")).Of("party.code").Single());
    }

    [Fact]
    public async Task Nobody_submits_a_field_that_he_has_not_seen()
    {
        var officer = await host.Visit().AsAsync("officer1");
        var form = (await PageForm.OnAsync(officer, "/cases/start", "start-form")).With("party.kind", "person").With("party.name", "示某")
            .With("party.address", "示例路1号").With("place", "车间").With("source", "inspection");

        using var answer = await form.SubmitAsync(officer); // the number of the identity document is optional, but he was not asked for it

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains("表单增加了栏目", await Visitor.TextOfAsync(answer), StringComparison.Ordinal);
        using var again = await (await PageForm.OnAsync(answer, "start-form")).SubmitAsync(officer);
        Assert.Equal(HttpStatusCode.Redirect, again.StatusCode);
    }

    [Fact]
    public async Task A_form_that_is_refused_says_why_at_the_field_and_at_its_head_and_loses_nothing()
    {
        var officer = await host.Visit().AsAsync("officer1");
        var form = (await Walk.StartFormAsync(officer, "示例“引号”&公司")).With("party.code", "").With("place", new string('长', 201));

        using var answer = await form.SubmitAsync(officer);
        var page = await answer.Content.ReadAsStringAsync();

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains("有 2 处需要改正", page, StringComparison.Ordinal);
        Assert.Contains("<a href=\"#f-party_code\">", page, StringComparison.Ordinal);
        Assert.Matches(new Regex("id=\"f-party_code\"[^>]*aria-describedby=\"f-party_code-error\"[^>]*aria-invalid=\"true\""), page);
        Assert.Equal("示例“引号”&公司", PageForm.On(page, "start-form", "/cases/start").Of("party.name").Single());
        Assert.Equal(new string('长', 201), PageForm.On(page, "start-form", "/cases/start").Of("place").Single());
    }

    [Theory]
    [InlineData("unit-head")]
    [InlineData("admin")]
    public async Task Only_officers_open_cases(string account)
    {
        using var answer = await (await host.Visit().AsAsync(account)).GetAsync("/cases/start");

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.StartsWith("http://localhost/account/denied", answer.Headers.Location!.OriginalString, StringComparison.Ordinal);
    }
}
