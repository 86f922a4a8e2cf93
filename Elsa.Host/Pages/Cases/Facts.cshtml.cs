using System.Collections.Immutable;
using Elsa.Host.Casework;
using Workflows.Statute;

namespace Elsa.Host.Pages.Cases;

/// <summary>A legal fact with where it came from.</summary>
/// <param name="At">When it was recorded.</param>
/// <param name="Source">The form that recorded it; null where the product itself did.</param>
internal sealed record FactLine(LegalFact Fact, DateTimeOffset At, RecordedStep? Source);

/// <summary>Everything with legal effect that happened in the case, by its legal day.</summary>
internal sealed class FactsModel(CaseFiles files) : CasePage(files)
{
    public ImmutableArray<FactLine> Facts { get; private set; } = [];

    public void OnGet()
    {
        var steps = RecordedStep.Of(Case);
        var recorded = Case.Log.ToDictionary(e => e.Seq, e => e.At);
        Facts =
        [
            .. from fact in Case.State.Record.Facts
               orderby fact.On, fact.Seq
               let source = steps.LastOrDefault(s => s.Seq < fact.Seq && s.Element == fact.Element && s.At == recorded[fact.Seq])
               select new FactLine(fact, recorded[fact.Seq], source),
        ];
    }
}
