namespace Elsa.Host.Tests.Desk;

public sealed class SearchTests(HostWithCases host) : IClassFixture<HostWithCases>
{
    [Theory]
    [InlineData("建材", "demo-3")]
    [InlineData("demo-2", "demo-2")]
    [InlineData("示应急立〔2026〕1号", "demo-1")]
    public async Task A_case_is_found_by_party_number_or_id(string text, string found)
    {
        var page = await (await host.Visit().AsAsync("officer1")).ReadAsync($"/search?q={Uri.EscapeDataString(text)}");

        Assert.Contains($"“{text}”：案件 1 件", page, StringComparison.Ordinal);
        Assert.Contains($"href=\"/cases/{found}\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_may_not_open_cases_finds_none_by_its_party_and_still_finds_people()
    {
        var admin = await host.Visit().AsAsync("admin");

        Assert.Contains($"“{HostWithCases.Person}”：案件 0 件", await admin.ReadAsync($"/search?q={Uri.EscapeDataString(HostWithCases.Person)}"), StringComparison.Ordinal);
        Assert.Contains("人员 3 人", await admin.ReadAsync("/search?q=政策法规科"), StringComparison.Ordinal);
    }
}
