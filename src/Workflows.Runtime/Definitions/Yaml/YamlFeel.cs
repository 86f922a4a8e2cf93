using Workflows.Decisions.Feel;
using Workflows.Statute.Calendars;

namespace Workflows.Runtime.Definitions.Yaml;

/// <summary>Reads expressions that stand in YAML.</summary>
internal static class YamlFeel
{
    /// <summary>The expression; null where there is none, or where it is none, with the reason among the findings.</summary>
    public static FeelExpression? Read(YamlValue.Scalar? text, FindingBag findings)
    {
        if (text is null) return null;
        var parsed = FeelExpression.Parse(text.Text, LegalTimeFunctions.Names);
        foreach (var fault in parsed.Diagnostics)
        {
            var (line, column) = PlaceOf(text, fault.Line, fault.Column);
            findings.Add(line, column, "LAW0007", $"Expected a FEEL expression, but '{text.Text}' is none: {fault.Message}");
        }
        return parsed.Expression;
    }

    // Exact within one line; in a block or a folded text, the text's own line is told and the place within it.
    private static (int Line, int Column) PlaceOf(YamlValue.Scalar text, int line, int column) =>
        text.IsBlock ? (text.Line + line, column) : line > 1 ? (text.Line, text.Column) : (text.Line, text.Column + column - 1 + (text.IsQuoted ? 1 : 0));
}
