using System.Collections.Immutable;
using System.Xml.Linq;
using Workflows.Engine.Forms;
using Workflows.Engine.Procedures;
using Workflows.Statute;

namespace Workflows.Runtime.Definitions;

/// <summary>
/// Reads what decision tables are called, in both languages. The words stand in the file itself, in the extension namespace of the flows:
/// <c>law:name-en</c> beside a Chinese <c>name</c> or <c>label</c>, and <c>&lt;law:word value zh en/&gt;</c> in a column for each of its code words. A column that
/// asks for the answer of a choice takes the words of the form.
/// </summary>
internal static class TableTexts
{
    internal static readonly XNamespace Law = "urn:workflows:law";

    /// <summary>By the decision's id its table in words; a file that does not read has none. An English text that is missing is the Chinese one.</summary>
    public static ImmutableDictionary<string, TableText> Of(Bundle bundle, IReadOnlyDictionary<string, FormDefinition> forms) =>
        DecisionRows.DecisionsIn(bundle).Where(d => d.Table is not null).DistinctBy(d => d.Id).ToImmutableDictionary(d => d.Id, d => TextOf(d.Element, d.Table!, forms));

    private static TableText TextOf(XElement decision, XElement table, IReadOnlyDictionary<string, FormDefinition> forms)
    {
        var annotations = Children(table, "annotation").Select(a => (string?)a.Attribute("name") ?? "").ToImmutableArray();
        var status = annotations.IndexOf(DecisionRows.StatusColumn);
        return new(
            (string?)decision.Attribute("id") ?? "",
            Both((string?)decision.Attribute("name") ?? "", (string?)decision.Attribute(Law + "name-en")),
            Children(decision, "description").FirstOrDefault()?.Value.Trim() is { Length: > 0 } text ? Both(text, (string?)decision.Attribute(Law + "description-en")) : null,
            (string?)table.Attribute("hitPolicy") ?? "UNIQUE",
            [.. Children(table, "input").Select(input => ColumnOf(input, Asked(input), (string?)input.Attribute("label") ?? Asked(input), forms))],
            [.. Children(table, "output").Select(output => ColumnOf(output, NameOf(output), (string?)output.Attribute("label") ?? LabelOf(decision, output), forms))],
            status < 0 ? annotations : annotations.RemoveAt(status),
            [.. Children(table, "rule").Select((rule, i) => new TableRule(i + 1, Cells(rule, "inputEntry"), Cells(rule, "outputEntry"),
                [.. Children(rule, "annotationEntry").Select(TextIn).Where((_, at) => at != status)]))]);
    }

    /// <summary>The words of a column by the value in FEEL; the file's own come before those of a form.</summary>
    internal static ImmutableDictionary<string, ColumnWord> WordsOf(XElement column, string asked, IReadOnlyDictionary<string, FormDefinition> forms)
    {
        var words = ImmutableDictionary.CreateBuilder<string, ColumnWord>(StringComparer.Ordinal);
        foreach (var word in DeclaredIn(column))
        {
            words[FeelOf((string?)word.Attribute("value") ?? "")] =
                new(Both((string?)word.Attribute("zh") ?? "", (string?)word.Attribute("en")), (string?)word.Attribute("heed") == "true", (string?)word.Attribute("unread") == "true");
        }
        foreach (var option in forms.Values.SelectMany(f => f.Fields).Where(f => f.Name == asked).SelectMany(f => f.Options)) words.TryAdd($"\"{option.Value}\"", new(option.Label));
        return words.ToImmutable();
    }

    internal static IEnumerable<XElement> DeclaredIn(XElement column) => Children(column, "extensionElements").Elements(Law + "word");

    internal static string Asked(XElement input) => Children(input, "inputExpression").Select(TextIn).FirstOrDefault() ?? "";

    internal static string NameOf(XElement output) => (string?)output.Attribute("name") ?? "";

    internal static string TextIn(XElement cell) => (Children(cell, "text").FirstOrDefault()?.Value ?? "").Trim();

    internal static IEnumerable<XElement> Children(XElement of, string name) => of.Elements().Where(e => e.Name.LocalName == name);

    private static TableColumn ColumnOf(XElement column, string name, string label, IReadOnlyDictionary<string, FormDefinition> forms) => new(
        name, Both(label, (string?)column.Attribute(Law + "name-en")), (string?)column.Attribute(Law + "unit"), (string?)column.Attribute(Law + "text"), WordsOf(column, name, forms));

    // A table with one output needs no name for it: the decision's says what it answers.
    private static string LabelOf(XElement decision, XElement output) => NameOf(output) is { Length: > 0 } name ? name : (string?)decision.Attribute("name") ?? "";

    private static ImmutableArray<TableCell> Cells(XElement rule, string kind) =>
        [.. Children(rule, kind).Select(cell => new TableCell(TextIn(cell), (string?)cell.Attribute(Law + "zh") is { } zh ? Both(zh, (string?)cell.Attribute(Law + "en")) : null))];

    /// <summary>A word names a text as it is, and <c>true</c>, <c>false</c> and <c>null</c> as themselves.</summary>
    private static string FeelOf(string value) => value is "true" or "false" or "null" ? value : $"\"{value}\"";

    private static Bilingual Both(string zh, string? en) => new(zh, string.IsNullOrWhiteSpace(en) ? zh : en);
}
