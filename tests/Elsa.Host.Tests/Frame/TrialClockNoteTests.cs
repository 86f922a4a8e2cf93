namespace Elsa.Host.Tests.Frame;

public sealed class TrialClockNoteTests
{
    [Fact]
    public async Task Every_page_says_at_its_foot_what_a_clock_that_was_set_shows()
    {
        await using var host = new HostUnderTest();
        await using var set = host.WithWebHostBuilder(builder => builder.UseSetting("Demo:Clock", "2026-03-02T09:00+08:00"));
        using var client = set.CreateClient();

        Assert.Contains("试用时钟：2026-03-02 09:0", await client.GetStringAsync(new Uri("/portal", UriKind.Relative)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_under_the_true_time_says_nothing_of_it()
    {
        await using var host = new HostUnderTest();
        using var client = host.CreateClient();

        Assert.DoesNotContain("试用时钟", await client.GetStringAsync(new Uri("/portal", UriKind.Relative)), StringComparison.Ordinal);
    }
}
