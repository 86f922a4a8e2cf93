using System.Xml;
using System.Xml.Linq;
using Workflows.Decisions.Dmn.Requirements;

namespace Workflows.Decisions.Dmn.Reading;

/// <summary>Reads DMN elements by local name: the versions differ in their namespaces only.</summary>
internal static class Elements
{
    public static IEnumerable<XElement> All(this XElement element, string name) => element.Elements().Where(child => child.Name.LocalName == name);

    public static XElement? One(this XElement element, string name) => element.All(name).FirstOrDefault();

    public static string? Attr(this XElement element, string name) => element.Attribute(name)?.Value;

    public static string Name(this XElement element) => (element.Attr("name") ?? "").Trim();

    public static string Id(this XElement element) => element.Attr("id") ?? "";

    /// <summary>The expression language of an element, its own or its file's, where that is not FEEL; B-FEEL is another.</summary>
    public static string? OtherLanguage(this XElement element)
    {
        var language = element.Attr("expressionLanguage") is { Length: > 0 } own ? own : element.Document?.Root?.Attr("expressionLanguage");
        return string.IsNullOrEmpty(language) || language.Split('/', ':').Contains("FEEL", StringComparer.OrdinalIgnoreCase) ? null : language;
    }

    /// <summary>The expression text of a literal expression, unary tests or an entry; null where there is none.</summary>
    public static XElement? TextElement(this XElement element) => element.One("text");

    public static Place Place(this XElement element, string file)
    {
        var at = (IXmlLineInfo)element;
        var named = element.AncestorsAndSelf().FirstOrDefault(candidate => candidate.Attr("id") is { Length: > 0 });
        return new(file, at.LineNumber, at.LinePosition, named?.Id() ?? "");
    }
}
