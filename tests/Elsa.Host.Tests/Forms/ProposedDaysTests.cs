using Elsa.Host.Composition;
using Elsa.Host.Tests.Cases;
using Microsoft.Extensions.Configuration;
using Workflows.Runtime.Definitions;

namespace Elsa.Host.Tests.Forms;

/// <summary>A legal day starts and ends deadlines: the form proposes none that it cannot know.</summary>
public sealed class ProposedDaysTests(HostWithCases host) : IClassFixture<HostWithCases>
{
    /// <summary>Those who sign these forms decide by signing: the day is today's.</summary>
    private static readonly string[] s_todaysActs = ["after-reconsideration", "correction-order", "decision", "refusal-response"];

    [Fact]
    public void Today_is_proposed_only_for_what_is_decided_by_signing_the_form()
    {
        var world = WorkflowsReader.Read(ProductPaths.From(new ConfigurationBuilder().Build(), AppContext.BaseDirectory).Definitions, null).World!;

        var today = world.Procedures.ByHash.Values.SelectMany(p => p.Forms.Values).Where(f => f.Fields.Any(x => x.IsLegalDate && x.Initial?.Text == "today"));

        Assert.Equal(s_todaysActs, today.Select(f => f.Name).Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task The_day_of_an_inspection_is_asked_and_not_guessed()
    {
        var officer = await host.Visit().AsAsync("officer1");
        var form = await PageForm.OnAsync(officer, await Walk.TaskOfAsync(officer, await Walk.OpenCaseAsync(officer, "示例日期公司")), "task-form");

        Assert.Equal("", Assert.Single(form.Of("inspectedOn")));
    }
}
