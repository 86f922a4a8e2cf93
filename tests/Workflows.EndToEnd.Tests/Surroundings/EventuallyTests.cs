using Workflows.TestKit.Waiting;

namespace Workflows.EndToEnd.Tests.Surroundings;

public sealed class EventuallyTests
{
    [Fact]
    public async Task What_comes_late_is_waited_for()
    {
        var reads = 0;

        Assert.Equal(3, await Eventually.GetAsync("the third read", () => ++reads, read => read == 3));
    }

    [Fact]
    public async Task What_never_comes_is_told_with_what_was_seen_last()
    {
        var failure = await Assert.ThrowsAsync<TimeoutException>(
            () => Eventually.GetAsync("three mails", () => 2, mails => mails == 3, TimeSpan.FromMilliseconds(60)));

        Assert.Equal("Expected three mails within 0.1 s, but last saw: 2.", failure.Message);
    }

    [Fact]
    public async Task A_cancelled_wait_ends_at_once()
    {
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => Eventually.TrueAsync("never", () => false, cancellationToken: cancelled.Token));
    }
}
