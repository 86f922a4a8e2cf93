using System.Collections.Immutable;

namespace Workflows.Statute.Deadlines;

/// <summary>The ladder of a deadline whose rule names none of its own.</summary>
public static class DefaultLadder
{
    /// <summary>Three working days before the target the officers; one before, and on the day, also the head of their unit; then upwards.</summary>
    public static ImmutableArray<Rung> Agency { get; } =
    [
        new("before-3", -3, ["case-officer"]),
        new("before-1", -1, ["case-officer", "unit-head"]),
        new("on-day", 0, ["case-officer", "unit-head"]),
        new("after-1", 1, ["unit-head", "deputy-head"]),
        new("after-2", 2, ["principal-head"]),
        new("after-3", 3, ["supervisor"]),
    ];

    /// <summary>Nobody is behind when a party lets its term pass: the officers are told on the day after, so that the case goes on.</summary>
    public static ImmutableArray<Rung> Party { get; } = [new("after-1", 1, ["case-officer"])];
}
