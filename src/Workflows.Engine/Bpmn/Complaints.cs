using System.Collections.Immutable;
using System.Xml;
using System.Xml.Linq;
using Workflows.Decisions.Feel;
using Workflows.Engine.Procedures;
using Workflows.Statute;
using Workflows.Statute.Calendars;

namespace Workflows.Engine.Bpmn;

/// <summary>Collects every finding while a file is read, with its position; reads attributes and expressions on the way.</summary>
internal sealed class Complaints(string file)
{
    private readonly ImmutableArray<Diagnostic>.Builder all = ImmutableArray.CreateBuilder<Diagnostic>();

    public bool Any => all.Count > 0;

    public ImmutableArray<Diagnostic> All => [.. all.OrderBy(d => d.At.Line).ThenBy(d => d.At.Column)];

    public SourcePosition At(XObject place) =>
        place is IXmlLineInfo info && info.HasLineInfo() ? new(file, info.LineNumber, info.LinePosition) : new(file, 1, 1);

    public void Add(string code, XObject place, string message)
    {
        var element = place as XElement ?? place.Parent;
        all.Add(new(code, At(place), element?.AncestorsAndSelf().Select(e => (string?)e.Attribute("id")).FirstOrDefault(id => id is not null), message));
    }

    public void Add(string code, int line, int column, string message) => all.Add(new(code, new(file, line, column), null, message));

    /// <summary>The element's id; a complaint and a made-up one when it has none.</summary>
    public string Id(XElement element)
    {
        if ((string?)element.Attribute("id") is { Length: > 0 } id) return id;
        Add("BPMN0003", element, $"Expected an id on '{element.Name.LocalName}', but there is none.");
        return $"line-{At(element).Line}";
    }

    public string Required(XElement element, XName attribute, string what)
    {
        if ((string?)element.Attribute(attribute) is { Length: > 0 } value) return value;
        Add("BPMN0004", element, $"Expected {what} in the attribute '{Short(attribute)}', but there is none.");
        return "";
    }

    /// <summary>The element's name in both languages; either may be asked for.</summary>
    public Bilingual Name(XElement element, bool required)
    {
        var zh = (string?)element.Attribute("name") ?? "";
        var en = (string?)element.Attribute(BpmnNames.Law + "name-en") ?? "";
        if (required && zh.Length == 0) Add("BPMN0005", element, "Expected a Chinese name in 'name', but there is none.");
        if (zh.Length > 0 && en.Length == 0) Add("BPMN0005", element, "Expected an English name in 'law:name-en', but there is none.");
        return new(zh, en);
    }

    public FeelExpression? Feel(XObject place, string? text)
    {
        if (string.IsNullOrWhiteSpace(text)) return null;
        var parse = FeelExpression.Parse(text, LegalTimeFunctions.Names);
        foreach (var d in parse.Diagnostics)
            Add("BPMN0020", place, $"Expected a FEEL expression, but '{text}' is none: {d.Message} (line {d.Line}, column {d.Column} of the expression).");
        return parse.Expression;
    }

    public static string Short(XName name) => name.Namespace == BpmnNames.Law ? $"law:{name.LocalName}" : name.LocalName;
}
