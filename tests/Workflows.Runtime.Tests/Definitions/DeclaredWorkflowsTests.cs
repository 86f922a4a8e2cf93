using System.Diagnostics;
using Workflows.Runtime.Definitions;
using Workflows.TestKit.Files;

namespace Workflows.Runtime.Tests.Definitions;

/// <summary>The files that the product ships with.</summary>
public sealed class DeclaredWorkflowsTests
{
    private static readonly string Folder = SourceTree.Combine("workflows");

    [Fact]
    public void The_shipped_workflows_read_without_a_finding()
    {
        var reading = WorkflowsReader.Read(Folder, null);

        Assert.True(reading.Findings.IsEmpty, string.Join('\n', reading.Findings));
        Assert.NotNull(reading.World);
    }

    [Fact]
    public void Reading_all_of_them_takes_less_than_two_seconds()
    {
        WorkflowsReader.Read(Folder, null);
        var watch = Stopwatch.StartNew();

        WorkflowsReader.Read(Folder, null);

        Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(2));
    }
}
