namespace Workflows.TestKit.Time;

/// <summary>A clock that stands still until a test moves it; timers made from it fire while it is moved, in order, on the mover's thread.</summary>
/// <remarks>The local zone is UTC, so that no test depends on the zone of the machine: legal days are the shell's business.</remarks>
public sealed class ManualClock(DateTimeOffset start) : TimeProvider
{
    private readonly Lock gate = new();
    private readonly Dictionary<ManualTimer, DateTimeOffset> due = [];
    private DateTimeOffset now = start.ToUniversalTime();

    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow()
    {
        lock (gate) return now;
    }

    public override long GetTimestamp() => GetUtcNow().UtcTicks;

    /// <summary>Moves the clock forward by a span.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The span is negative.</exception>
    public void Advance(TimeSpan by) => Set(GetUtcNow() + by);

    /// <summary>Moves the clock forward to an instant.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The instant lies in the clock's past.</exception>
    public void Set(DateTimeOffset instant)
    {
        if (instant < GetUtcNow())
        {
            throw new ArgumentOutOfRangeException(nameof(instant), instant,
                $"Expected an instant at or after {GetUtcNow():O}, but got {instant:O}: time only goes forward; take a new clock for an earlier start.");
        }
        while (NextDueBy(instant) is { } timer) timer.Fire();
        lock (gate) now = instant.ToUniversalTime();
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new ManualTimer(this, () => callback(state));
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Sets when a timer fires next; an infinite span means not at all, none means now.</summary>
    internal void Schedule(ManualTimer timer, TimeSpan after)
    {
        lock (gate)
        {
            if (after == Timeout.InfiniteTimeSpan) due.Remove(timer);
            else due[timer] = now + after;
        }
        if (after == TimeSpan.Zero) Set(GetUtcNow());
    }

    private ManualTimer? NextDueBy(DateTimeOffset instant)
    {
        lock (gate)
        {
            if (due.Count == 0) return null;
            var (timer, at) = due.MinBy(entry => entry.Value);
            if (at > instant) return null;
            due.Remove(timer);
            if (at > now) now = at;
            return timer;
        }
    }
}
