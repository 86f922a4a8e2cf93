using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Workflows.Engine.Procedures;

namespace Workflows.Runtime.Definitions;

/// <summary>Whether documents take their numbers from series that the authority writes.</summary>
internal static partial class SeriesChecks
{
    public static IEnumerable<Finding> Run(Procedure procedure, Agency agency, ImmutableArray<KeyValuePair<string, string>> files)
    {
        foreach (var document in procedure.Documents.Values.Where(d => d.Series is { } series && !agency.NumberPatterns.ContainsKey(series)))
        {
            var path = $"documents/{document.Name}.md";
            var text = files.First(f => f.Key == path).Value;
            var (line, column) = TextPlace.At(text, Series().Match(text).Index);
            yield return new($"{procedure.Id}/{path}", line, column, "DOC0004", $"Expected a series of 'numbers' in agency.yaml, but there is no '{document.Series}'.");
        }
    }

    [GeneratedRegex(@"^series\s*:", RegexOptions.Multiline)]
    private static partial Regex Series();
}
