using System.Collections.Immutable;
using System.Xml;
using System.Xml.Linq;
using Workflows.Engine.Procedures;
using Workflows.Statute;

namespace Workflows.Runtime.Definitions;

/// <summary>
/// Reads what the rules of decision tables rest on: the first annotation is the article or the source, an annotation named <c>status</c> says what is
/// known of the rule. The days on which a rule applies are a column of dates among the inputs.
/// </summary>
public static class DecisionRows
{
    /// <summary>The annotation that says what is known of a rule.</summary>
    public const string StatusColumn = "status";

    private static readonly ImmutableArray<(string Word, RuleStatus Status)> s_words =
        [("in-force", RuleStatus.InForce), ("historical", RuleStatus.Historical), ("unverified", RuleStatus.Unverified)];

    /// <summary>By the decision's id the rules of its table, those of tables without a column for the status left out.</summary>
    public static ImmutableDictionary<string, ImmutableArray<DecisionRow>> Of(Bundle bundle)
    {
        ArgumentNullException.ThrowIfNull(bundle);
        return Tables(bundle).Where(t => t.StatusAt >= 0).DistinctBy(t => t.Id).ToImmutableDictionary(t => t.Id, t => t.Rules.Select((r, i) => RowOf(t, r, i)).ToImmutableArray());
    }

    /// <summary>What is wrong with the annotations: a status that there is none of, a rule without its article, a historical rule without an end.</summary>
    internal static IEnumerable<Finding> Check(Bundle bundle)
    {
        foreach (var table in Tables(bundle).Where(t => t.StatusAt >= 0))
        {
            foreach (var (rule, index) in table.Rules.Select((r, i) => (r, i + 1)))
            {
                var notes = Cells(rule, "annotationEntry");
                var status = table.StatusAt < notes.Length ? notes[table.StatusAt] : "";
                if (StatusOf(status) is not { } known)
                    yield return table.Says(rule, "RULE0001", $"Expected one of {string.Join(", ", s_words.Select(w => w.Word))} as the status of rule {index}, but got '{status}'.");
                else if (known == RuleStatus.Historical && !table.Dates.Any(column => Ends(Cells(rule, "inputEntry"), column)))
                    yield return table.Says(rule, "RULE0003", $"Expected the day until which it was in force in a column of dates of the historical rule {index}, such as < date(\"2026-02-01\"), but there is none.");
                else if (table.StandingAt >= 0 && Cells(rule, "outputEntry").ElementAtOrDefault(table.StandingAt) is { } answered && answered != $"\"{status}\"")
                    yield return table.Says(rule, "RULE0004", $"Expected the output {StatusColumn} of rule {index} to say what its annotation says, \"{status}\", but got {answered}.");
                if (notes.Length == 0 || notes[0].Length == 0)
                    yield return table.Says(rule, "RULE0002", $"Expected the article, or the source, as the first annotation of rule {index}, but it is empty.");
            }
        }
    }

    /// <summary>The decisions of all files that read as XML.</summary>
    internal static IEnumerable<Decision> DecisionsIn(Bundle bundle) =>
        from file in bundle.Files
        where file.Key.EndsWith(".dmn", StringComparison.Ordinal)
        from decision in Parse(file.Value)?.Elements().Where(e => e.Name.LocalName == "decision") ?? []
        select new Decision($"{bundle.ProcedureId}/{file.Key}", (string?)decision.Attribute("id") ?? "", decision, decision.Elements().FirstOrDefault(e => e.Name.LocalName == "decisionTable"));

    private static IEnumerable<Table> Tables(Bundle bundle) =>
        from decision in DecisionsIn(bundle)
        let table = decision.Table
        where table is not null
        select new Table(
            decision.File, decision.Id, [.. Children(table, "rule")],
            Children(table, "annotation").ToList().FindIndex(a => (string?)a.Attribute("name") == StatusColumn),
            Children(table, "output").ToList().FindIndex(o => (string?)o.Attribute("name") == StatusColumn),
            [.. Children(table, "input").Select((input, i) => (Type: (string?)Children(input, "inputExpression").FirstOrDefault()?.Attribute("typeRef"), i)).Where(x => x.Type == "date").Select(x => x.i)]);

    private static XElement? Parse(string xml)
    {
        try
        {
            using var reader = XmlReader.Create(new StringReader(xml), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit });
            return XDocument.Load(reader, LoadOptions.SetLineInfo).Root;
        }
        catch (XmlException) // the reader of decisions says what is wrong with it
        {
            return null;
        }
    }

    private static DecisionRow RowOf(Table table, XElement rule, int at)
    {
        var notes = Cells(rule, "annotationEntry");
        return new(at + 1, notes.FirstOrDefault() ?? "", StatusOf(table.StatusAt < notes.Length ? notes[table.StatusAt] : "") ?? RuleStatus.Unverified,
            ContentHash.Of($"{table.Id}\n{string.Join('\n', Cells(rule, "inputEntry").Concat(Cells(rule, "outputEntry")).Concat(notes))}"));
    }

    private static RuleStatus? StatusOf(string word) => s_words.Where(w => w.Word == word).Select(w => (RuleStatus?)w.Status).FirstOrDefault();

    // A range, or a bound from above.
    private static bool Ends(string[] tests, int column) => column < tests.Length && (tests[column].Contains("..", StringComparison.Ordinal) || tests[column].StartsWith('<'));

    private static string[] Cells(XElement rule, string kind) => [.. Children(rule, kind).Select(c => (Children(c, "text").FirstOrDefault()?.Value ?? "").Trim())];

    private static IEnumerable<XElement> Children(XElement of, string name) => of.Elements().Where(e => e.Name.LocalName == name);

    /// <summary>A decision as its file has it.</summary>
    /// <param name="Table">Null for a decision that is no table.</param>
    internal sealed record Decision(string File, string Id, XElement Element, XElement? Table)
    {
        public Finding Says(IXmlLineInfo at, string code, string message) => new(File, at.LineNumber, at.LinePosition, code, $"{Id}: {message}");
    }

    private sealed record Table(string File, string Id, ImmutableArray<XElement> Rules, int StatusAt, int StandingAt, ImmutableArray<int> Dates)
    {
        public Finding Says(IXmlLineInfo at, string code, string message) => new(File, at.LineNumber, at.LinePosition, code, $"{Id}: {message}");
    }
}
