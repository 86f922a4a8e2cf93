using System.Collections.Immutable;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Workflows.Engine.Forms;

namespace Workflows.Runtime.Definitions;

/// <summary>
/// Whether the tables that rules of law stand in can be read in both languages: the name of the table, of its columns, of every code word of a cell.
/// An officer who decides after a table reads its words, not its code.
/// </summary>
internal static partial class TableWordChecks
{
    private static readonly ImmutableArray<string> s_units = ["yuan", "months", "people"];

    /// <summary>What lacks a text. Tables that neither say what their rules rest on nor have begun to give words are for programs, and left alone.</summary>
    public static IEnumerable<Finding> Run(Bundle bundle, IReadOnlyDictionary<string, FormDefinition> forms)
    {
        foreach (var decision in DecisionRows.DecisionsIn(bundle).Where(d => d.Table is not null))
        {
            var (element, table) = (decision.Element, decision.Table!);
            if (element.Attribute(TableTexts.Law + "name-en") is null && TableTexts.Children(table, "annotation").All(a => (string?)a.Attribute("name") != DecisionRows.StatusColumn)) continue;
            if (Lacks(element, "name-en")) yield return decision.Says(element, "WORD0001", "Expected the English name of the table in law:name-en, but there is none.");
            if (TableTexts.Children(element, "description").Any() && Lacks(element, "description-en"))
                yield return decision.Says(element, "WORD0001", "Expected the English description of the table in law:description-en, but there is none.");
            var columns = Columns(table, "input", "inputEntry").Concat(Columns(table, "output", "outputEntry"));
            foreach (var found in columns.SelectMany(column => Column(decision, column, forms))) yield return found;
        }
    }

    private static IEnumerable<Finding> Column(DecisionRows.Decision decision, (XElement Element, ImmutableArray<XElement> Cells) column, IReadOnlyDictionary<string, FormDefinition> forms)
    {
        var (element, cells) = column;
        var name = (string?)element.Attribute("label") ?? (string?)element.Attribute("id") ?? "";
        if (string.IsNullOrWhiteSpace((string?)element.Attribute("label")) || Lacks(element, "name-en"))
            yield return decision.Says(element, "WORD0002", $"Expected a Chinese name in label and an English one in law:name-en of the column '{name}', but one is missing.");
        if ((string?)element.Attribute(TableTexts.Law + "unit") is { } unit && !s_units.Contains(unit))
            yield return decision.Says(element, "WORD0002", $"Expected one of {string.Join(", ", s_units)} as the unit of the column '{name}', but got '{unit}'.");
        foreach (var word in TableTexts.DeclaredIn(element).Where(w => string.IsNullOrWhiteSpace((string?)w.Attribute("zh")) || string.IsNullOrWhiteSpace((string?)w.Attribute("en"))))
            yield return decision.Says(word, "WORD0003", $"Expected the value '{(string?)word.Attribute("value")}' of the column '{name}' in words, zh and en, but one is missing.");
        foreach (var cell in cells.Where(c => string.IsNullOrWhiteSpace((string?)c.Attribute(TableTexts.Law + "zh")) != string.IsNullOrWhiteSpace((string?)c.Attribute(TableTexts.Law + "en"))))
            yield return decision.Says(cell, "WORD0003", $"Expected the cell '{TableTexts.TextIn(cell)}' of the column '{name}' in words, law:zh and law:en, but one is missing.");
        if (element.Attribute(TableTexts.Law + "text") is not null) yield break;
        var words = TableTexts.WordsOf(element, element.Name.LocalName == "input" ? TableTexts.Asked(element) : TableTexts.NameOf(element), forms);
        foreach (var (cell, value) in from cell in cells
                                      where cell.Attribute(TableTexts.Law + "zh") is null
                                      from value in CodeWords(TableTexts.TextIn(cell))
                                      where !words.ContainsKey(value)
                                      select (cell, value))
        {
            yield return decision.Says(cell, "WORD0003",
                $"Expected words for {value} of the column '{name}', as <law:word value={value} zh=\"…\" en=\"…\"/> in its extensionElements or as an option of the form's field, but there are none.");
        }
    }

    private static IEnumerable<(XElement, ImmutableArray<XElement>)> Columns(XElement table, string kind, string entry) =>
        TableTexts.Children(table, kind).Select((column, i) => (column,
            TableTexts.Children(table, "rule").Select(rule => TableTexts.Children(rule, entry).ElementAtOrDefault(i)).OfType<XElement>().ToImmutableArray()));

    private static bool Lacks(XElement element, string name) => string.IsNullOrWhiteSpace((string?)element.Attribute(TableTexts.Law + name));

    /// <summary>The texts of a cell; those that are arguments, as of <c>date("2026-02-01")</c>, are no code words.</summary>
    private static IEnumerable<string> CodeWords(string cell) => Text().Matches(Call().Replace(cell, "")).Select(m => m.Value);

    [GeneratedRegex("\"[^\"]*\"")]
    private static partial Regex Text();

    [GeneratedRegex("""\b(?:date|duration|time|date and time)\s*\(\s*"[^"]*"\s*\)""")]
    private static partial Regex Call();
}
