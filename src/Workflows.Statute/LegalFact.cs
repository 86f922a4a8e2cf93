using System.Collections.Immutable;
using Workflows.Decisions.Feel;

namespace Workflows.Statute;

/// <summary>
/// Something with legal effect that happened in a case: served, requested, waived, decided.
/// </summary>
/// <param name="Event">The event's name in <c>vocabulary.yaml</c>, such as <c>notice.served</c>.</param>
/// <param name="On">The legal day on which it took effect, with its proof; deadlines anchor on it and are met by it.</param>
/// <param name="At">The instant of effect where hours count (an approval at 17:30), else the instant of recording.</param>
/// <param name="By">Who recorded it: a person's id, or <c>system</c>.</param>
/// <param name="Element">The BPMN element whose completion it is.</param>
/// <param name="Data">What the event says besides: the answers of its form.</param>
public sealed record LegalFact(string Event, DateOnly On, DateTimeOffset At, string By, string Element, FeelContext Data)
{
    /// <summary>The case's sequence number of the event that recorded it: the order of recording.</summary>
    public long Seq { get; init; }

    /// <summary>In whose place <see cref="By"/> acted, by a delegation; null where it was for himself.</summary>
    public string? For { get; init; }

    /// <summary>False once a recorded correction has taken its place.</summary>
    public bool Stands { get; init; } = true;

    /// <summary>
    /// For the constraints with an activation condition that the event activates, by number: whether the condition let them bind it when it was recorded.
    /// </summary>
    public ImmutableSortedDictionary<string, bool> Binds { get; init; } = ImmutableSortedDictionary<string, bool>.Empty;
}
