using System.Collections.Immutable;
using Workflows.Runtime.Law.SecondEntry;

namespace Workflows.Runtime.Definitions;

/// <summary>The outcome of reading <c>workflows/</c>: a world, or every reason why there is none.</summary>
/// <param name="World">Null exactly when there is a finding.</param>
/// <param name="Bundles">What there is to be kept once the world is accepted, one bundle for each procedure.</param>
/// <param name="Files">The texts that were read, by path within the folder.</param>
public sealed record WorkflowsReading(
    DeclaredWorld? World, ImmutableArray<Finding> Findings, ImmutableArray<Bundle> Bundles, ImmutableSortedDictionary<string, string> Files)
{
    /// <summary>The second entry of the law; null where none is kept, or it does not read.</summary>
    public Checklist? Checklist { get; init; }

    /// <summary>What is worth knowing and keeps the world from nothing, such as a table's cell that no check understands.</summary>
    public ImmutableArray<Finding> Remarks { get; init; } = [];
}
