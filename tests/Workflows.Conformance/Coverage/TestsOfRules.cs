using System.Text.RegularExpressions;

namespace Workflows.Conformance.Coverage;

/// <summary>Finds in the sources of tests which rules they show: by a trait <c>law</c> over a test, or by their number in a table of stories.</summary>
internal static partial class TestsOfRules
{
    /// <param name="folder">The folder of the test projects; where there is none, nothing is found.</param>
    /// <returns>By the number of a rule the names of the files that show it.</returns>
    public static ILookup<string, string> In(string folder)
    {
        if (!Directory.Exists(folder)) return Enumerable.Empty<string>().ToLookup(x => x);
        var found =
            from project in Directory.EnumerateDirectories(folder).Order(StringComparer.Ordinal)
            where File.Exists(Path.Combine(project, Path.GetFileName(project) + ".csproj"))
            from file in Directory.EnumerateFiles(project, "*.cs", SearchOption.AllDirectories)
            where !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal)
            from match in Mentions().Matches(File.ReadAllText(file))
            select (No: match.Groups["no"].Value, Test: Path.GetFileNameWithoutExtension(file));
        return found.ToLookup(f => f.No, f => f.Test, StringComparer.Ordinal);
    }

    [GeneratedRegex("""(?<![\w.])(?:Law\(|Trait\("law", )"(?<no>[0-9]+[a-z]*)"[,)]""")]
    private static partial Regex Mentions();
}
