using System.Collections.Immutable;

namespace Workflows.Decisions.Dmn;

/// <summary>
/// The outcome of reading a DMN file. The model is null when the text is no DMN file at all. With diagnostics beside it,
/// the model evaluates every decision that does not rest on what they complain of; a deployment should refuse it.
/// </summary>
public sealed record DmnParse(DmnModel? Model, ImmutableArray<DmnDiagnostic> Diagnostics)
{
    /// <summary>Whether the file was read without any complaint.</summary>
    public bool IsSound => Model is not null && Diagnostics.IsEmpty;
}
