namespace Workflows.Decisions.Feel;

/// <summary>What an evaluation may know of the world; each item is handed in, none is looked up.</summary>
public sealed record FeelSurroundings
{
    public static FeelSurroundings None { get; } = new();

    /// <summary>What <c>now()</c> and <c>today()</c> answer; without it they are null.</summary>
    public FeelValue.DateTime? Now { get; init; }

    /// <summary>Seconds east of UTC in the zone at the local time; null for an unknown zone. Without it no zone is known.</summary>
    public Func<string, DateTime, int?>? ZoneOffset { get; init; }

    public FeelLimits Limits { get; init; } = FeelLimits.Default;
}
