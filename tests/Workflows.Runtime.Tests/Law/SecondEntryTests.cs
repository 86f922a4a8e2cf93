using Workflows.Runtime.Definitions;
using Workflows.Runtime.Law.SecondEntry;
using Workflows.Runtime.Tests.Definitions;

namespace Workflows.Runtime.Tests.Law;

/// <summary>The law entered a second time: what a slip of the hand changes in a law.yaml is found, because the two differ.</summary>
public sealed class SecondEntryTests : IDisposable
{
    private const string Law = """
        deadlines:
          window:
            title: { zh: 期限, en: Window }
            owner: party
            starts: notice.served
            due: { period: 5 working days, law: 第一条 }
        constraints:
          - no: a
            title: { zh: 须送达, en: Served }
            existence: notice.served
            law: 第一条
        """;

    private readonly SmallWorld small = new SmallWorld().WithoutPapers();

    public SecondEntryTests()
    {
        small.Write("main/main.bpmn", SmallWorld.Flow(task: """law:event="notice.served" """));
        small.Write("main/law.yaml", Law);
        var law = small.Read().World!.Law;
        small.Write("checklist.yaml", $"""
            kept-by-the-flow: [ a ]
            rules:
              a: "{LawSummary.Of(law.Constraints[0])}"
            deadlines:
              window: "{LawSummary.Of(law.Deadline("window")!)}"
            """);
    }

    [Fact]
    public void A_law_that_is_as_it_was_entered_twice_reads_and_verifies()
    {
        var reading = small.Read();

        Assert.Empty(reading.Findings);
        Assert.Empty(FlowVerification.Of(reading).Findings);
    }

    [Theory]
    [InlineData("5 working days", "15 working days", "main/law.yaml", "LAW0041")]
    [InlineData("owner: party", "owner: outside", "main/law.yaml", "LAW0041")]
    [InlineData("existence: notice.served", "absence: { event: notice.served, at-most: 2 }", "main/law.yaml", "LAW0041")]
    [InlineData("  window:", "  another:", "checklist.yaml", "LAW0040")]
    [InlineData("- no: a", "- no: b", "checklist.yaml", "LAW0040")]
    public void A_slip_in_one_of_the_two_is_found_where_it_stands(string was, string slip, string file, string code)
    {
        small.Write("main/law.yaml", Law.Replace(was, slip, StringComparison.Ordinal));

        var finding = Assert.Single(small.Read().Findings);

        Assert.Equal((file, code), (finding.File, finding.Code));
    }

    [Fact]
    public void A_rule_that_the_flow_is_to_keep_by_itself_may_not_hang_on_a_refusal_at_run_time()
    {
        small.Write("main/main.bpmn", SmallWorld.Flow(task: """law:event="notice.served" law:event-when="count(fact.notice.served.all) = 0 or today > case.openedOn" """));

        var finding = Assert.Single(FlowVerification.Of(small.Read()).Findings);

        Assert.Equal(("main/law.yaml", "VER0012"), (finding.File, finding.Code));
    }

    public void Dispose() => small.Dispose();
}
