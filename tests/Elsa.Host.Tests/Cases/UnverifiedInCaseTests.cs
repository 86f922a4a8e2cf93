using Microsoft.Extensions.DependencyInjection;
using Workflows.Runtime.Definitions;
using Workflows.Runtime.Law;

namespace Elsa.Host.Tests.Cases;

/// <summary>A case says which of the rules it rests on nobody has read in the law in force.</summary>
public sealed class UnverifiedInCaseTests(HostWithCases host) : IClassFixture<HostWithCases>
{
    private const string Mark = "<span class=\"badge mark\">未核实</span>";

    [Fact]
    public async Task Its_pages_name_them_and_what_is_confirmed_afterwards_was_unverified_all_the_same()
    {
        var visitor = await host.Visit().AsAsync("supervisor");

        var (overview, deadlines) = (await visitor.ReadAsync("/cases/demo-1"), await visitor.ReadAsync("/cases/demo-1/deadlines"));

        Assert.Contains("本案用到的未核实规则", overview, StringComparison.Ordinal);
        Assert.Contains("href=\"/cases/demo-1/process?run=0&table=hearing-threshold#decision-hearing-threshold-row-7\">听证标准，第7行</a>", overview, StringComparison.Ordinal);
        Assert.Contains("该省规定没有载入", overview, StringComparison.Ordinal);
        Assert.Contains("陈述、申辩 <span class=\"law\">单位设置", Spaced(overview), StringComparison.Ordinal);
        Assert.Contains(Mark, deadlines, StringComparison.Ordinal);
        Assert.All(
            deadlines.Split("<tr id=\"").Skip(1).Where(row => row.Contains(Mark, StringComparison.Ordinal)),
            row => Assert.DoesNotContain(">法定</span>", row, StringComparison.Ordinal)); // nobody has read that it is the law's

        var rules = host.Services.GetRequiredService<IRuleConfirmations>();
        foreach (var rule in RuleVersions.Unverified(host.Services.GetRequiredService<ProcedureLibrary>().Current))
            Assert.True(await rules.ConfirmAsync(new(rule.Subject, rule.Version, "核对过的原文", "admin", new(2026, 3, 25, 10, 0, 0, TimeSpan.FromHours(8))), default));

        (overview, deadlines) = (await visitor.ReadAsync("/cases/demo-1"), await visitor.ReadAsync("/cases/demo-1/deadlines"));
        Assert.Contains("本案用到的未核实规则", overview, StringComparison.Ordinal);
        Assert.Contains("当时未核实；2026-03-25由系统管理员核实：核对过的原文", overview, StringComparison.Ordinal);
        Assert.DoesNotContain(Mark, overview, StringComparison.Ordinal);
        Assert.DoesNotContain(Mark, deadlines, StringComparison.Ordinal);
        Assert.Contains("核对过的原文", deadlines, StringComparison.Ordinal);
        Assert.Contains("2026-03-25", deadlines, StringComparison.Ordinal);
    }

    private static string Spaced(string page) => System.Text.RegularExpressions.Regex.Replace(page, "\\s+", " ");
}
