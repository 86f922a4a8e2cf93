using System.Collections.Immutable;
using Workflows.Statute;
using Workflows.Statute.Deadlines;
using Workflows.Statute.Periods;

namespace Workflows.Engine.Cases;

/// <summary>How a deadline stands. Suspended it is open, but has no end and sends nothing until it is resumed.</summary>
public enum DeadlineStatus { Running, Met, Missed, Withdrawn, Restarted, Suspended }

/// <summary>Why the dates of a running deadline changed.</summary>
public enum MoveCause { Suspension, Extension, Correction, Calendar, Rules }

/// <summary>Dates that a deadline had before they moved.</summary>
/// <param name="At">The instant at which they moved.</param>
public sealed record FormerDates(MoveCause Cause, DateOnly Due, DateOnly Target, string CalendarVersion, string RuleVersion, DateTimeOffset At);

/// <summary>What a rule says of a deadline besides its periods: by this it is counted, also when only the calendar changes later.</summary>
/// <param name="Status">The least certain of its periods.</param>
public sealed record DeadlineTerms(Bilingual Title, DeadlineOwner Owner, PeriodChoice Choice, MissedMeans Means, RuleStatus Status);

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

    /// <summary>The number of the fact in the case that it anchors on; null where an older version started it.</summary>
    public long? Fact { get; init; }

    /// <summary>The number of the fact that met it; null while nothing did.</summary>
    public long? MetByFact { get; init; }

    /// <summary>The procedure that it was started in.</summary>
    public int Frame { get; init; }

    public PeriodChoice Choice { get; init; }

    /// <summary>The instant of the anchor, for periods in hours; null where an older version started it.</summary>
    public DateTimeOffset? AnchorAt { get; init; }

    public ImmutableArray<SuspendedSpell> Spells { get; init; } = [];

    public ImmutableArray<GrantedExtension> Extensions { get; init; } = [];

    /// <summary>Every pair of dates that it had before, in order.</summary>
    public ImmutableArray<FormerDates> Former { get; init; } = [];

    /// <summary>The legal day on which the last rung was sent: the next rank has to leave it a working day.</summary>
    public DateOnly? LastRungOn { get; init; }

    public DeadlineTerms Terms => new(Title, Owner, Choice, Means, RuleStatus);

    /// <summary>The spell that goes on; null while it counts.</summary>
    public SuspendedSpell? OpenSpell => Spells.FirstOrDefault(s => s.IsOpen);

    /// <summary>
    /// Of one that stands still, how many days of its binding period were counted before, and how many are left to count; null while it runs, and for a
    /// period in hours, months or years, whose days have no numbers.
    /// </summary>
    public (int Counted, int Left)? Standstill
    {
        get
        {
            if (OpenSpell is not { } spell || Dates.Results[Dates.Binding] is not { Length.Unit: PeriodUnit.Days or PeriodUnit.WorkingDays } binding) return null;
            var counted = binding.Days.Count(d => d.Number is not null && d.Day < spell.From);
            return (counted, binding.Length.Count + Extensions.Sum(e => e.Length.Count) - counted);
        }
    }

    /// <summary>The identity of the entry in the case, such as <c>publish-system#1</c>.</summary>
    public string Name => $"{Key}#{Round}";

    public DateOnly Due => Dates.Due;

    public DateOnly Target => Dates.Target;

    /// <summary>Whether it still asks for something: running, suspended, or missed and not yet done.</summary>
    public bool IsOpen => Status is DeadlineStatus.Running or DeadlineStatus.Missed or DeadlineStatus.Suspended;

    /// <summary>
    /// Whether an obstacle that is over may still be taken out: what kept a party from acting is pleaded when it acts, after the end
    /// (行政复议法 art. 20(2), 行政诉讼法 art. 48).
    /// </summary>
    public bool IsPleadable => Owner == DeadlineOwner.Party && (Status == DeadlineStatus.Missed || this is { Status: DeadlineStatus.Met, MetInTime: false });

    /// <summary>Whether it may be lengthened after its end: a body outside lengthens its own term, and its notice comes when it comes.</summary>
    public bool IsLengthenedElsewhere => Owner == DeadlineOwner.Outside;

    /// <summary>
    /// Met late, or missed and not met. An act dated in time is in time, though it was recorded after the end had passed; the log keeps that verdict.
    /// </summary>
    public bool IsLate => MetInTime is { } inTime ? !inTime : WasMissed;

    /// <summary>When its end has passed: the first minute of the day after its due day, or the minute it ends where hours count.</summary>
    public Wake End => Dates.DueAt is { } at ? new Wake.AtInstant(at) : new Wake.OnDay(Due.AddDays(1), TimeOnly.MinValue);
}
