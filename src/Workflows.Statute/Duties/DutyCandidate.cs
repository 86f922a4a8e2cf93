using System.Collections.Immutable;

namespace Workflows.Statute.Duties;

/// <summary>A certificate that a person holds.</summary>
/// <param name="Kind">Such as <c>enforcement-certificate</c>, as the rules name it.</param>
/// <param name="ValidTo">The last day on which it is valid; null means without end.</param>
public sealed record HeldCertificate(string Kind, string Number, DateOnly ValidFrom, DateOnly? ValidTo)
{
    public bool IsValidOn(DateOnly day) => Validity.Covers(ValidFrom, ValidTo, day);
}

/// <summary>The person who is about to do a duty.</summary>
/// <param name="Roles">Those in which he may act on the day, a delegated one included.</param>
public sealed record DutyCandidate(string Id, ImmutableArray<string> Roles, ImmutableArray<HeldCertificate> Certificates)
{
    /// <summary>In whose place he acts, by a delegation; null where he acts for himself. What bars that person bars him too.</summary>
    public string? For { get; init; }

    /// <summary>Whether he has a certificate of that kind that is valid on the day. His own: that of the one in whose place he acts does not count.</summary>
    public bool Holds(string kind, DateOnly day) => Certificates.Any(c => c.Kind == kind && c.IsValidOn(day));

    /// <summary>Whether an act in the case counts as his: he did it, or he did it for another, or the one did it in whose place he acts now.</summary>
    public bool IsBoundBy(DutyAct act) => Is(act.Person) || (act.For is { } principal && Is(principal));

    /// <summary>Whether it is he, or the one in whose place he acts.</summary>
    public bool Is(string person) => person == Id || person == For;
}
