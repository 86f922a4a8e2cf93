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
    public async Task A_table_is_read_in_words_and_never_in_code()
    {
        var page = await (await host.Visit().AsAsync("officer1")).ReadAsync("/procedures/penalty");
        var table = page[page.IndexOf("id=\"decision-discussion-threshold\"", StringComparison.Ordinal)..page.IndexOf("id=\"decision-hearing-right\"", StringComparison.Ordinal)];

        Assert.All(
            ["自上而下，取第一条符合的行。", "则：须集体讨论", "2008-01-01至2026-01-31", "2026-02-01起", "不予行政处罚", "50,000元以上", "罚款、没收以外的较重种类", "id=\"decision-discussion-threshold-row-9\""],
            words => Assert.Contains(words, table, StringComparison.Ordinal));
        Assert.DoesNotMatch("date\\(|FIRST|not\\(|other-heavy|discussionDue|in-force|<code>", table);
    }

    [Fact]
    public async Task Readers_of_English_have_the_tables_in_English_and_what_is_Chinese_says_so()
    {
        var reader = await host.Visit().AsAsync("officer1");
        using var chosen = await reader.PostAsync("/", new() { ["culture"] = "en", ["returnUrl"] = "/" }, "/language");

        var page = await reader.ReadAsync("/procedures/penalty");
        var table = page[page.IndexOf("id=\"decision-hearing-threshold\"", StringComparison.Ordinal)..page.IndexOf("id=\"decision-limitation\"", StringComparison.Ordinal)];

        Assert.All(
            ["Decision table: Hearing threshold", "If: Day of the step", "Then: Fine", "From 2026-02-01", "Natural person", "CNY 50,000", "Not known", "From the top down, the first row that applies."],
            words => Assert.Contains(words, table, StringComparison.Ordinal));
        Assert.DoesNotMatch("[\\u4e00-\\u9fff]", System.Text.RegularExpressions.Regex.Replace(table, "<(?<tag>\\w+)[^>]* lang=\"zh-CN\"[^>]*>[^<]*</\\k<tag>>", ""));
    }

    [Fact]
    public async Task All_tables_are_listed_with_their_law_and_how_many_rows_nobody_has_read()
    {
        var visitor = await host.Visit().AsAsync("officer1");

        var (list, procedures, menu) = (await visitor.ReadAsync("/procedures/tables"), await visitor.ReadAsync("/procedures"), await visitor.ReadAsync("/"));

        foreach (var procedure in World.Procedures.Current.Select(p => World.Procedures.ByHash[p.Value]))
            Assert.All(procedure.Tables.Keys, table => Assert.Contains($"href=\"/procedures/{procedure.Id}#decision-{table}\"", list, StringComparison.Ordinal));
        Assert.Contains("未核实 5 行", list, StringComparison.Ordinal); // 是否须集体讨论
        Assert.All([procedures, menu], page => Assert.Contains("href=\"/procedures/tables\"", page, StringComparison.Ordinal));
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
    public async Task Every_deadline_constraint_and_duty_of_the_rule_book_is_listed_in_the_readers_language()
    {
        var officer = await host.Visit().AsAsync("officer1");
        var page = await officer.ReadAsync("/procedures/rules");
        using var chosen = await officer.PostAsync("/", new() { ["culture"] = "en", ["returnUrl"] = "/" }, "/language");
        var english = await officer.ReadAsync("/procedures/rules");
        var law = World.Law;

        Assert.All(law.Deadlines, d => Assert.Contains($"id=\"rule-{d.Key}\"", page, StringComparison.Ordinal));
        Assert.All(
            law.Deadlines.Select(d => d.Title).Concat(law.Constraints.Select(c => c.Title)).Concat(law.Duties.Select(d => d.Title)),
            title => Assert.True(page.Contains(title.Zh, StringComparison.Ordinal) && english.Contains(title.En, StringComparison.Ordinal), title.En));
        Assert.Contains($"每次“{World.Vocabulary.Events.TextOf("publication.released-on-portal").Zh}”之前须重新有“", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_rules_condition_is_told_in_words_and_its_expression_is_folded()
    {
        var page = await (await host.Visit().AsAsync("officer1")).ReadAsync("/procedures/rules");

        Assert.Contains("”为“给予行政处罚”", page, StringComparison.Ordinal); // decisionOutcome = "penalty"
        var open = System.Text.RegularExpressions.Regex.Replace(page, "<details.*?</details>", "", System.Text.RegularExpressions.RegexOptions.Singleline);
        Assert.DoesNotMatch("<code>|fact\\.|event\\.data|!= null", open);
        var shown = System.Text.RegularExpressions.Regex.Replace(page, " (id|href)=\"[^\"]*\"", "");
        Assert.DoesNotMatch("“coerce”|inspection\\.entered|(?<![\\w.])fact\\.[a-z]", shown);
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

        own.Services.GetRequiredService<ProcedureLibrary>().Note([new("penalty/law.yaml", 12, 7, "LAW0003", "Expected a period, but got '<b>'.")]);

        var page = await admin.ReadAsync("/");
        Assert.Contains("penalty/law.yaml(12,7)", page, StringComparison.Ordinal);
        Assert.Contains("LAW0003 Expected a period, but got '<b>'.", page, StringComparison.Ordinal);
        Assert.DoesNotContain("penalty/law.yaml", await officer.ReadAsync("/"), StringComparison.Ordinal);
    }
}
