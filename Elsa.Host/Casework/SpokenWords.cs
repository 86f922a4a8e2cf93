using System.Collections.Immutable;
using System.Globalization;
using Elsa.Host.Frame;
using Elsa.Host.Procedures;
using Workflows.Decisions.Feel;
using Workflows.Engine.Cases;
using Workflows.Engine.Forms;
using Workflows.Engine.Procedures;
using Workflows.Runtime.Law;
using Workflows.Statute;

namespace Elsa.Host.Casework;

/// <summary>
/// Says what a decision table answered, from what, and by which rows, in the words of the table as the case's bundle has it; where the bundle is not at hand,
/// in those that the log keeps.
/// </summary>
internal sealed class SpokenWords(CaseFile file, AnswerWords say)
{
    // Before the article and the status of a row were kept apart, they stood among its notes.
    private const string Between = "; ";
    private const string English = "En";
    private static readonly ImmutableArray<string> s_statuses = ["in-force", "historical", "unverified"];

    private static string Gap => Languages.Pick("；", "; ");

    /// <summary>An answer as one line of the log.</summary>
    public string Line(CaseEvent.RuleEvaluated e)
    {
        var answer = Answer(0, e.At, e);
        return string.Join(Gap,
        [
            .. Lines(answer.Table),
            .. answer.Law is { } law ? [law] : ImmutableArray<string>.Empty,
            .. answer.Rested.Select(rested => Languages.Pick("所依据的 ", "resting on ") + string.Join(Gap, Lines(rested))),
        ]);
    }

    public SpokenAnswer Answer(long seq, DateTimeOffset at, CaseEvent.RuleEvaluated e)
    {
        var substance = e.Law is not null;
        return new(
            seq, at, e.Frame, Table(e.Frame, e.Decision, e.Result, e.Inputs, e.Rules, substance), LogLine.NameOf(file, e.Frame, e.Element), 1, null,
            e.Law is { } law ? LawOf(law, e) : null, file.ProcedureOf(e.Frame)?.Rows.ContainsKey(e.Decision) ?? e.Rules.Any(r => r.Status is not null),
            [.. e.Rested.Select(r => Table(e.Frame, r.Decision, r.Result, r.Inputs, r.Rules, substance))]);
    }

    /// <summary>The table in words, as the case's bundle has it; null where that is not at hand, or it is no table.</summary>
    public static TableText? TextOf(CaseFile file, int frame, string decision) => file.ProcedureOf(frame) is { } procedure
        ? procedure.Tables.GetValueOrDefault(procedure.Decisions.GetValueOrDefault(decision)?.Id ?? decision)
        : null;

    /// <summary>The name of a table; its id where the bundle is not at hand.</summary>
    public static Bilingual NameOf(CaseFile file, int frame, string decision) => TextOf(file, frame, decision)?.Name
        ?? (file.ProcedureOf(frame)?.Decisions.GetValueOrDefault(decision)?.Name is { Length: > 0 } name ? new(name, name) : new(decision, decision));

    private static IEnumerable<string> Lines(SpokenTable table)
    {
        yield return table.Values.IsEmpty ? table.Name.ForReader() : $"{table.Name.ForReader()}{Languages.Pick("：", ": ")}{string.Join(Gap, table.Values)}";
        foreach (var row in table.Rows)
        {
            var place = Languages.Pick($"第{Number(row.Index)}行", $"row {Number(row.Index)}");
            var what = string.Join(Gap, new[] { row.Law, row.Note, Standing(row) ?? "" }.Where(part => part.Length > 0));
            yield return what.Length == 0 ? place : $"{place}{Languages.Pick("：", ": ")}{what}";
        }
        if (!table.Asked.IsEmpty) yield return Languages.Pick("依据 ", "from ") + string.Join(Languages.Pick(" · ", " · "), table.Asked);
    }

    /// <summary>What has to be said of a row that is more or less than law in force; null for law in force.</summary>
    public static string? Standing(SpokenRow row) => row.Status switch
    {
        RuleStatus.Historical => Languages.Pick("当时有效，现已废止", "in force then, repealed now"),
        RuleStatus.Unverified => Languages.Pick("未核实", "unverified"),
        _ => null,
    };

    private SpokenTable Table(int frame, string decision, FeelValue result, FeelContext inputs, ImmutableArray<SpokenRule> rules, bool substance)
    {
        var text = TextOf(file, frame, decision);
        return new(decision, NameOf(file, frame, decision), Values(text, frame, result), Asked(text, frame, inputs), [.. rules.Select(rule => Row(frame, decision, text, rule))]);
    }

