using System.Collections.Immutable;
using System.Security;
using Workflows.Decisions.Dmn;
using Workflows.Decisions.Dmn.Checking;
using Workflows.Decisions.Tests.Dmn;

namespace Workflows.Decisions.Tests.Checking;

/// <summary>Files of one decision table: <c>in NAME: TYPE = ALLOWED</c>, <c>out NAME: TYPE = ALLOWED</c>, <c>default TEXT</c>, and a line <c>CELL ; CELL | OUTPUT</c> a rule.</summary>
internal static class Tables
{
    public const string Decision = "t";

    public static DmnParse Read(string policy, string table, string more = "")
    {
        var parse = DmnReader.Read(File(policy, table, more), "t.dmn");
        Assert.True(parse.IsSound, string.Join("; ", parse.Diagnostics));
        return parse;
    }

    public static ImmutableArray<DmnFinding> Check(string policy, string table, string more = "") => DmnChecker.Check(Read(policy, table, more));

    public static string File(string policy, string table, string more = "")
    {
        var lines = table.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var inputs = lines.Where(line => line.StartsWith("in ", StringComparison.Ordinal)).Select(Column).ToArray();
        var outputs = lines.Where(line => line.StartsWith("out ", StringComparison.Ordinal)).Select(Column).ToArray();
        var otherwise = lines.FirstOrDefault(line => line.StartsWith("default ", StringComparison.Ordinal));
        var names = inputs.Select(input => input.Name.Split(' ', '.', '+')[0]).Distinct().ToArray();
        var rules = lines.Where(line => line.Contains(" | ", StringComparison.Ordinal));
        return Dmn15.File($"""
            {string.Join("\n", names.Select(name => Dmn15.Input(name)))}
            {more}
            {Dmn15.Decision(Decision, $"""
            <decisionTable id="table" hitPolicy="{policy}">
            {string.Join("\n", inputs.Select(input => $"<input><inputExpression{Type(input.Type)}><text>{Escape(input.Name)}</text></inputExpression>{Values("inputValues", input.Allowed)}</input>"))}
            {string.Join("\n", outputs.Select(output => $"<output name=\"{output.Name}\"{Type(output.Type)}>{Values("outputValues", output.Allowed)}{(otherwise is null ? "" : $"<defaultOutputEntry><text>{Escape(otherwise[8..])}</text></defaultOutputEntry>")}</output>"))}
            {string.Join("\n", rules.Select(Rule))}
            </decisionTable>
            """, string.Concat(names.Select(Dmn15.NeedsInput)))}
            """);
    }

    private static (string Name, string Type, string Allowed) Column(string line)
    {
        var parts = line[(line.IndexOf(' ', StringComparison.Ordinal) + 1)..].Split(':', 2, StringSplitOptions.TrimEntries);
        var type = parts[1].Split(" = ", 2, StringSplitOptions.TrimEntries);
        return (parts[0], type[0], type.Length > 1 ? type[1] : "");
    }

    private static string Rule(string line, int index)
    {
        var (tests, outputs) = (line.Split(" | ")[0].Split(" ; "), line.Split(" | ")[1].Split(" ; "));
        return $"<rule id=\"r{index + 1}\">{string.Concat(tests.Select(test => $"<inputEntry><text>{Escape(test)}</text></inputEntry>"))}{string.Concat(outputs.Select(output => $"<outputEntry><text>{Escape(output)}</text></outputEntry>"))}</rule>";
    }

    private static string Type(string type) => type == "Any" ? "" : $" typeRef=\"{type}\"";

    private static string Values(string element, string text) => text.Length == 0 ? "" : $"<{element}><text>{Escape(text)}</text></{element}>";

    private static string Escape(string text) => SecurityElement.Escape(text.Trim());
}
