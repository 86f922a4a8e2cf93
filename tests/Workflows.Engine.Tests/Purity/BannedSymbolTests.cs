using System.Globalization;
using System.Text.RegularExpressions;
using Workflows.TestKit.Files;
using Workflows.TestKit.Running;

namespace Workflows.Engine.Tests.Purity;

/// <summary>The list of banned symbols bites: a project of a pure project's name, set in this tree, does not build with any of them.</summary>
public sealed partial class BannedSymbolTests
{
    /// <summary>One offence for each line of <c>src/BannedSymbols.txt</c>.</summary>
    private static readonly Dictionary<string, string> Offences = new()
    {
        ["P:System.DateTime.Now"] = "System.DateTime.Now",
        ["P:System.DateTime.UtcNow"] = "System.DateTime.UtcNow",
        ["P:System.DateTime.Today"] = "System.DateTime.Today",
        ["P:System.DateTimeOffset.Now"] = "System.DateTimeOffset.Now",
        ["P:System.DateTimeOffset.UtcNow"] = "System.DateTimeOffset.UtcNow",
        ["M:System.Guid.NewGuid"] = "System.Guid.NewGuid()",
        ["M:System.Guid.CreateVersion7"] = "System.Guid.CreateVersion7()",
        ["T:System.Random"] = "System.Random.Shared",
        ["T:System.TimeProvider"] = "System.TimeProvider.System",
        ["T:System.TimeZoneInfo"] = "System.TimeZoneInfo.Utc",
        ["T:System.Threading.Tasks.Task"] = "System.Threading.Tasks.Task.CompletedTask",
        ["T:System.Threading.Tasks.Task`1"] = "System.Threading.Tasks.Task<int>.Factory",
        ["T:System.Threading.Tasks.ValueTask"] = "System.Threading.Tasks.ValueTask.CompletedTask",
        ["T:System.IO.File"] = "System.IO.File.Exists(\"\")",
        ["T:System.IO.Directory"] = "System.IO.Directory.Exists(\"\")",
        ["T:System.IO.FileStream"] = "new System.IO.FileStream(\"\", System.IO.FileMode.Open)",
        ["T:System.Console"] = "System.Console.Out",
        ["T:System.Environment"] = "System.Environment.MachineName",
        ["T:System.Net.Http.HttpClient"] = "new System.Net.Http.HttpClient()",
    };

    [Fact]
    public void Each_banned_symbol_has_an_offence_that_tries_it() =>
        Assert.Equal(
            File.ReadLines(SourceTree.Combine("src", "BannedSymbols.txt")).Where(line => line.Length > 0).Select(line => line.Split(';')[0]).Order(),
            Offences.Keys.Order());

    [Theory, MemberData(nameof(PurityTests.PureProjects), MemberType = typeof(PurityTests))]
    public async Task A_pure_project_does_not_build_with_a_banned_symbol(string project)
    {
        var errors = await BuildAsync(project);

        Assert.All(errors, error => Assert.Equal("RS0030", error.Code));
        Assert.Equal(Offences.Keys, errors.DistinctBy(error => error.Line).OrderBy(error => error.Line).Select(error => Offences.Keys.ElementAt(error.Line - 2)));
    }

    [Fact]
    public async Task The_same_source_builds_in_a_project_that_is_not_pure() => Assert.Empty(await BuildAsync("Workflows.Runtime"));

    /// <summary>Builds a project with every offence, one a line from the second line on, in a folder where the tree's own build files apply.</summary>
    private static async Task<IReadOnlyList<(string Code, int Line)>> BuildAsync(string project)
    {
        var folder = Directory.CreateDirectory(SourceTree.Combine("artifacts", $"banned-{Guid.NewGuid():n}")).FullName;
        try
        {
            await File.WriteAllTextAsync(Path.Combine(folder, $"{project}.csproj"), "<Project Sdk=\"Microsoft.NET.Sdk\" />");
            await File.WriteAllLinesAsync(Path.Combine(folder, "Offences.cs"),
                ["internal static class Offences {", .. Offences.Values.Select((offence, index) => $"internal static object? O{index} => {offence};"), "}"]);
            // Restored from the packages that this test project was built with: with no source there is nothing to ask.
            await using var build = TetheredProcess.Start(new("dotnet", "build", "-nodeReuse:false",
                $"-p:RestoreSources={folder}", "-p:NuGetAudit=false", "-p:UseSharedCompilation=false")
            {
                WorkingDirectory = folder,
                Environment = new Dictionary<string, string?> { ["DOTNET_CLI_UI_LANGUAGE"] = "en", ["MSBuildSDKsPath"] = null },
            });
            var code = await build.Ended.WaitAsync(TimeSpan.FromMinutes(3));
            var errors = ErrorLine().Matches(build.Output)
                .Select(match => (match.Groups["code"].Value, int.Parse("0" + match.Groups["line"].Value, CultureInfo.InvariantCulture)))
                .Distinct().ToList();
            Assert.True(code == 0 == (errors.Count == 0), $"Expected an error for a failed build, but it ended with {code} and printed:\n{build.Output}");
            return errors;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [GeneratedRegex(@"^.*?(\((?<line>\d+),\d+\))?: error (?<code>\w+):", RegexOptions.Multiline)]
    private static partial Regex ErrorLine();
}
