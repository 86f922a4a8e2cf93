namespace Workflows.Decisions.Feel.Time;

/// <summary>Where a time is counted: nowhere (local), at an offset in seconds east of UTC, or in a zone with its offset then.</summary>
internal readonly record struct ZoneSpot(int? Offset, string? Id)
{
    public static ZoneSpot Local => default;

    public static ZoneSpot Utc => new(0, null);
}
