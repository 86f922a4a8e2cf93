using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Workflows.Decisions.Feel;
using Workflows.Runtime.Documents;
using Workflows.Statute.Calendars;

namespace Workflows.Runtime.Definitions;

/// <summary>A FEEL expression in double braces within a document's template.</summary>
/// <param name="Start">Where its first brace stands, 0-based.</param>
/// <param name="Length">With the braces.</param>
/// <param name="Parsed">The expression, or what is wrong with it.</param>
public sealed record Placeholder(int Start, int Length, FeelParse Parsed)
{
    private static readonly ImmutableArray<string> s_functions = [.. LegalTimeFunctions.Names, .. DocumentFunctions.Names];

    // A template is read once and filled in many times.
    private static readonly ConditionalWeakTable<string, StrongBox<ImmutableArray<Placeholder>>> s_found = [];

    /// <summary>The placeholders of a text in their order. One that is never closed reaches to the end of the text and does not parse.</summary>
    public static ImmutableArray<Placeholder> In(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return s_found.GetValue(text, t => new([.. Find(t)])).Value;
    }

    private static IEnumerable<Placeholder> Find(string text)
    {
        for (var start = text.IndexOf("{{", StringComparison.Ordinal); start >= 0;)
        {
            var end = text.IndexOf("}}", start + 2, StringComparison.Ordinal);
            if (end < 0)
            {
                yield return new(start, text.Length - start, new(null, [new(1, 1, 0, "}}", "", "Expected '}}' behind '{{', but the text ends.")]));
                yield break;
            }
            yield return new(start, end + 2 - start, FeelExpression.Parse(text[(start + 2)..end], s_functions));
            start = text.IndexOf("{{", end + 2, StringComparison.Ordinal);
        }
    }
}
