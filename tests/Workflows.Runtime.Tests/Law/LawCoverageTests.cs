using Workflows.Runtime.Definitions;
using Workflows.Runtime.Law.Coverage;
using Workflows.TestKit.Files;
using static Workflows.TestKit.Cases.TestProcess;

namespace Workflows.Runtime.Tests.Law;

public sealed class LawCoverageTests
{
    private const string List = """
        constraints:
          - { no: 1, zh: 甲, en: a, law: 法 第一条 }
          - { no: 2, zh: 乙, en: b, law: 法 第二条 }
          - { no: 3, zh: 丙, en: c, law: 法 第三条, gap: { zh: 缺, en: lacking } }
          - { no: 4, zh: 丁, en: d, law: 法 第四条 }
          - { no: 12, zh: 戊, en: e, law: 法 第十二条 }
        """;

    private const string Law = """
        deadlines:
          answer:
            no: 12x
            title: { zh: 答复, en: Answer }
            owner: agency
            starts: notice.served
            met-by: hearing.requested
            due: { period: 3 days, law: 法 第十二条 }
        constraints:
          - { no: 1, title: { zh: 甲, en: a }, precedence: { first: notice.served, then: decision.made }, law: 法 }
          - { no: 2, title: { zh: 乙, en: b }, precedence: { first: notice.served, then: review.passed }, law: 法 }
          - { no: 3, title: { zh: 丙, en: c }, response: { first: notice.served, then: decision.made, within: 3 days }, law: 法 }
          - { no: 12a, title: { zh: 戊, en: e }, guard: { before: decision.made, that: fact.review.passed != null }, law: 法 }
          - { no: house-rule, title: { zh: 己, en: f }, absence: review.passed, source: 单位设置 }
        """;

    private static readonly WorkflowsReading s_product = WorkflowsReader.Read(SourceTree.Combine("workflows"), null);

    [Fact]
    public void A_constraint_stands_by_what_declares_it_and_whether_a_procedure_records_its_events()
    {
        var rows = LawCoverage.Of(ConstraintListReader.Read("constraints.yaml", List).Value!, [LawReaderTests.Read(Law).Value!], [Records("notice.served", "decision.made")]);

        Assert.Equal(
            [(1, CoverageStanding.Enforced), (2, CoverageStanding.Waiting), (3, CoverageStanding.InPart), (4, CoverageStanding.Gap), (12, CoverageStanding.InPart)],
            rows.Select(r => (r.Listed.No, r.Standing)));
        Assert.Equal([HowEnforced.Refused, HowEnforced.Refused, HowEnforced.HeldUpInTime, HowEnforced.Refused, HowEnforced.Watched], rows.SelectMany(r => r.Rules).Select(r => r.How));
        Assert.Equal("no procedure records review.passed yet", rows[4].Rules[0].Asleep!.En); // the guard asks for an event that nothing records
        Assert.Equal(("law.yaml", 10), (rows[0].Rules[0].File, rows[0].Rules[0].Line));
    }

    [Fact]
    public void A_rule_whose_data_no_form_asks_for_is_told_as_asleep()
    {
        var text = Law.Replace("that: fact.review.passed != null", "that: weather = \"fair\"", StringComparison.Ordinal);
        var rows = LawCoverage.Of(ConstraintListReader.Read("constraints.yaml", List).Value!, [LawReaderTests.Read(text).Value!], [Records("notice.served", "decision.made")]);
        Assert.Equal("no form asks for 'weather' yet", rows[4].Rules[0].Asleep!.En);
    }

    [Theory]
    [InlineData("duty: investigate, at-least: 2", null)]
    [InlineData("duty: review, never-also: [ investigate ]", "no procedure has a task of the duty 'review' yet")]
    [InlineData("duty: any, withdrawn: true", null)] // who must withdraw is barred from each of them
    public void A_duty_speaks_where_a_task_of_it_is_and_one_on_every_duty_where_any_task_is(string duty, string? asleep)
    {
        var law = $"duties: [ {{ no: 1, title: {{ zh: 甲, en: a }}, {duty}, law: 法 }} ]";
        var task = Read("main", Start() + UserTask("t", "law:duty=\"investigate\"") + End() + Flow("start", "t") + Flow("t", "end"));

        var rows = LawCoverage.Of(ConstraintListReader.Read("constraints.yaml", List).Value!, [LawReaderTests.Read(law).Value!], [task]);

        Assert.Equal(asleep, rows[0].Rules[0].Asleep?.En);
    }

    [Theory]
    [InlineData("no: 2,", "no: 1,", "constraints.yaml(3,5): error LAW0005: Expected each number once in the list, but '1' stands there twice.")]
    [InlineData("no: 2,", "no: 2a,", "constraints.yaml(3,11): error LAW0003: Expected a whole number for 'no' of the list, but got '2a'.")]
    [InlineData("en: b, ", "", "Expected 'en' for a constraint of the list, but it is missing.")]
    public void A_slip_in_the_list_is_told_with_its_place(string right, string wrong, string expected) => Assert.Contains(
        ConstraintListReader.Read("constraints.yaml", List.Replace(right, wrong, StringComparison.Ordinal)).Findings, f => f.ToString().Contains(expected, StringComparison.Ordinal));

    [Fact]
    public void A_number_that_the_list_does_not_have_is_found_where_it_is_declared()
    {
        var finding = Assert.Single(LawCoverage.Strays(ConstraintListReader.Read("constraints.yaml", List.Replace("no: 12", "no: 13", StringComparison.Ordinal)).Value!, [LawReaderTests.Read(Law).Value!]),
            f => f.Message.Contains("12a", StringComparison.Ordinal));
        Assert.Equal(("law.yaml", 13, "LAW0004"), (finding.File, finding.Line, finding.Code));
    }

    [Fact]
    public void Every_constraint_is_listed_and_each_that_is_not_declared_says_what_is_lacking()
    {
        Assert.Empty(s_product.Findings);
        Assert.Equal(Enumerable.Range(1, 79), s_product.World!.Coverage.Select(r => r.Listed.No));
        Assert.All(s_product.World.Coverage.Where(r => r.Standing == CoverageStanding.Gap), r => Assert.NotNull(r.Listed.Gap));
    }

    private static Engine.Procedures.Procedure Records(params string[] events) => Read("main", Start()
        + string.Concat(events.Select((e, i) => UserTask($"t{i}", $"law:event=\"{e}\""))) + End()
        + Flow("start", "t0") + string.Concat(events.Select((_, i) => Flow($"t{i}", i == events.Length - 1 ? "end" : $"t{i + 1}"))));
}
