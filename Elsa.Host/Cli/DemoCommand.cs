using System.CommandLine;
using Elsa.Host.Demo;

namespace Elsa.Host.Cli;

/// <summary><c>demo</c>: four cases from inspection to their end, in a folder of their own, on a simulated clock.</summary>
internal static class DemoCommand
{
    public static Command Create(string definitions)
    {
        var folder = new Option<DirectoryInfo?>("--out") { Description = "An empty or new folder for the database and the mails; a temporary one unless given." };
        var demo = new Command("demo", "Plays four cases with the real parts and prints one line per event.") { folder };
        demo.SetAction((parsed, cancellationToken) => PlayAsync(
            definitions, parsed.GetValue(folder), parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error, cancellationToken));
        return demo;
    }

    private static async Task<int> PlayAsync(string definitions, DirectoryInfo? wanted, TextWriter output, TextWriter error, CancellationToken cancellationToken)
    {
        var folder = wanted ?? Directory.CreateTempSubdirectory("workflows-demo-");
        if (folder.Exists && folder.EnumerateFileSystemInfos().Any()) return await RefuseAsync("has something in it.");
        try
        {
            folder.Create();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return await RefuseAsync($"cannot be one: {e.Message}");
        }
        await error.WriteLineAsync(folder.FullName);
        var clock = new DemoClock(DemoRun.Start);
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new("Workflows:Data", folder.FullName)]).Build();
        await using var services = DemoRun.Services(configuration, definitions, folder.FullName, clock);
        var result = await new DemoRun(services, clock, folder.FullName).PlayAsync(cancellationToken);
        foreach (var line in result.Lines) await output.WriteLineAsync(line);
        await output.WriteLineAsync(result.Summary);
        return ExitCode.Well;

        async Task<int> RefuseAsync(string why)
        {
            await error.WriteLineAsync($"Expected an empty or new folder, but '{folder.FullName}' {why} Name another with --out.");
            return ExitCode.BadInput;
        }
    }
}
