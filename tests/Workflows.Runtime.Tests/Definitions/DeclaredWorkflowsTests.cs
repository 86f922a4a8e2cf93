using Workflows.Enforcement.Actions;
using Workflows.Engine.Verification;
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
        var reading = WorkflowsReader.Read(Folder, ActionLibrary.All);

        Assert.True(reading.Findings.IsEmpty, string.Join('\n', reading.Findings));
        Assert.NotNull(reading.World);
    }

    [Fact]
    public void The_shipped_workflows_are_sound_and_break_no_rule_and_leave_none_unknown()
    {
        var verified = FlowVerification.Of(WorkflowsReader.Read(Folder, null));

        Assert.True(verified.Findings.IsEmpty, string.Join('\n', verified.Findings));
        Assert.All(verified.Report.Procedures, p => Assert.True(p.IsSound, p.Procedure));
        Assert.DoesNotContain(verified.Report.Constraints, c => c.Verdict is ProofVerdict.Violated or ProofVerdict.Unknown);
    }

    [Fact]
    public void Every_message_has_a_Chinese_title()
    {
        var world = WorkflowsReader.Read(Folder, null).World!;

        var untold = world.Procedures.ByHash.Values.SelectMany(p => p.Process.Messages).Where(m => m.Title.Zh.All(char.IsAscii));

        Assert.Empty(untold.Select(m => $"{m.At}: {m.Name}"));
    }
}
