namespace Workflows.TestKit.Time;

/// <summary>A timer of a <see cref="ManualClock"/>.</summary>
internal sealed class ManualTimer(ManualClock clock, Action callback) : ITimer
{
    private TimeSpan every = Timeout.InfiniteTimeSpan;

    public bool Change(TimeSpan dueTime, TimeSpan period)
    {
        every = period;
        clock.Schedule(this, dueTime);
        return true;
    }

    /// <summary>Runs the callback; a periodic timer is due again first, so that the callback may change or end it.</summary>
    public void Fire()
    {
        if (every > TimeSpan.Zero) clock.Schedule(this, every);
        callback();
    }

    public void Dispose() => clock.Schedule(this, Timeout.InfiniteTimeSpan);

    public ValueTask DisposeAsync()
    {
        Dispose();
        return ValueTask.CompletedTask;
    }
}
