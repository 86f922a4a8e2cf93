using System.Collections.Immutable;
using System.Xml.Linq;
using Workflows.Engine.Procedures;
using Workflows.Runtime.Definitions;
using Workflows.Statute;

namespace Elsa.Host.Procedures;

/// <summary>A rule of a decision table as its file has it.</summary>
/// <param name="Notes">The annotations, without the status.</param>
/// <param name="Row">What it rests on; null in a table that does not say.</param>
internal sealed record SheetRule(ImmutableArray<string> When, ImmutableArray<string> Then, ImmutableArray<string> Notes, DecisionRow? Row)
{
    public bool IsUnverified => Row?.Status == RuleStatus.Unverified;
}

/// <summary>A decision table to be read as a table, by people without scripts and by screen readers; the picture beside it says the same.</summary>
internal sealed record DecisionSheet(
    string Id, string Name, string? Description, string HitPolicy,
    ImmutableArray<string> Inputs, ImmutableArray<string> Outputs, ImmutableArray<string> Annotations, ImmutableArray<SheetRule> Rules)
{
    public bool HasUnverified => Rules.Any(r => r.IsUnverified);

    /// <summary>The decision tables of an accepted DMN file; decisions that are no tables have only their picture.</summary>
    /// <param name="rows">By the decision's id, what its rules rest on.</param>
    public static IEnumerable<DecisionSheet> In(string xml, IReadOnlyDictionary<string, ImmutableArray<DecisionRow>> rows) =>
        from decision in XDocument.Parse(xml).Root!.Elements().Where(e => e.Name.LocalName == "decision")
        let table = Child(decision, "decisionTable")
        where table is not null
        select Of(decision, table, rows.GetValueOrDefault((string?)decision.Attribute("id") ?? "", []));

    private static DecisionSheet Of(XElement decision, XElement table, ImmutableArray<DecisionRow> rows)
    {
        var annotations = Children(table, "annotation").Select(a => (string?)a.Attribute("name") ?? "").ToImmutableArray();
        var status = annotations.IndexOf(DecisionRows.StatusColumn);
        return new(
            (string?)decision.Attribute("id") ?? "", (string?)decision.Attribute("name") ?? "", Child(decision, "description")?.Value.Trim(),
            (string?)table.Attribute("hitPolicy") ?? "UNIQUE",
            [.. Children(table, "input").Select(i => (string?)i.Attribute("label") ?? TextOf(Child(i, "inputExpression")))],
            [.. Children(table, "output").Select(o => (string?)o.Attribute("label") ?? (string?)o.Attribute("name") ?? "")],
            status < 0 ? annotations : annotations.RemoveAt(status),
            [.. Children(table, "rule").Select((rule, i) => RuleOf(rule, status, rows.FirstOrDefault(r => r.Index == i + 1)))]);
    }

    private static SheetRule RuleOf(XElement rule, int status, DecisionRow? row) => new(
        [.. Texts(rule, "inputEntry")], [.. Texts(rule, "outputEntry")], [.. Texts(rule, "annotationEntry").Where((_, i) => i != status)], row);

    private static IEnumerable<string> Texts(XElement rule, string kind) => Children(rule, kind).Select(TextOf);

    private static string TextOf(XElement? element) => element is null ? "" : (Child(element, "text")?.Value ?? "").Trim();

    private static IEnumerable<XElement> Children(XElement of, string name) => of.Elements().Where(e => e.Name.LocalName == name);

    private static XElement? Child(XElement of, string name) => of.Elements().FirstOrDefault(e => e.Name.LocalName == name);
}
