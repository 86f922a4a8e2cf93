using System.Collections.Immutable;
using Elsa.Host.Forms;
using Workflows.Engine.Cases;
using Workflows.Statute;

namespace Elsa.Host.Casework;

/// <summary>A legal fact with where it came from.</summary>
/// <param name="At">When it was recorded.</param>
/// <param name="Source">The form of the step that recorded it; null where no form did.</param>
/// <param name="Sent">The form with which it came to be, be it of another step, as the service that a called procedure recorded; null where the product did it alone.</param>
/// <param name="Correction">What gave it its day; null for one that stands as it was recorded, or stands no more.</param>
/// <param name="CorrectedBy">Who corrected it.</param>
internal sealed record FactLine(LegalFact Fact, DateTimeOffset At, RecordedStep? Source, RecordedStep? Sent, CaseEvent.FactCorrected? Correction, string? CorrectedBy)
{
    /// <summary>The files that were handed in with it; of a corrected one, the document of the correction. Without a hash where only a name was recorded.</summary>
    public ImmutableArray<(string Name, string? Hash)> Proofs => [.. Documents.Select(d => KeptAnswer.Parse(d) is { } kept ? (kept.Name, kept.Hash) : (d, (string?)null))];

    private IEnumerable<string> Documents => Correction is { } correction ? [correction.Document]
        : Sent is { } sent ? sent.Form.Fields.Where(f => f.IsProof && !sent.Answers[f.Name].IsNull).Select(f => sent.Answers[f.Name].ToString())
        : [];

    /// <summary>Every fact of a case, by its legal day; of one day in the order of recording, in which a corrected one keeps its place, as the rules read them.</summary>
    public static ImmutableArray<FactLine> Of(CaseFile file)
    {
        var steps = RecordedStep.Of(file);
        return [.. file.State.Record.Facts.OrderBy(f => f.On).Select(f => Of(file, steps, f))];
    }

    /// <summary>One fact of a case.</summary>
    public static FactLine Of(CaseFile file, LegalFact fact) => Of(file, RecordedStep.Of(file), fact);

    private static FactLine Of(CaseFile file, ImmutableArray<RecordedStep> steps, LegalFact fact)
    {
        var logged = file.Log.First(e => e.Seq == fact.Seq);
        var correction = logged.Event as CaseEvent.FactCorrected;
        var first = correction is null ? logged : file.Log.First(e => e.Seq == correction.Fact);
        var sent = steps.Where(s => s.Seq < first.Seq && s.At == first.At).ToList();
        return new(fact, logged.At, sent.FindLast(s => s.Element == fact.Element), sent.FindLast(s => s.By == fact.By), correction, correction is null ? null : logged.By);
    }
}
