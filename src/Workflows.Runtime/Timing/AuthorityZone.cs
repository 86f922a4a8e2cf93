using Workflows.Engine.Cases;

namespace Workflows.Runtime.Timing;

/// <summary>The authority's time zone: the one place where instants become legal days and back.</summary>
public sealed class AuthorityZone(TimeZoneInfo zone)
{
    /// <summary>Asia/Shanghai.</summary>
    public static AuthorityZone Default { get; } = new(TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai"));

    public string Id => zone.Id;

    /// <summary>The instant with the authority's offset, cut to whole milliseconds.</summary>
    public DateTimeOffset Local(DateTimeOffset instant) =>
        TimeZoneInfo.ConvertTime(DateTimeOffset.FromUnixTimeMilliseconds(instant.ToUnixTimeMilliseconds()), zone);

    public DateOnly DayOf(DateTimeOffset instant) => DateOnly.FromDateTime(Local(instant).DateTime);

    /// <summary>The instant at which a local time of a day comes; a time that the clocks jump over is the first one after the jump, a doubled one its first.</summary>
    public DateTimeOffset At(DateOnly day, TimeOnly time)
    {
        var local = day.ToDateTime(time);
        while (zone.IsInvalidTime(local)) local = local.AddMinutes(1);
        var offset = zone.IsAmbiguousTime(local) ? zone.GetAmbiguousTimeOffsets(local).Max() : zone.GetUtcOffset(local);
        return new(local, offset);
    }

    public DateTimeOffset InstantOf(Wake wake) => wake switch
    {
        Wake.OnDay day => At(day.Day, day.Time),
        Wake.AtInstant at => at.Instant,
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}
