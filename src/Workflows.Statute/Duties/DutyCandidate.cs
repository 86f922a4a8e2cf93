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
public sealed record DutyCandidate(string Id, ImmutableArray<string> Roles, ImmutableArray<HeldCertificate> Certificates)
{
    public bool Holds(string kind, DateOnly day) => Certificates.Any(c => c.Kind == kind && c.IsValidOn(day));
}
