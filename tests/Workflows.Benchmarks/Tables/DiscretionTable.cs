using System.Globalization;
using System.Text;
using Workflows.Decisions.Feel;

namespace Workflows.Benchmarks.Tables;

/// <summary>A table of 40 rules over 6 inputs, as a discretion table is: the amount of a fine by party, level, days late, amount, repetition and date.</summary>
internal static class DiscretionTable
{
    /// <summary>The inputs: FEEL name, type, and how the rules test it.</summary>
    private static readonly (string Name, string Type)[] Inputs =
        [("party", "string"), ("level", "string"), ("days late", "number"), ("amount", "number"), ("repeated", "boolean"), ("found on", "date")];

    private static readonly string[] Levels = ["\"minor\"", "\"common\"", "\"serious\"", "\"grave\""];

    /// <summary>The rules: six cells and an output. Each row of inputs meets exactly one of them.</summary>
    public static IReadOnlyList<(string[] Cells, string Output)> Rules { get; } =
    [
        .. from party in (string[])["\"unit\"", "\"person\""]
           from level in Levels
           from band in (string[][])[["< 10", "-", "-"], ["[10..30)", "<= 50000", "-"], ["[10..30)", "> 50000", "-"], [">= 30", "-", "true"], [">= 30", "-", "false"]]
           select (new[] { party, level, band[0], band[1], band[2], "[@\"2020-01-01\"..@\"2029-12-31\"]" }, Amount(party, level, band)),
    ];

    /// <summary>Rows of inputs that meet rules all over the table.</summary>
    public static IReadOnlyList<FeelContext> Rows { get; } =
    [
        .. Enumerable.Range(0, 64).Select(i => FeelContext.Empty
            .Set("party", FeelValue.Of(i % 2 == 0 ? "unit" : "person"))
            .Set("level", FeelValue.Of(Levels[i / 2 % 4].Trim('"')))
            .Set("days late", FeelValue.Of(i * 7 % 45))
            .Set("amount", FeelValue.Of(i * 9973 % 100_000 + 0.5m))
            .Set("repeated", FeelValue.Of(i % 3 == 0))
            .Set("found on", FeelValue.Of(new DateOnly(2021, 1, 1).AddDays(i * 31)))),
    ];

    /// <summary>The table as a DMN file with one decision, <c>fine</c>.</summary>
    public static string Dmn(string hitPolicy)
    {
        var xml = new StringBuilder("<definitions xmlns=\"https://www.omg.org/spec/DMN/20230324/MODEL/\" id=\"d\" name=\"d\" namespace=\"urn:benchmark\">");
        foreach (var (name, type) in Inputs) xml.Append(CultureInfo.InvariantCulture, $"<inputData id=\"{Id(name)}\" name=\"{name}\"><variable name=\"{name}\" typeRef=\"{type}\"/></inputData>");
        xml.Append("<decision id=\"fine\" name=\"fine\"><variable name=\"fine\" typeRef=\"number\"/>");
        foreach (var (name, _) in Inputs) xml.Append(CultureInfo.InvariantCulture, $"<informationRequirement><requiredInput href=\"#{Id(name)}\"/></informationRequirement>");
        xml.Append(CultureInfo.InvariantCulture, $"<decisionTable hitPolicy=\"{hitPolicy}\">");
        foreach (var (name, type) in Inputs) xml.Append(CultureInfo.InvariantCulture, $"<input><inputExpression typeRef=\"{type}\"><text>{name}</text></inputExpression></input>");
        xml.Append("<output typeRef=\"number\"/>");
        foreach (var (cells, output) in Rules)
        {
            xml.Append("<rule>");
            foreach (var cell in cells) xml.Append(CultureInfo.InvariantCulture, $"<inputEntry><text>{System.Security.SecurityElement.Escape(cell)}</text></inputEntry>");
            xml.Append(CultureInfo.InvariantCulture, $"<outputEntry><text>{output}</text></outputEntry></rule>");
        }
        return xml.Append("</decisionTable></decision></definitions>").ToString();
    }

    /// <summary>The rows as feelin takes them: a date is the text of one, of which the script makes a value once.</summary>
    public static IEnumerable<IReadOnlyDictionary<string, object>> PlainRows() => Rows.Select(row => row.Entries().ToDictionary(entry => entry.Key, entry => entry.Value switch
    {
        FeelValue.Number x => (object)x.Value.ToDecimal()!.Value,
        FeelValue.Boolean x => x.Value,
        var other => other.ToString(),
    }));

    public static IEnumerable<string> Names => Inputs.Select(input => input.Name);

    private static string Id(string name) => name.Replace(' ', '-');

    private static string Amount(string party, string level, string[] band) =>
        ((party == "\"unit\"" ? 10_000 : 1000) * (Array.IndexOf(Levels, level) + 1) + band[0].Length * 100 + band[1].Length * 10 + band[2].Length).ToString(CultureInfo.InvariantCulture);
}
