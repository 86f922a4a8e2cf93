using System.Collections.Immutable;
using Workflows.Statute;

namespace Workflows.Runtime.Law.Coverage;

/// <summary>How a declared rule is enforced.</summary>
public enum HowEnforced
{
    /// <summary>An event that breaks it is refused.</summary>
    Refused,

    /// <summary>A case does not end before what it demands has happened.</summary>
    HeldUp,

    /// <summary>Besides, the end of its window is an event of the case, and from then on it is broken.</summary>
    HeldUpInTime,

    /// <summary>A deadline with its ladder watches the time.</summary>
    Watched,

    /// <summary>A duty bars the person, asks for a certificate, or for a number of people.</summary>
    Barred,
}

/// <summary>How a constraint of the list stands.</summary>
public enum CoverageStanding
{
    /// <summary>All of it is declared, and procedures record the events that its rules speak of.</summary>
    Enforced,

    /// <summary>Some of it is.</summary>
    InPart,

    /// <summary>It is declared, but no procedure records its events yet: its rules will speak as soon as one does.</summary>
    Waiting,

    /// <summary>No rule declares it.</summary>
    Gap,
}

/// <summary>A rule that declares a constraint of the list, or a part of it.</summary>
/// <param name="Asleep">Why it cannot speak yet; null where it can.</param>
public sealed record CoveringRule(string No, Bilingual Title, string Law, string File, int Line, HowEnforced How, Bilingual? Asleep);

/// <summary>A constraint of the list with the rules that declare it.</summary>
public sealed record CoverageRow(ListedConstraint Listed, ImmutableArray<CoveringRule> Rules)
{
    /// <summary>How much of it is enforced: a rule that sleeps, or a gap that the list names, leaves it enforced in part.</summary>
    public CoverageStanding Standing =>
        Rules.IsEmpty ? CoverageStanding.Gap
        : Rules.All(r => r.Asleep is not null) ? CoverageStanding.Waiting
        : Rules.Any(r => r.Asleep is not null) || Listed.Gap is not null ? CoverageStanding.InPart
        : CoverageStanding.Enforced;
}
