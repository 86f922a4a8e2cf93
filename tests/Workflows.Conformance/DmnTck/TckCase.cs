using System.Xml.Linq;
using Workflows.Decisions.Feel;

namespace Workflows.Conformance.DmnTck;

/// <summary>One testCase of the kit: what is put in, what is asked of, what is expected.</summary>
/// <param name="Id">The case's id within its file.</param>
/// <param name="Invocable">The decision service or business knowledge model to call; null when decisions are asked by name.</param>
/// <param name="Inputs">Input data by name; those of an imported model both under its import's name and by themselves.</param>
/// <param name="Results">The expected values by decision.</param>
internal sealed record TckCase(string Id, string? Invocable, FeelContext Inputs, IReadOnlyList<TckExpectation> Results);

/// <summary>What a decision should come to; with <c>IsError</c>, null by way of an error.</summary>
internal sealed record TckExpectation(string Name, FeelValue Value, bool IsError);

/// <summary>Reads the kit's test files (testCases.xsd).</summary>
internal static class TckFile
{
    public static (string Model, IReadOnlyList<TckCase> Cases) Read(string path)
    {
        var root = XDocument.Load(path).Root!;
        XElement? One(XElement element, string name) => element.Elements().FirstOrDefault(child => child.Name.LocalName == name);
        IEnumerable<XElement> All(XElement element, string name) => element.Elements().Where(child => child.Name.LocalName == name);
        var cases = All(root, "testCase").Select(test => new TckCase(
            test.Attribute("id")?.Value ?? "?",
            test.Attribute("invocableName")?.Value,
            All(test, "inputNode").Aggregate(FeelContext.Empty, (inputs, node) => Put(inputs, node.Attribute("name")!.Value, TckValue.Of(node))),
            [.. All(test, "resultNode").Select(result => new TckExpectation(
                result.Attribute("name")!.Value,
                One(result, "expected") is { } expected ? TckValue.Of(expected) : FeelValue.Nothing,
                result.Attribute("errorResult")?.Value == "true"))]));
        return (One(root, "modelName")!.Value.Trim(), [.. cases]);
    }

    private static FeelContext Put(FeelContext inputs, string name, FeelValue value)
    {
        var dot = name.LastIndexOf('.');
        return (dot < 0 ? inputs : inputs.Set(name[(dot + 1)..], value)).Set(name, value);
    }
}
