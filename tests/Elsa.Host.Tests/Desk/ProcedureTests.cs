using System.Net;
using Elsa.Host.Procedures;
using Microsoft.Extensions.DependencyInjection;
using Workflows.Runtime.Definitions;

namespace Elsa.Host.Tests.Desk;

public sealed class ProcedureTests(HostUnderTest host) : IClassFixture<HostUnderTest>
{
    private DeclaredWorld World
    {
        get
        {
            host.Visit(); // starts the host
            return host.Services.GetRequiredService<ProcedureLibrary>().Current;
        }
    }

    [Fact]
    public async Task Every_procedure_in_force_has_its_page_in_both_languages_with_its_hash_and_files()
    {
        var visitor = await host.Visit().AsAsync("officer1");
        var list = await visitor.ReadAsync("/procedures");
        foreach (var procedure in World.Procedures.Current.Select(p => World.Procedures.ByHash[p.Value]))
        {
            Assert.Contains($"href=\"/procedures/{procedure.Id}\"", list, StringComparison.Ordinal);

            var page = await visitor.ReadAsync($"/procedures/{procedure.Id}");

            Assert.Contains(procedure.Hash, page, StringComparison.Ordinal);
            Assert.Contains(procedure.Process.Name.En, page, StringComparison.Ordinal);
            using var bpmn = await visitor.GetAsync(ProcedureFiles.BpmnOf(procedure.Hash));
            Assert.Equal("application/xml", bpmn.Content.Headers.ContentType?.MediaType);
            Assert.Contains($"id=\"{procedure.Id}\"", await bpmn.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Every_decision_table_is_readable_as_a_table_and_as_its_file()
    {
        var visitor = await host.Visit().AsAsync("officer1");
        foreach (var procedure in World.Procedures.Current.Select(p => World.Procedures.ByHash[p.Value]))
        {
            var page = await visitor.ReadAsync($"/procedures/{procedure.Id}");
            foreach (var decision in procedure.Decisions.Values.DistinctBy(d => d.Id))
            {
                Assert.Contains($"id=\"decision-{decision.Id}\"", page, StringComparison.Ordinal);
                Assert.Contains($"id=\"{decision.Id}\"", await visitor.ReadAsync(ProcedureFiles.DmnOf(procedure.Hash, decision.Id)), StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public async Task What_nobody_has_checked_against_the_law_says_so()
    {
        var visitor = await host.Visit().AsAsync("officer1");

        var (threshold, rules) = (await visitor.ReadAsync("/procedures/penalty"), await visitor.ReadAsync("/procedures/rules"));

        Assert.Contains("<span class=\"badge mark\">未核实</span>", threshold, StringComparison.Ordinal);
        Assert.Contains("<span class=\"badge mark\">未核实</span>", rules, StringComparison.Ordinal);
        Assert.DoesNotContain("status: unverified", threshold + rules, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_deadline_constraint_and_duty_of_the_rule_book_is_listed_with_both_titles()
    {
        var page = await (await host.Visit().AsAsync("officer1")).ReadAsync("/procedures/rules");
        var law = World.Law;

        Assert.All(law.Deadlines, d => Assert.Contains($"id=\"rule-{d.Key}\"", page, StringComparison.Ordinal));
        Assert.All(
            law.Deadlines.Select(d => d.Title).Concat(law.Constraints.Select(c => c.Title)).Concat(law.Duties.Select(d => d.Title)),
            title => Assert.True(page.Contains(title.Zh, StringComparison.Ordinal) && page.Contains(title.En, StringComparison.Ordinal), title.En));
        Assert.Contains($"每次“{World.Vocabulary.Events.TextOf("publication.released-on-portal").Zh}”之前须重新有“", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/procedures/nothing")]
    [InlineData("/procedures/0000/bpmn")]
    [InlineData("/procedures/0000/dmn/shown-content")]
    public async Task What_there_is_not_is_not_found(string path)
    {
        using var answer = await (await host.Visit().AsAsync("officer1")).GetAsync(path);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task Files_that_do_not_read_are_told_to_the_administrator_and_to_nobody_else()
    {
        await using var own = new HostUnderTest();
        var (admin, officer) = (await own.Visit().AsAsync("admin"), await own.Visit().AsAsync("officer1"));
        Assert.DoesNotContain("流程文件有错误", await admin.ReadAsync("/"), StringComparison.Ordinal);

        own.Services.GetRequiredService<ProcedureLibrary>().Keep([new("penalty/law.yaml", 12, 7, "LAW0003", "Expected a period, but got '<b>'.")]);

        var page = await admin.ReadAsync("/");
        Assert.Contains("penalty/law.yaml(12,7)", page, StringComparison.Ordinal);
        Assert.Contains("LAW0003 Expected a period, but got '<b>'.", page, StringComparison.Ordinal);
        Assert.DoesNotContain("penalty/law.yaml", await officer.ReadAsync("/"), StringComparison.Ordinal);
    }
}
