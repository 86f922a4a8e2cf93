using Workflows.Decisions.Feel;

namespace Workflows.Conformance.DmnTck;

/// <summary>The machine's clock and zones, for an evaluation.</summary>
internal static class TckSurroundings
{
    public static FeelSurroundings Value { get; } = new()
    {
        Now = new FeelValue.DateTime(DateTimeOffset.Now),
        ZoneOffset = (id, local) => TimeZoneInfo.TryFindSystemTimeZoneById(id, out var zone) ? (int)zone.GetUtcOffset(local).TotalSeconds : null,
    };
}
