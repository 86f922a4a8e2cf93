using Elsa.Host.Frame;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Elsa.Host.Tests.Frame;

public sealed class MenuTests(HostUnderTest host) : IClassFixture<HostUnderTest>
{
    [Fact]
    public void Every_entry_leads_to_a_page()
    {
        var links = host.Services.GetRequiredService<LinkGenerator>();

        Assert.All(Menu.Groups.SelectMany(group => group.Items), item => Assert.NotNull(links.GetPathByPage(item.Page)));
    }

    [Fact]
    public async Task The_entry_of_the_page_that_is_open_says_so()
    {
        var visitor = host.Visit();
        using var signedIn = await visitor.SignInAsync("officer1");

        var page = await visitor.ReadAsync("/people");

        Assert.Matches("<a aria-current=\"page\" href=\"/people\">人员与证件</a>", page);
    }

    [Fact]
    public async Task A_search_finds_people_by_name_and_unit_and_says_how_many_and_runs_nothing_that_was_typed()
    {
        var visitor = host.Visit();
        using var signedIn = await visitor.SignInAsync("officer1");

        Assert.Contains("“政策法规科”：案件 0 件，人员 3 人。", await visitor.ReadAsync("/search?q=政策法规科"), StringComparison.Ordinal);
        Assert.Contains("“<script>”：案件 0 件，人员 0 人。", await visitor.ReadAsync("/search?q=%3Cscript%3E"), StringComparison.Ordinal);
    }
}
