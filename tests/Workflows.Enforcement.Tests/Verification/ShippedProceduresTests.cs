using Workflows.Conformance.Mutation;
using Workflows.Runtime.Definitions;
using Workflows.TestKit.Files;

namespace Workflows.Enforcement.Tests.Verification;

/// <summary>The procedures that are shipped keep the law on every path; broken in one place, they are found out.</summary>
public sealed class ShippedProceduresTests
{
    private static readonly string Folder = SourceTree.Combine("workflows");

    [Fact]
    public void They_verify() => Assert.Empty(FlowVerification.Of(WorkflowsReader.Read(Folder, null)).Findings);

    [Theory]
    [InlineData("drop penalty/evidence")]
    [InlineData("drop penalty/report-review")]
    [InlineData("drop penalty/call-review")]
    [InlineData("bypass penalty/serve-notice")]
    [InlineData("bypass penalty/call-publication")]
    [InlineData("drop publication/preview")]
    [InlineData("drop referral/bundle")]
    [InlineData("remove hearing/withdrawn")]
    [InlineData("delete duties 33b")]
    [InlineData("delete constraints 32a")]
    [InlineData("weaken publish-portal period: 15 days")]
    public void Broken_in_one_place_they_are_found_out(string id)
    {
        using var world = new MutatedWorld(Folder);

        var mutant = Assert.Single(world.Mutants, m => m.Id == id);

        Assert.NotNull(world.CaughtBy(mutant));
    }
}
