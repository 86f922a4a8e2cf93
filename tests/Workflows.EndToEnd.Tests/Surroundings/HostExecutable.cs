using Workflows.TestKit.Files;
using Workflows.TestKit.Running;

namespace Workflows.EndToEnd.Tests.Surroundings;

/// <summary>The built <c>Elsa.Host</c>, of the same configuration as the tests.</summary>
internal static class HostExecutable
{
    /// <summary>A start of it from the root of the source tree, in Development unless the settings say otherwise.</summary>
    /// <param name="settings">Environment variables; null takes one away.</param>
    /// <param name="arguments">The command line.</param>
    public static ProgramStart Start(IReadOnlyDictionary<string, string?> settings, params ReadOnlySpan<string> arguments)
    {
        var environment = new Dictionary<string, string?> { ["ASPNETCORE_ENVIRONMENT"] = "Development", ["ASPNETCORE_URLS"] = null };
        foreach (var (name, value) in settings) environment[name] = value;
        return new(Find(), [.. arguments]) { WorkingDirectory = SourceTree.Root, Environment = environment };
    }

    private static string Find()
    {
        // tests/Workflows.EndToEnd.Tests/bin/Debug/net10.0/ and Elsa.Host/bin/Debug/net10.0/ end alike
        var output = new DirectoryInfo(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory));
        var executable = SourceTree.Combine("Elsa.Host", "bin", output.Parent!.Name, output.Name, "Elsa.Host");
        return File.Exists(executable)
            ? executable
            : throw new FileNotFoundException($"Expected the built host at {executable}, but it is not there: dotnet build Workflows.sln.");
    }
}
