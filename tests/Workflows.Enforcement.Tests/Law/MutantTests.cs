using Workflows.Conformance.Mutation;
using Workflows.Runtime.Definitions;
using Workflows.TestKit.Files;
using static Workflows.TestKit.Cases.TestProcess;

namespace Workflows.Enforcement.Tests.Law;

/// <summary>A small sound world, broken in one place in each way that the mutation tool knows.</summary>
public sealed class MutantTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public MutantTests()
    {
        Write("agency.yaml", File.ReadAllText(SourceTree.Combine("workflows", "agency.yaml")));
        Write("calendars/cn.yaml", File.ReadAllText(SourceTree.Combine("workflows", "calendars", "cn.yaml")));
        Write("vocabulary.yaml", """
            events:
              case.told: { zh: 已告知, en: Told }
              case.decided: { zh: 已决定, en: Decided }
              head.warned: { zh: 已报告, en: Warned }
            roles: { case-officer: { zh: 承办人, en: Case officer } }
            duties: { serve: { zh: 送达, en: Serving } }
            stages: { service: { zh: 送达, en: Service } }
            actions: { make-document: { zh: 制作文书, en: Make a document } }
            told:
              agency: [ { before: 1 working day, roles: case-officer }, { on: day, roles: case-officer } ]
              party: [ { after: 1 working day, roles: case-officer } ]
              moved: case-officer
              unit-head: case-officer
              last-resort: case-officer
            own-sources: [ 单位设置 ]
            """);
        foreach (var form in new[] { "a", "b", "c" }) Write($"main/forms/{form}.yaml", "title: { zh: 表, en: Form }\nfields: []\n");
        Write("main/main.bpmn", Xml("main", $"""
            {Start()}
            {UserTask("a", """law:event="case.told" """)}
            {UserTask("b", """law:event="case.decided" """)}
            <boundaryEvent id="slow" name="slow" law:name-en="slow" attachedToRef="b" cancelActivity="false"><timerEventDefinition><timeDuration>5 working days</timeDuration></timerEventDefinition></boundaryEvent>
            {UserTask("c", """law:event="head.warned" """)}
            {End()}{End("warned")}
            {Flow("start", "a")}{Flow("a", "b")}{Flow("b", "end")}{Flow("slow", "c")}{Flow("c", "warned")}
            """));
        Write("main/law.yaml", """
            deadlines:
              warning:
                title: { zh: 报告, en: Warning }
                owner: agency
                starts: case.told
                met-by: head.warned
                starts-when: case.openedOn != null
                due:
                  earliest:
                    - { period: 5 working days, law: 第一条 }
                    - { period: 3 working days, when: case.openedOn = null, law: 第一条 }
                missed: breach
                ladder:
                  - { after: 1 working day, roles: [ case-officer ] }
            constraints:
              - no: 1
                title: { zh: 先告知后决定, en: Told before decided }
                precedence: { first: case.told, then: case.decided }
                law: 第一条
              - no: 2
                title: { zh: 决定须在立案后, en: Decided after the case was opened }
                guard: { before: case.decided, that: event.on >= case.openedOn }
                law: 第一条
              - no: 3
                title: { zh: 只报告一次, en: Warned once }
                absence: { event: head.warned, at-most: 1 }
                when: case.openedOn != null
                law: 第一条
            """);
        Write("checklist.yaml", """
            kept-by-the-flow: [ 1 ]
            rules:
              1: "precedence case.told -> case.decided"
              2: "guard case.decided that (event.on >= case.openedOn)"
              3: "absence 1 head.warned if (case.openedOn != null)"
            deadlines:
              warning: "agency breach: case.told if (case.openedOn != null) -> head.warned within earliest 5 working days, 3 working days if (case.openedOn = null); unless nothing; rungs 1"
            """);
    }

    [Theory]
    [InlineData("drop main/a")]
    [InlineData("drop main/b")]
    [InlineData("bypass main/a")]
    [InlineData("swap main/a")]
    [InlineData("remove main/slow")]
    [InlineData("delete constraints 1")]
    [InlineData("delete deadlines warning")]
    [InlineData("weaken warning period: 5 working days")]
    [InlineData("weaken warning breach")]
    public void What_breaks_a_rule_is_caught(string id)
    {
        using var world = World();

        Assert.NotNull(world.CaughtBy(Mutant(id)));
    }

    [Fact]
    public void An_arrow_past_the_step_that_a_decision_rests_on_is_caught()
    {
        using var world = World();
        var mutants = MutatedWorld.Mutants(folder.Path).Where(m => m.Id.StartsWith("retarget main/start-a to ", StringComparison.Ordinal)).ToList();

        Assert.NotEmpty(mutants);
        Assert.All(mutants, m => Assert.NotNull(world.CaughtBy(m)));
    }

    [Theory]
    [InlineData("empty constraints 2", "that: 'true' }")]
    [InlineData("forget constraints 3 when in line 4", "when: 'false'")]
    [InlineData("forget deadlines warning starts-when in line 6", "starts-when: 'false'")]
    [InlineData("forget deadlines warning when in line 10", "when: 'false', law")]
    public void A_demand_that_asks_nothing_and_a_condition_that_is_never_met_differ_from_the_second_entry(string id, string changed)
    {
        using var world = World();
        var mutant = Mutant(id);

        Assert.Contains(changed, mutant.Text, StringComparison.Ordinal);
        Assert.Equal(CaughtBy.Text, world.CaughtBy(mutant)!.By);
    }

    [Fact]
    public void A_step_on_an_article_that_no_rule_of_order_speaks_of_is_kept_by_the_second_entry()
    {
        Write("checklist.yaml", File.ReadAllText(folder.Combine("checklist.yaml")) + "\nsteps:\n  main/slow: after b, before c\n");
        using var world = World();

        Assert.Equal(CaughtBy.KeptStep, world.CaughtBy(Mutant("bypass main/c"))!.By);
    }

    public void Dispose() => folder.Dispose();

    private MutatedWorld World()
    {
        var reading = WorkflowsReader.Read(folder.Path, null);
        Assert.Empty(reading.Findings);
        var verified = FlowVerification.Of(reading);
        Assert.Empty(verified.Findings);
        return new(folder.Path, verified.Report);
    }

    private Mutant Mutant(string id) => Assert.Single(MutatedWorld.Mutants(folder.Path), m => m.Id == id);

    private void Write(string path, string text)
    {
        var file = folder.Combine(path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
    }
}
