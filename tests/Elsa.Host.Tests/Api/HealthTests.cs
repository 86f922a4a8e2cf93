using System.Text.Json;

namespace Elsa.Host.Tests.Api;

public sealed class HealthTests(HostUnderTest host) : IClassFixture<HostUnderTest>
{
    [Fact]
    public async Task A_monitor_is_told_that_the_host_answers_and_as_which_version()
    {
        var answer = JsonDocument.Parse(await host.Visit().ReadAsync("/api/health")).RootElement;

        Assert.Equal("ok", answer.GetProperty("status").GetString());
        Assert.Matches(@"^\d+\.\d+\.\d+", answer.GetProperty("version").GetString());
    }
}
