using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Elsa.Host.Demo;
using Workflows.Decisions.Feel;
using Workflows.Enforcement.Rehearsals;
using Workflows.Engine.Cases;

namespace Elsa.Host.Tests.Cases;

/// <summary>Who decides after a decision table sees on the task's page what it said, from what, and by which row.</summary>
public sealed class TableResultsTests(TableResultsTests.Desk host) : IClassFixture<TableResultsTests.Desk>
{
    [Fact]
    public async Task Who_opines_on_a_filing_sees_that_the_time_bar_has_run()
    {
        var block = await BlockAsync("unit-head", "expired");

        Assert.Contains("<span class=\"spoken-value spoken-heed\">", block, StringComparison.Ordinal);
        Assert.Contains("已过时效，不再给予行政处罚</span>", block, StringComparison.Ordinal);
        Assert.Contains("适用行为日的规定", block, StringComparison.Ordinal);
        Assert.Contains("从旧兼从轻（行政处罚法第三十七条）：行为日2019-01-01的规定为“已过时效，不再给予行政处罚”，现行规定（2026-03-02）为“", block, StringComparison.Ordinal);
        Assert.Contains("<span class=\"badge mark\">当时有效，现已废止</span>", block, StringComparison.Ordinal); // the row of the law of the act: no mistake
        Assert.DoesNotContain("expired", Regex.Replace(block, "href=\"[^\"]*\"", ""), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_decides_sees_amounts_inputs_and_what_nobody_has_read()
    {
        var block = await BlockAsync("head", "decision");

        Assert.All(
            ["听证标准", "是否告知听证权", "是否须集体讨论", "<span class=\"text-secondary\">罚款</span> 80,000元", "<span class=\"text-secondary\">处理意见</span> 给予行政处罚", "<span class=\"badge mark\">未核实</span>",
                "/process?run=0&table=discussion-threshold#decision-discussion-threshold-row-5\">第5行</a>", "适用日期：2026-02-01起", "<span class=\"spoken-version\">版本 <code>"],
            words => Assert.Contains(words, block, StringComparison.Ordinal));
        Assert.DoesNotContain("6222", block, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_case_page_marks_the_row_that_spoke_and_tells_the_last_answer_from_the_former()
    {
        var reader = await host.Visit().AsAsync("supervisor");

        var page = await reader.ReadAsync("/cases/decision/process?run=0&table=limitation");

        Assert.Single(Regex.Matches(page, "class=\"sheet-spoke\""));
        Assert.Contains("本案适用", page, StringComparison.Ordinal);
        Assert.Contains("<strong>追责时效</strong>", page, StringComparison.Ordinal);
        Assert.Contains("<strong>复核追责时效</strong>", page, StringComparison.Ordinal);
        Assert.Matches("已被2026-03-0\\d \\d\\d:\\d\\d的判定取代", page);
        Assert.Contains("最新", page, StringComparison.Ordinal);
        Assert.DoesNotContain("决策表", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_log_keeps_the_columns_that_a_table_asked_and_nothing_else_of_the_case()
    {
        var log = await (await host.Visit().AsAsync("supervisor")).ReadLogAsync("decision");

        Assert.Contains("依据 程序进行日：2026-03-0", log, StringComparison.Ordinal);
        Assert.DoesNotMatch("in-force|; unverified|status:|\\bwithin\\b", log);
    }

    private async Task<string> BlockAsync(string account, string id)
    {
        var reader = await host.Visit().AsAsync(account);
        var page = Regex.Replace(await reader.ReadAsync(await Walk.TaskOfAsync(reader, $"/cases/{id}")), "\\s+", " ");
        var from = page.IndexOf("id=\"table-results\"", StringComparison.Ordinal);
        Assert.True(from >= 0, "Expected the block with what the tables said, but the page has none.");
        return page[from..page.IndexOf("</section>", from, StringComparison.Ordinal)];
    }

    /// <summary>A host in which one case waits for the opinion on its filing, and another for the decision.</summary>
    public sealed class Desk : HostWithCases
    {
        private static readonly DateTimeOffset s_begun = new(2026, 3, 2, 9, 0, 0, TimeSpan.FromHours(8));

        protected override DateTimeOffset Now => new(2026, 5, 20, 17, 0, 0, TimeSpan.FromHours(8));

        private protected override IReadOnlyList<PlayedCase> Cases =>
        [
            PlayedCase.OfUnit("expired", s_begun, 31, "示例过期公司", LongAgo.UpTo("filing-opinion")),
            PlayedCase.OfUnit("decision", s_begun, 32, "示例决定公司", Courses.Hearing.UpTo("decision")),
        ];

        private static Scenario LongAgo => new("an act of long ago")
        {
            Answers = ImmutableDictionary<string, Func<CaseState, FeelContext>>.Empty.Add("filing-proposal", _ => FeelContext.Empty
                .Set("violationEndedOn", FeelValue.Of(new DateOnly(2019, 1, 1))).Set("lifeOrHealth", FeelValue.True)),
        };
    }
}
