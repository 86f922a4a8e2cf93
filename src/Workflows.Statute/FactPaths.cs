using System.Text.RegularExpressions;
using Workflows.Decisions.Feel;

namespace Workflows.Statute;

/// <summary>What an expression asks of the case's record, by its paths.</summary>
public static partial class FactPaths
{
    /// <summary>The legal events that it speaks of after <c>fact.</c>, spelt as the vocabulary spells them, each once.</summary>
    public static IEnumerable<string> EventsIn(FeelExpression expression) =>
        Facts().Matches(expression.Text).Select(m => $"{m.Groups["first"].Value}.{m.Groups["second"].Value}".Replace('_', '-')).Distinct(StringComparer.Ordinal);

    /// <summary>The keys of the deadlines that it speaks of after <c>deadline.</c>, each once.</summary>
    public static IEnumerable<string> DeadlinesIn(FeelExpression expression) =>
        Deadlines().Matches(expression.Text).Select(m => m.Groups["key"].Value.Replace('_', '-')).Distinct(StringComparer.Ordinal);

    [GeneratedRegex(@"(?<![\w.])fact\.(?<first>\w+)\.(?<second>\w+)")]
    private static partial Regex Facts();

    [GeneratedRegex(@"(?<![\w.])deadline\.(?<key>\w+)")]
    private static partial Regex Deadlines();
}
