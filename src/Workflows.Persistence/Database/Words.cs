using System.Collections.Immutable;

namespace Workflows.Persistence.Database;

/// <summary>A list of words in one column, each between commas (<c>,case-officer,unit-head,</c>), so that one of them can be looked for.</summary>
internal static class Words
{
    public static string Of(IEnumerable<string> words) => string.Concat(words.Select((w, i) => i == 0 ? Marked(w) : w + ","));

    /// <summary>The word as it stands in the column.</summary>
    public static string Marked(string word) => $",{word},";

    public static ImmutableArray<string> Read(string column) => [.. column.Split(',', StringSplitOptions.RemoveEmptyEntries)];
}
