using System.Diagnostics;
using Workflows.Runtime.Definitions;
using Workflows.TestKit.Files;

namespace Workflows.Runtime.Tests.Definitions;

/// <summary>Runs alone: the processor's time is that of the whole test process, whatever else the machine does.</summary>
[CollectionDefinition(nameof(ReadingTimeTests), DisableParallelization = true)]
[Collection(nameof(ReadingTimeTests))]
public sealed class ReadingTimeTests
{
    [Fact]
    public void Reading_everything_again_takes_less_than_two_seconds_of_the_processor()
    {
        var folder = SourceTree.Combine("workflows");
        WorkflowsReader.Read(folder, null);
        using var process = Process.GetCurrentProcess();
        var before = process.TotalProcessorTime;

        WorkflowsReader.Read(folder, null);

        process.Refresh();
        Assert.InRange(process.TotalProcessorTime - before, TimeSpan.Zero, TimeSpan.FromSeconds(2));
    }
}
