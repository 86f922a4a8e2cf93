using System.Collections.Immutable;
using Workflows.Decisions.Feel;

namespace Workflows.Statute.Duties;

/// <summary>
/// Who may not do a duty in a case, or what he must hold, as <c>law.yaml</c> declares it. It binds everybody, administrators included.
/// </summary>
/// <param name="No">The number in the law digest; for a rule without an article the setting's name.</param>
/// <param name="Duty">The duty it speaks of, such as <c>review</c>; <see cref="Any"/> for a rule about those who must withdraw.</param>
/// <param name="NeverAlso">Duties that bar this one for a person who did them in the same case.</param>
/// <param name="Holds">A kind of certificate that must be valid on the day of the act; null means none.</param>
/// <param name="AtLeast">How many different persons must be named for the duty; 1 unless the law says more.</param>
/// <param name="When">A FEEL condition over the case and the person (<c>person</c>); null means always.</param>
/// <param name="Law">The article, or null for a setting without one (<paramref name="Source"/> says whose).</param>
public sealed record DutyRule(
    string No, Bilingual Title, string Duty, ImmutableArray<string> NeverAlso, string? Holds, int AtLeast, FeelExpression? When,
    string? Law, string? Source, DateOnly? ValidFrom, DateOnly? ValidTo)
{
    /// <summary>Stands for every duty, and for steps that are none.</summary>
    public const string Any = "any";

    /// <summary>The only roles in one of which the duty is done, own or delegated; empty leaves it to the flow.</summary>
    public ImmutableArray<string> OnlyRoles { get; init; } = [];

    /// <summary>FEEL over the case and the person: true bars him. What is neither true nor false bars too; null bars nobody.</summary>
    public FeelExpression? BarredWhen { get; init; }

    /// <summary>Bars those who must withdraw from the case, from everything.</summary>
    public bool Withdrawn { get; init; }

    /// <summary>What is known of this version.</summary>
    public RuleStatus Status { get; init; }

    /// <summary>The province whose rule it is; null for the whole country's.</summary>
    public string? Province { get; init; }

    /// <summary>The number of the country's rule whose place this rule of a province takes while it is in force; null where both bind.</summary>
    public string? Replaces { get; init; }

    /// <summary>Changes exactly when what the file says of the rule does.</summary>
    public string Version { get; init; } = "";

    /// <summary>True on a day from <see cref="ValidFrom"/> to <see cref="ValidTo"/>, both included.</summary>
    public bool IsInForce(DateOnly on) => Validity.Covers(ValidFrom, ValidTo, on);

    /// <summary>Whether it speaks on a day of a person about to do a duty: as its own, or as one that excludes its own.</summary>
    /// <param name="duty">Null for a step that is no duty.</param>
    public bool Binds(string? duty, DateOnly on) => IsInForce(on) && (Duty == Any || (duty is not null && (Duty == duty || NeverAlso.Contains(duty))));
}

/// <summary>A duty that a person did in this case.</summary>
/// <param name="Person">The person's id.</param>
public sealed record DutyAct(string Person, string Duty, string Element, DateOnly On)
{
    /// <summary>In whose place, by a delegation; null where the person acted for himself. The act counts for both.</summary>
    public string? For { get; init; }

    /// <summary>The case's sequence number of the event that recorded it: its place in the log.</summary>
    public long Seq { get; init; }
}
