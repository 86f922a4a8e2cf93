using System.Net;
using Elsa.Host.Accounts;
using Microsoft.Extensions.DependencyInjection;
using Workflows.Engine.People;
using Workflows.Runtime.People;

namespace Elsa.Host.Tests.Accounts;

public sealed class SamplePeopleTests
{
    [Theory]
    [InlineData("Production")]
    [InlineData("Staging")]
    public async Task Outside_Development_there_is_no_account_whatever_password_is_set(string environment)
    {
        await using var host = new HostUnderTest(environment);

        using var answer = await host.Visit().SignInAsync("officer1");

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains("账号或密码不正确", await Visitor.TextOfAsync(answer), StringComparison.Ordinal);
        Assert.Empty(await host.Services.GetRequiredService<IPeople>().AllAsync(default));
    }

    [Fact]
    public async Task Outside_Development_nothing_speaks_of_samples()
    {
        await using var host = new HostUnderTest("Production");

        var page = await host.Visit().ReadAsync("/account/sign-in");

        Assert.DoesNotContain("样例", page, StringComparison.Ordinal);
        Assert.DoesNotContain("officer1", page, StringComparison.Ordinal);
    }

    [Fact]
    public void There_are_the_twelve_of_the_product() => Assert.Equal(
        ["officer1", "officer2", "unit-head", "reviewer", "chair", "clerk", "head", "publisher", "deputy", "director", "supervisor", "admin"],
        SamplePeople.Read().Select(person => person.Id));

    [Theory]
    [InlineData(Roles.CaseOfficer, "officer1,officer2")]
    [InlineData(Roles.UnitHead, "unit-head")]
    [InlineData(Roles.LegalReviewer, "reviewer")]
    [InlineData(Roles.HearingChair, "chair")]
    [InlineData(Roles.HearingClerk, "clerk")]
    [InlineData(Roles.AgencyHead, "head")]
    [InlineData(Roles.Publisher, "publisher")]
    [InlineData(Roles.DeputyHead, "deputy")]
    [InlineData(Roles.PrincipalHead, "director")]
    [InlineData(Roles.Supervisor, "supervisor")]
    [InlineData(Roles.Administrator, "admin")]
    public void Each_role_has_its_people(string role, string people) => Assert.Equal(
        people, string.Join(',', new PersonDirectory(SamplePeople.Read()).InRole(role).Select(person => person.Id)));

    [Fact]
    public void Everybody_but_the_supervisor_and_the_administrator_is_certified_to_enforce() => Assert.Equal(
        ["supervisor", "admin"],
        SamplePeople.Read().Where(person => person.Certificates.All(certificate => certificate.Kind != "enforcement")).Select(person => person.Id));

    [Fact]
    public void The_reviewer_alone_holds_the_legal_qualification() => Assert.Equal(
        ["reviewer"],
        SamplePeople.Read().Where(person => person.Certificates.Any(certificate => certificate.Kind == "legal-qualification")).Select(person => person.Id));

    [Fact]
    public void Their_mail_goes_nowhere_real() => Assert.All(
        SamplePeople.Read(), person => Assert.Equal($"{person.Id}@example.test", person.Mail));
}
