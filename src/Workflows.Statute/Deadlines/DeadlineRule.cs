using System.Collections.Immutable;
using Workflows.Decisions.Feel;
using Workflows.Statute.Periods;

namespace Workflows.Statute.Deadlines;

/// <summary>Whose deadline it is: a duty of the agency, a right or duty of the party, or a clock that an outside body runs.</summary>
public enum DeadlineOwner { Agency, Party, Outside }

/// <summary>What missing it means: the agency is in breach, a right of the party lapses, or it is only watched.</summary>
public enum MissedMeans { Breach, Lapse, Watch }

/// <summary>How several periods are combined.</summary>
public enum PeriodChoice { Earliest, Latest }

/// <summary>One of the periods that a deadline may have, with the law that sets it.</summary>
/// <param name="When">A FEEL condition over the case; null means always.</param>
/// <param name="Law">The article, or null where a client's rule (<paramref name="Source"/>) sets it.</param>
/// <param name="ValidFrom">The first legal day of the step on which this version applies; null means as far back as anyone asks.</param>
public sealed record DeadlinePeriod(Period Length, FeelExpression? When, string? Law, string? Source, DateOnly? ValidFrom, DateOnly? ValidTo)
{
    /// <summary>A FEEL expression for the day of an event before which the period must lie free; null for a period that runs on from the anchor.</summary>
    public FeelExpression? Before { get; init; }

    /// <summary>The day that <see cref="Before"/> came to in a case.</summary>
    public DateOnly? EventDay { get; init; }

    /// <summary>Whether its end is rolled forward over days off, whoever's it is: a term before a court or a reviewing body (法释〔2018〕1号 art. 48, 行政复议法 art. 88).</summary>
    public bool Rolls { get; init; }

    /// <summary>What is known of this version.</summary>
    public RuleStatus Status { get; init; }

    /// <summary>The province whose rule it is; null for the whole country's.</summary>
    public string? Province { get; init; }

    /// <summary>Whether the country's periods of the deadline do not apply while this one of a province is in force.</summary>
    public bool Replaces { get; init; }

    /// <summary>True on a day from <see cref="ValidFrom"/> to <see cref="ValidTo"/>, both included.</summary>
    public bool IsInForce(DateOnly on) => Validity.Covers(ValidFrom, ValidTo, on);
}

/// <summary>One step of the ladder of reminders and escalations.</summary>
/// <param name="Id">Stable within the deadline, such as <c>before-3</c>, <c>on-day</c>, <c>after-1</c>.</param>
/// <param name="WorkingDays">Working days from the target (negative: before it) or, after it, from the due day.</param>
/// <param name="Roles">The roles that get the mail and the message in the application.</param>
public sealed record Rung(string Id, int WorkingDays, ImmutableArray<string> Roles);

/// <summary>A deadline as <c>law.yaml</c> declares it.</summary>
/// <param name="Key">Unique among all procedures, such as <c>publish-system</c>.</param>
/// <param name="Starts">The events that start it; a later one starts it afresh.</param>
/// <param name="MetBy">The events that meet it.</param>
/// <param name="Unless">The events that take it away.</param>
/// <param name="StartsWhen">A FEEL condition over the case and the starting event; null means always.</param>
/// <param name="Version">The version of the rule, recorded with every deadline that it starts.</param>
public sealed record DeadlineRule(
    string Key, Bilingual Title, DeadlineOwner Owner,
    ImmutableArray<string> Starts, ImmutableArray<string> MetBy, ImmutableArray<string> Unless, FeelExpression? StartsWhen,
    PeriodChoice Choice, ImmutableArray<DeadlinePeriod> Periods, MissedMeans Missed, ImmutableArray<Rung> Ladder, string Version)
{
    /// <summary>What may stop it; nothing else may.</summary>
    public ImmutableArray<SuspensionGround> Suspends { get; init; } = [];

    /// <summary>Who may lengthen it; null means nobody.</summary>
    public ExtensionRule? Extension { get; init; }

    /// <summary>The numbers in the law digest of the constraints that it watches, such as <c>36</c> or <c>43d</c>; empty where it watches none.</summary>
    public ImmutableArray<string> Numbers { get; init; } = [];

    /// <summary>The articles of its periods, for people.</summary>
    public string Law => string.Join("；", Periods.Select(p => p.Law ?? p.Source).Where(l => l is not null).Distinct());
}
