using System.Collections.Immutable;
using Workflows.Statute;
using Workflows.Statute.Deadlines;

namespace Workflows.Engine.Cases;

public enum DeadlineStatus { Running, Met, Missed, Withdrawn, Restarted }

/// <summary>A rung of the ladder with the day on which it is due.</summary>
public sealed record DatedRung(string Id, DateOnly Day, ImmutableArray<string> Roles);

/// <summary>One entry of the deadline register: the truth about a deadline, with everything that explains its dates.</summary>
/// <param name="Round">1 for the first start of the key in this case, and so on.</param>
/// <param name="StartedBy">The event that it anchors on.</param>
/// <param name="MetOn">The legal day on which it was met; a deadline met late stays late for ever.</param>
/// <param name="WasMissed">Whether its end passed while it was running.</param>
public sealed record DeadlineEntry(
    string Key, int Round, Bilingual Title, DeadlineOwner Owner, string Law, string RuleVersion, MissedMeans Means,
    string StartedBy, DeadlineDates Dates, ImmutableArray<DatedRung> Rungs, DeadlineStatus Status,
    DateOnly? MetOn, bool? MetInTime, bool WasMissed, ImmutableHashSet<string> RungsReached)
{
    /// <summary>What was known of the version that set it: the least certain of its periods.</summary>
    public RuleStatus RuleStatus { get; init; }

    /// <summary>The identity of the entry in the case, such as <c>publish-system#1</c>.</summary>
    public string Name => $"{Key}#{Round}";

    public DateOnly Due => Dates.Due;

    public DateOnly Target => Dates.Target;

    /// <summary>Whether it still asks for something: running, or missed and not yet done.</summary>
    public bool IsOpen => Status is DeadlineStatus.Running or DeadlineStatus.Missed;

    /// <summary>
    /// Met late, or missed and not met. An act dated in time is in time, though it was recorded after the end had passed; the log keeps that verdict.
    /// </summary>
    public bool IsLate => MetInTime is { } inTime ? !inTime : WasMissed;

    /// <summary>When its end has passed: the first minute of the day after its due day, or the minute it ends where hours count.</summary>
    public Wake End => Dates.DueAt is { } at ? new Wake.AtInstant(at) : new Wake.OnDay(Due.AddDays(1), TimeOnly.MinValue);
}
