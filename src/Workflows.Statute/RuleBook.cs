using System.Collections.Immutable;
using Workflows.Statute.Calendars;
using Workflows.Statute.Deadlines;
using Workflows.Statute.Duties;
using Workflows.Statute.Order;

namespace Workflows.Statute;

/// <summary>
/// Everything that the law files declare, together: the deadlines, constraints and duties of all procedures, and the calendar by which they count.
/// </summary>
/// <param name="Version">Recorded with every decision that was taken by it.</param>
public sealed record RuleBook(
    ImmutableArray<DeadlineRule> Deadlines, ImmutableArray<OrderingConstraint> Constraints, ImmutableArray<DutyRule> Duties,
    LegalCalendar Calendar, string Version)
{
    /// <summary>The roles that may correct the legal day of a recorded fact; empty means nobody.</summary>
    public ImmutableArray<string> Corrections { get; init; } = [];

    /// <summary>The deadlines that the law expressly does not set.</summary>
    public ImmutableArray<DeadlineNotSet> NotSet { get; init; } = [];

    /// <summary>Who is told where a rule names nobody.</summary>
    public DefaultReaders Readers { get; init; } = DefaultReaders.None;

    /// <summary>What is the authority's own rule and not the law's.</summary>
    public OwnSources OwnSources { get; init; } = OwnSources.None;

    /// <summary>Whether a law file speaks of the deadline: sets it, or says that there is none.</summary>
    public bool Knows(string deadline) => Deadline(deadline) is not null || NotSet.Any(d => d.Key == deadline || d.Key == DeadlineNotSet.Every);

    /// <summary>The deadlines that an event meets.</summary>
    public IEnumerable<DeadlineRule> MetBy(string eventName) => Deadlines.Where(d => d.MetBy.Contains(eventName));

    /// <summary>The deadlines that an event takes away.</summary>
    public IEnumerable<DeadlineRule> Unless(string eventName) => Deadlines.Where(d => d.Unless.Contains(eventName));

    /// <summary>The constraints in force on a day that an event can break, or leave unanswered.</summary>
    public IEnumerable<OrderingConstraint> ConstraintsOn(string eventName, DateOnly on) =>
        Constraints.Where(c => c.IsInForce(on) && c.Template.Judges(eventName));

    /// <summary>The constraints that an event is anything to, so that they move with it; a guard judges and does not move.</summary>
    public IEnumerable<OrderingConstraint> ConstraintsMovedBy(string eventName) =>
        Constraints.Where(c => c.Template is not ConstraintTemplate.Guard && c.Template.Sees(eventName));

    /// <summary>The deadline of a key; null where no law file has it.</summary>
    public DeadlineRule? Deadline(string key) => Deadlines.FirstOrDefault(d => d.Key == key);
}
