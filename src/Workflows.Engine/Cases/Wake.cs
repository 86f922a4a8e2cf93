namespace Workflows.Engine.Cases;

/// <summary>When a timer is due: at a local time of a legal day, which only the shell turns into an instant, or at an instant.</summary>
public abstract record Wake
{
    private Wake() { }

    public sealed record OnDay(DateOnly Day, TimeOnly Time) : Wake;

    public sealed record AtInstant(DateTimeOffset Instant) : Wake;

    /// <summary>Whether it is due at the instant, whose offset is the authority's.</summary>
    public bool IsDue(DateTimeOffset now) => this switch
    {
        OnDay day => DateOnly.FromDateTime(now.DateTime) > day.Day
            || (DateOnly.FromDateTime(now.DateTime) == day.Day && TimeOnly.FromDateTime(now.DateTime) >= day.Time),
        AtInstant at => now >= at.Instant,
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}
