namespace Elsa.Host.Demo;

/// <summary>A clock that the demonstration moves by hand.</summary>
internal sealed class DemoClock(DateTimeOffset start) : TimeProvider
{
    private DateTimeOffset _now = start;

    public override DateTimeOffset GetUtcNow() => _now.ToUniversalTime();

    /// <summary>Never back: a moment that has passed leaves the clock where it is.</summary>
    public void MoveTo(DateTimeOffset instant) => _now = instant > _now ? instant : _now;

    public void Move(TimeSpan by) => _now += by;
}
