using Workflows.Decisions.Feel;

namespace Workflows.Conformance.Osha;

/// <summary>One violation as it was recorded; what was not recorded is null.</summary>
/// <param name="Number">1 for the first row below the header.</param>
/// <param name="Line">The line of the file on which it begins.</param>
/// <param name="OpenDate">The day of the inspection; where it was not recorded, the first day that was.</param>
/// <param name="CitationId">Null where the inspection led to no citation.</param>
/// <param name="IssuanceDate">The day on which the citation was issued: the notice and its service.</param>
/// <param name="AbateDate">The day by which the violation had to be corrected.</param>
/// <param name="ContestDate">The day on which the employer contested it.</param>
/// <param name="InitialPenalty">The penalty as proposed.</param>
/// <param name="CurrentPenalty">The penalty as it last stood.</param>
internal sealed record OshaRow(
    int Number, int Line, string Activity, string? CitationId, DateOnly OpenDate, DateOnly? CloseDate, DateOnly? IssuanceDate,
    DateOnly? AbateDate, Abatement Abatement, FeelNumber? InitialPenalty, FeelNumber? CurrentPenalty,
    DateOnly? ContestDate, DateOnly? FinalOrderDate)
{
    public bool IsCited => CitationId is not null;

    /// <summary>The penalty in the notice: the one that was proposed, where none was, the one that stood.</summary>
    public FeelNumber? Proposed => Positive(InitialPenalty ?? CurrentPenalty);

    /// <summary>The last recorded penalty; null for none and for nought: decided without a fine.</summary>
    public FeelNumber? Fine => Positive(CurrentPenalty ?? InitialPenalty);

    private static FeelNumber? Positive(FeelNumber? amount) => amount is { } n && n == FeelNumber.Zero ? null : amount;
}
