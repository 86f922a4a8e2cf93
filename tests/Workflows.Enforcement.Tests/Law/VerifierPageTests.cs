using System.Text.RegularExpressions;
using Workflows.TestKit.Files;

namespace Workflows.Enforcement.Tests.Law;

/// <summary><c>docs/verifier.md</c> against the source.</summary>
public sealed partial class VerifierPageTests
{
    [Fact]
    public void The_page_names_the_codes_that_the_verifier_gives_and_no_others() => Assert.Equal(
        Directory.EnumerateFiles(SourceTree.Combine("src", "Workflows.Engine", "Verification"), "*.cs", SearchOption.AllDirectories).SelectMany(CodesIn).Distinct().Order(StringComparer.Ordinal),
        CodesIn(SourceTree.Combine("docs", "verifier.md")).Distinct().Order(StringComparer.Ordinal));

    private static IEnumerable<string> CodesIn(string file) => Code().Matches(File.ReadAllText(file)).Select(m => m.Value);

    [GeneratedRegex("VER[0-9]{4}")]
    private static partial Regex Code();
}