    private ImmutableArray<SpokenValue> Values(TableText? text, int frame, FeelValue result) => result switch
    {
        // What a decision without a table works out for other steps has names that only these know.
        FeelValue.Context several when text is null && file.ProcedureOf(frame) is not null => [.. several.Value.Entries().Where(e => FieldOf(frame, e.Key) is not null).Select(e => OfForm(frame, e.Key, e.Value))],
        FeelValue.Context several when text is not null => [.. Parts(several.Value).Select(e => text.Output(e.Key) is { } column ? Said(column, e.Value) : new(e.Key, say.Text(e.Value)))],
        _ when text is { Outputs: [var only] } => [Said(only, result) with { Label = null }],
        _ => [new(null, say.Text(result))],
    };

    /// <summary>The parts of an answer; where one stands there in both languages, as <c>title</c> and <c>titleEn</c>, the reader's.</summary>
    private static IEnumerable<KeyValuePair<string, FeelValue>> Parts(FeelContext answer) => answer.Entries().Where(part =>
        Languages.ReaderWantsEnglish ? !answer.Contains(part.Key + English) : !(part.Key.EndsWith(English, StringComparison.Ordinal) && answer.Contains(part.Key[..^English.Length])));

    private ImmutableArray<SpokenValue> Asked(TableText? text, int frame, FeelContext inputs) =>
    [
        .. from input in inputs.Entries()
           let column = text?.Inputs.FirstOrDefault(c => c.Label.Zh == input.Key || c.Name == input.Key)
           select column is null ? OfForm(frame, input.Key, input.Value) : Said(column, input.Value),
    ];

    private SpokenValue Said(TableColumn column, FeelValue value) => new(
        column.Label.ForReader(),
        value is FeelValue.List list ? string.Join(ReadersWords.Separator, list.Items.Select(i => CellWords.Value(column, i) ?? say.Text(i))) : CellWords.Value(column, value) ?? say.Text(value),
        CellWords.IsHeeded(column, value));

    /// <summary>A value in the words of the form that asks for it.</summary>
    private SpokenValue OfForm(int frame, string name, FeelValue value) =>
        FieldOf(frame, name) is { } field ? new(field.Label.ForReader(), say.Text(field, value)) : new(name, say.Text(value));

    private FormField? FieldOf(int frame, string name) => file.ProcedureOf(frame)?.Field(name);

    private SpokenRow Row(int frame, string decision, TableText? text, SpokenRule rule)
    {
        var procedure = file.ProcedureOf(frame);
        var notes = rule.Law is not null ? [] : (rule.Annotation ?? "").Split(Between).Where(note => !s_statuses.Contains(note)).ToArray();
        var row = text?.Rules.FirstOrDefault(r => r.Index == rule.Index);
        return new(
            rule.Index, rule.Law ?? notes.FirstOrDefault() ?? "", rule.Law is not null ? rule.Annotation ?? "" : string.Join("；", notes.Skip(1)),
            row is null ? null : CellWords.DaysOf(text!, row), rule.Version,
            rule is { Version: { } version, Status: { } status } && procedure is not null ? new(RuleVersions.OfDecision(procedure.Id, decision, rule.Index), version, status) : null,
            row is null ? null : TableLinks.InCase(file.Id, frame, decision, rule.Index));
    }

    /// <summary>Which day's law a decision of substance went by, and what the other one says (行政处罚法 art. 37).</summary>
    private string LawOf(AppliedLaw law, CaseEvent.RuleEvaluated e)
    {
        var text = TextOf(file, e.Frame, e.Decision);
        var (applied, other) = (string.Join(Gap, Values(text, e.Frame, e.Result)), law.Other.IsNull ? Languages.Pick("没有结果", "no answer") : string.Join(Gap, Values(text, e.Frame, law.Other)));
        var (act, today) = (law.ActOn.InTable(), law.DecidedOn.InTable());
        return law.LaterIsLighter
            ? Languages.Pick(
                $"从旧兼从轻（行政处罚法第三十七条）：行为日{act}的规定为“{other}”，现行规定（{today}）为“{applied}”；现行规定较轻，适用现行规定",
                $"the lighter law (Administrative Penalty Law Art. 37): that of {act}, the day of the act, says '{other}', that of {today} says '{applied}'; the present law is the lighter and applies")
            : Languages.Pick(
                $"从旧兼从轻（行政处罚法第三十七条）：行为日{act}的规定为“{applied}”，现行规定（{today}）为“{other}”；适用行为日的规定",
                $"the lighter law (Administrative Penalty Law Art. 37): that of {act}, the day of the act, says '{applied}', that of {today} says '{other}'; the law of the act applies");
    }

    private static string Number(int index) => index.ToString(CultureInfo.InvariantCulture);
}
