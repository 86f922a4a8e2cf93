using Workflows.TestKit.Time;

namespace Workflows.EndToEnd.Tests.Surroundings;

public sealed class ManualClockTests
{
    private static readonly DateTimeOffset Monday = new(2026, 3, 2, 9, 0, 0, TimeSpan.FromHours(8));

    private readonly ManualClock clock = new(Monday);

    [Fact]
    public void The_clock_stands_still_until_it_is_moved()
    {
        var before = clock.GetTimestamp();

        Assert.Equal(Monday, clock.GetUtcNow());
        Assert.Equal(TimeSpan.Zero, clock.GetUtcNow().Offset);

        clock.Advance(TimeSpan.FromHours(24));

        Assert.Equal(Monday.AddDays(1), clock.GetUtcNow());
        Assert.Equal(TimeSpan.FromDays(1), clock.GetElapsedTime(before));
    }

    [Fact]
    public void Time_does_not_go_back() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => clock.Set(Monday.AddTicks(-1)));

    [Fact]
    public void Timers_fire_in_order_each_at_its_own_instant()
    {
        var fired = new List<(string Timer, DateTimeOffset At)>();
        using var late = Timer("late", TimeSpan.FromDays(3), Timeout.InfiniteTimeSpan);
        using var daily = Timer("daily", TimeSpan.FromDays(1), TimeSpan.FromDays(1));
        using var never = Timer("never", TimeSpan.FromDays(4), Timeout.InfiniteTimeSpan);

        clock.Set(Monday.AddDays(2.5));
        daily.Dispose();
        clock.Set(Monday.AddDays(3));

        Assert.Equal([("daily", Monday.AddDays(1)), ("daily", Monday.AddDays(2)), ("late", Monday.AddDays(3))], fired);

        ITimer Timer(string name, TimeSpan due, TimeSpan period) =>
            clock.CreateTimer(_ => fired.Add((name, clock.GetUtcNow())), null, due, period);
    }

    [Fact]
    public async Task A_delay_ends_when_the_clock_is_moved_past_it()
    {
        var delay = Task.Delay(TimeSpan.FromMinutes(10), clock);

        clock.Advance(TimeSpan.FromMinutes(10) - TimeSpan.FromTicks(1));
        Assert.False(delay.IsCompleted);

        clock.Advance(TimeSpan.FromTicks(1));
        await delay.WaitAsync(TimeSpan.FromSeconds(20));
    }
}
