using System.Collections.Immutable;
using Elsa.Host.Procedures;
using Workflows.Engine.Cases;
using Workflows.Statute;

namespace Elsa.Host.Casework;

/// <summary>A value of a table in words.</summary>
/// <param name="Label">The column; null where the table has one output, whose answer needs no name.</param>
/// <param name="Heed">Whether who decides after it has to take heed.</param>
internal sealed record SpokenValue(string? Label, string Text, bool Heed = false)
{
    public override string ToString() => Label is null ? Text : Frame.Languages.Pick($"{Label}：{Text}", $"{Label}: {Text}");
}

/// <summary>A row that spoke.</summary>
/// <param name="Law">The article; empty where the log does not tell.</param>
/// <param name="Note">What the table notes besides; empty for nothing.</param>
/// <param name="Days">The days on which the row applies; null where its table has no such column.</param>
/// <param name="Version">Null where its table does not tell.</param>
/// <param name="Mark">Null for a table that says nothing of its rows.</param>
/// <param name="Href">The row in the table as the case's bundle has it; null where the bundle does not read.</param>
internal sealed record SpokenRow(int Index, string Law, string Note, string? Days, string? Version, MarkedRule? Mark, string? Href)
{
    public RuleStatus Status => Mark?.Status ?? RuleStatus.InForce;
}

/// <summary>A decision table's answer in a case, or that of another on which it rested.</summary>
/// <param name="Name">The table.</param>
/// <param name="Asked">What it looked at.</param>
internal sealed record SpokenTable(string Decision, Bilingual Name, ImmutableArray<SpokenValue> Values, ImmutableArray<SpokenValue> Asked, ImmutableArray<SpokenRow> Rows)
{
    public bool IsHeeded => Values.Any(v => v.Heed) || Rows.Any(r => r.Status == RuleStatus.Unverified);
}

/// <summary>A table's answer with the instant at which it was given. Partial <c>_SpokenTable</c>.</summary>
internal sealed record SpokenBy(SpokenTable Table, DateTimeOffset At);

/// <summary>What a decision table answered at a step of a case. Partial <c>_SpokenAnswer</c>.</summary>
/// <param name="Step">The step that asked it.</param>
/// <param name="Round">How often the step had asked by then.</param>
/// <param name="SupersededAt">When a later step asked the same table; null for the answer that counts.</param>
/// <param name="Law">Which day's law it went by, and what the other says; null for a decision of procedure.</param>
/// <param name="IsOfLaw">Whether its table says what its rows rest on; others only name documents and the like.</param>
internal sealed record SpokenAnswer(
    long Seq, DateTimeOffset At, int Frame, SpokenTable Table, string Step, int Round, DateTimeOffset? SupersededAt, string? Law, bool IsOfLaw, ImmutableArray<SpokenTable> Rested)
{
    public bool IsLatest => SupersededAt is null;

    public bool IsHeeded => Table.IsHeeded || Rested.Any(r => r.IsHeeded);

    /// <summary>Every answer of the case, in order.</summary>
    public static ImmutableArray<SpokenAnswer> All(CaseFile file, AnswerWords say)
    {
        var words = new SpokenWords(file, say);
        var said = file.Log.Where(e => e.Event is CaseEvent.RuleEvaluated).Select(e => (e.Seq, e.At, Event: (CaseEvent.RuleEvaluated)e.Event)).ToList();
        return
        [
            .. said.Select((x, i) => words.Answer(x.Seq, x.At, x.Event) with
            {
                Round = said.Take(i + 1).Count(y => (y.Event.Element, ProcedureOf(file, y.Event)) == (x.Event.Element, ProcedureOf(file, x.Event))),
                SupersededAt = said.Skip(i + 1).Where(y => (y.Event.Decision, ProcedureOf(file, y.Event)) == (x.Event.Decision, ProcedureOf(file, x.Event)))
                    .Select(y => (DateTimeOffset?)y.At).LastOrDefault(),
            }),
        ];
    }

    /// <summary>What counts now of the tables of law, the newest first.</summary>
    public static ImmutableArray<SpokenAnswer> Standing(CaseFile file, AnswerWords say) =>
        [.. All(file, say).Where(a => a is { IsLatest: true, IsOfLaw: true }).OrderByDescending(a => a.Seq)];

    private static string ProcedureOf(CaseFile file, CaseEvent.RuleEvaluated e) => file.Frames.GetValueOrDefault(e.Frame)?.Procedure ?? "";
}
