using System.Collections.Immutable;
using Workflows.Engine.Cases;

namespace Workflows.Conformance.Osha;

/// <summary>What became of one row.</summary>
/// <param name="State">The case at the end.</param>
/// <param name="StuckAt">What the case waits for though nothing can move it; null for a case that ended or is open.</param>
/// <param name="IsOpen">Whether it waits for a decision that the history does not record.</param>
internal sealed record ReplayedRow(OshaRow Row, CaseState State, ImmutableArray<Refusal> Refusals, string? StuckAt, bool IsOpen)
{
    public bool IsDecided => State.Record.Last("decision.made") is not null;

    /// <summary>Whether a hearing was opened on a request in time.</summary>
    public bool WasHeard => State.Record.Last("hearing.accepted") is not null;
}
