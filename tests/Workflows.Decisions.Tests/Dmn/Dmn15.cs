using Workflows.Decisions.Dmn;
using Workflows.Decisions.Feel;

namespace Workflows.Decisions.Tests.Dmn;

/// <summary>Wraps elements into a DMN 1.5 file and evaluates one of its decisions.</summary>
internal static class Dmn15
{
    public static string File(string elements, string @namespace = "urn:test") => $"""
        <definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/" id="d" name="d" namespace="{@namespace}">
        {elements}
        </definitions>
        """;

    public static DmnModel Read(string elements)
    {
        var parse = DmnReader.Read(File(elements), "t.dmn");
        Assert.True(parse.IsSound, string.Join("; ", parse.Diagnostics));
        return parse.Model!;
    }

    public static string Logic(string text) => $"<literalExpression><text>{text}</text></literalExpression>";

    public static string Decision(string name, string logic, string requirements = "", string type = "Any") =>
        $"<decision id=\"{name}\" name=\"{name}\"><variable name=\"{name}\" typeRef=\"{type}\"/>{requirements}{logic}</decision>";

    public static string Input(string name, string type = "Any") => $"<inputData id=\"{name}\" name=\"{name}\"><variable name=\"{name}\" typeRef=\"{type}\"/></inputData>";

    public static string NeedsInput(string id) => $"<informationRequirement><requiredInput href=\"#{id}\"/></informationRequirement>";

    public static string NeedsDecision(string id) => $"<informationRequirement><requiredDecision href=\"#{id}\"/></informationRequirement>";

    public static string NeedsKnowledge(string href) => $"<knowledgeRequirement><requiredKnowledge href=\"{href}\"/></knowledgeRequirement>";

    public static string Value(string elements, string decision, FeelContext? inputs = null) =>
        Read(elements).Find(decision)!.Evaluate(inputs ?? FeelContext.Empty).Value.ToString();
}
