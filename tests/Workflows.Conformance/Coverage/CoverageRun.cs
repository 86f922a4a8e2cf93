using Workflows.Runtime.Definitions;
using Workflows.Runtime.Law.Coverage;

namespace Workflows.Conformance.Coverage;

/// <summary><c>coverage</c>: writes where each constraint of the law is declared, how it is enforced and which test shows it.</summary>
internal static class CoverageRun
{
    /// <param name="file">The file for the page; null for the output.</param>
    /// <returns>0 where every constraint is enforced, 1 where there are gaps, 2 where the files do not read.</returns>
    public static int Run(string workflows, string tests, string? file, TextWriter output, TextWriter error)
    {
        var reading = WorkflowsReader.Read(workflows, null);
        foreach (var finding in reading.Findings) error.WriteLine(finding);
        if (reading.World is not { } world) return 2;
        var page = PageOf(reading, tests);
        if (file is null) output.Write(page);
        else File.WriteAllText(file, page);
        return world.Coverage.All(r => r.Standing == CoverageStanding.Enforced) ? 0 : 1;
    }

    /// <summary>The page of files that read.</summary>
    public static string PageOf(WorkflowsReading reading, string tests) =>
        CoveragePage.Write(reading.World!.Coverage, TestsOfRules.In(tests), ProvedRules.Of(reading), "workflows");
}
