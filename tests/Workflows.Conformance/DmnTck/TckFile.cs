using System.Xml;
using System.Xml.Linq;
using Workflows.Decisions.Feel;

namespace Workflows.Conformance.DmnTck;

/// <summary>A test file of the kit (testCases.xsd): the model it names and its cases.</summary>
/// <param name="Model">The file name of the model, which lies in the same folder; empty where the file names none.</param>
/// <param name="Cases">The cases, in the order of the file.</param>
internal sealed record TckFile(string Model, IReadOnlyList<TckCase> Cases)
{
    /// <summary>Whether the file holds cases: the kit's folders hold other XML files too.</summary>
    public static bool IsOne(string path)
    {
        try
        {
            using var reader = XmlReader.Create(path);
            return reader.MoveToContent() == XmlNodeType.Element && reader.LocalName == "testCases";
        }
        catch (XmlException)
        {
            // Not well-formed: it counts as one if it is named like one, and then fails.
            return Path.GetFileName(path).Contains("-test-", StringComparison.Ordinal);
        }
    }

    /// <exception cref="XmlException">The file is not well-formed.</exception>
    /// <exception cref="FormatException">The file holds what the kit's schema does not allow.</exception>
    public static TckFile Read(string path)
    {
        // A string of blanks is a value like any other.
        var root = XDocument.Load(path, LoadOptions.PreserveWhitespace).Root!;
        return new(One(root, "modelName")?.Value.Trim() ?? "", [.. All(root, "testCase").Select(Case)]);
    }

    private static TckCase Case(XElement test) => new(
        test.Attribute("id")?.Value ?? test.Attribute("name")?.Value ?? "?",
        Kind(test) ?? TckKind.Decision,
        test.Attribute("invocableName")?.Value.Trim(),
        All(test, "inputNode").Aggregate(FeelContext.Empty, (inputs, node) => Put(inputs, Name(node), TckValue.Of(node))),
        [.. All(test, "resultNode").Select(Expectation)]);

    private static TckExpectation Expectation(XElement result)
    {
        var isError = result.Attribute("errorResult")?.Value is "true" or "1";
        var value = !isError && One(result, "expected") is { } expected ? TckValue.Of(expected) : FeelValue.Nothing;
        return new(Name(result), result.Attribute("namespace")?.Value, Kind(result), value);
    }

    private static TckKind? Kind(XElement element) => element.Attribute("type")?.Value switch
    {
        "decision" => TckKind.Decision,
        "bkm" => TckKind.Knowledge,
        "decisionService" => TckKind.Service,
        _ => null,
    };

    private static string Name(XElement element) =>
        element.Attribute("name")?.Value.Trim() ?? throw new FormatException($"Expected a name on this {element.Name.LocalName}, but got none.");

    /// <summary>The input by its name; that of an imported model, <c>import.name</c>, also within a context of the import, and by its last name.</summary>
    private static FeelContext Put(FeelContext inputs, string name, FeelValue value)
    {
        var parts = name.Split('.');
        if (parts.Length == 1) return inputs.Set(name, value);
        if (!inputs.Contains(parts[^1])) inputs = inputs.Set(parts[^1], value);
        return Within(inputs, parts, value).Set(name, value);
    }

    private static FeelContext Within(FeelContext outer, ReadOnlySpan<string> path, FeelValue value)
    {
        if (path.Length == 1) return outer.Set(path[0], value);
        var inner = outer[path[0]] is FeelValue.Context there ? there.Value : FeelContext.Empty;
        return outer.Set(path[0], FeelValue.Of(Within(inner, path[1..], value)));
    }

    private static XElement? One(XElement element, string name) => All(element, name).FirstOrDefault();

    private static IEnumerable<XElement> All(XElement element, string name) => element.Elements().Where(child => child.Name.LocalName == name);
}
