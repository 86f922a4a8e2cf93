using Workflows.TestKit.Files;
using Workflows.TestKit.Running;

namespace Workflows.Runtime.Tests.Definitions;

public sealed class BpmnLintTests
{
    [Fact]
    public async Task The_shipped_flows_pass_the_recommended_rules_of_the_BPMN_linter()
    {
        await NodePackages.EnsureInstalledAsync();
        var flows = Directory.GetFiles(SourceTree.Combine("workflows"), "*.bpmn", SearchOption.AllDirectories);
        Assert.NotEmpty(flows);

        await using var lint = Lint(flows);

        await lint.SucceedAsync(CancellationToken.None); // its complaints are in the exception
    }

    [Fact]
    public async Task The_linter_complains_of_a_flow_that_breaks_a_rule()
    {
        await NodePackages.EnsureInstalledAsync();
        using var folder = new TemporaryFolder();
        var text = await File.ReadAllTextAsync(SourceTree.Combine("workflows", "review", "review.bpmn"));
        var broken = folder.Combine("broken.bpmn");
        await File.WriteAllTextAsync(broken, text.Replace("name=\"法制审核\"", "name=\"\"", StringComparison.Ordinal));

        await using var lint = Lint(broken);

        await Assert.ThrowsAsync<InvalidOperationException>(() => lint.SucceedAsync(CancellationToken.None));
    }

    private static TetheredProcess Lint(params string[] files) => TetheredProcess.Start(new("node",
        [SourceTree.Combine("tests", "node_modules", "bpmnlint", "bin", "bpmnlint.js"), "--config", SourceTree.Combine("tests", "bpmnlintrc.json"), .. files])
    {
        Install = "nodejs npm",
    });
}
