using System.Collections.Immutable;

namespace Elsa.Host.Casework;

/// <summary>What earlier steps recorded, the newest first, each in its last round. Partial <c>_Recorded</c>.</summary>
/// <param name="Open">How many of the newest are unfolded.</param>
internal sealed record RecordedSteps(CaseFile File, ImmutableArray<RecordedStep> Steps, int Open)
{
    public IEnumerable<RecordedStep> NewestFirst => Steps.Where(s => s.IsLatest).OrderByDescending(s => s.Seq);
}
