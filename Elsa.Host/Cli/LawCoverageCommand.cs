using System.CommandLine;
using Workflows.Runtime.Definitions;
using Workflows.Runtime.Law.Coverage;

namespace Elsa.Host.Cli;

/// <summary><c>law-coverage</c>: writes where each constraint of the law is declared, how it is enforced and which test shows it.</summary>
internal static class LawCoverageCommand
{
    /// <param name="definitions">The folder of the procedures.</param>
    public static Command Create(string definitions)
    {
        var file = new Option<string?>("--out") { Description = "A file for the page; the output without it." };
        var command = new Command("law-coverage", "Writes docs/law-coverage.md from the files. 0: every constraint is enforced, 1: there are gaps, 2: the files do not read.") { file };
        command.SetAction(parsed => Run(definitions, parsed.GetValue(file), parsed.InvocationConfiguration));
        return command;
    }

    private static int Run(string definitions, string? file, InvocationConfiguration streams)
    {
        var reading = WorkflowsReader.Read(definitions, null);
        foreach (var finding in reading.Findings) streams.Error.WriteLine(finding);
        if (reading.World is not { } world) return ExitCode.BadInput;
        var page = CoveragePage.Write(world.Coverage, TestsOfRules.In(Path.Combine(definitions, "..", "tests")), ProvedRules.Of(reading), Path.GetFileName(Path.GetFullPath(definitions)));
        try
        {
            if (file is null) streams.Output.Write(page);
            else File.WriteAllText(file, page);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            streams.Error.WriteLine($"Expected to write '{file}', but: {e.Message}");
            return ExitCode.BadInput;
        }
        return world.Coverage.All(r => r.Standing == CoverageStanding.Enforced) ? ExitCode.Well : ExitCode.FindingsOrRefusal;
    }
}
