using System.Collections.Immutable;
using Workflows.Decisions.Dmn;
using Workflows.Decisions.Feel;
using Workflows.Engine.Bpmn;
using Workflows.Engine.Cases;
using Workflows.Engine.Commands;
using Workflows.Engine.Forms;
using Workflows.TestKit.Cases;
using static Workflows.TestKit.Cases.TestProcess;

namespace Workflows.Engine.Tests.Deciding;

/// <summary>Substance goes by the law of the day of the act, unless the law of the decision is lighter (行政处罚法 art. 37); the log says which.</summary>
public sealed class LawOfTheActTests
{
    private const string Table = """
        <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" name="band" namespace="urn:test" id="band-file">
          <inputData id="on" name="lawOn"><variable name="lawOn"/></inputData>
          <decision id="band" name="Band"><variable name="Band"/>
            <informationRequirement><requiredInput href="#on"/></informationRequirement>
            <decisionTable hitPolicy="UNIQUE">
              <input><inputExpression typeRef="date"><text>lawOn</text></inputExpression></input>
              <output name="fine" typeRef="number"/>
              <annotation name="law"/>
              <rule><inputEntry><text>&lt; date("2020-01-01")</text></inputEntry><outputEntry><text>20000</text></outputEntry><annotationEntry><text>第一版</text></annotationEntry></rule>
              <rule><inputEntry><text>[date("2020-01-01")..date("2023-12-31")]</text></inputEntry><outputEntry><text>50000</text></outputEntry><annotationEntry><text>第二版</text></annotationEntry></rule>
              <rule><inputEntry><text>&gt;= date("2024-01-01")</text></inputEntry><outputEntry><text>30000</text></outputEntry><annotationEntry><text>第三版</text></annotationEntry></rule>
            </decisionTable>
          </decision>
        </definitions>
        """;

    // The case is decided on Monday 2 March 2026, under the third version.
    [Theory]
    [InlineData("2019-06-01", 20_000, "2019-06-01", false, 30_000, "第一版")] // the law of the act is the lighter: it stays
    [InlineData("2022-06-01", 30_000, "2026-03-02", true, 50_000, "第三版")] // the later law is the lighter: it wins
    [InlineData("2025-06-01", 30_000, "2025-06-01", false, 30_000, "第三版")] // the same under both
    public void The_law_of_the_act_applies_unless_that_of_the_decision_is_lighter(string act, int fine, string by, bool laterIsLighter, int other, string spoke)
    {
        var said = Decide(FeelValue.Of(Day(act)));

        Assert.Equal(FeelValue.Of(fine), said.Result);
        Assert.Equal(new AppliedLaw(Day(by), Day(act), new(2026, 3, 2), laterIsLighter, FeelValue.Of(other)), said.Law);
        Assert.Equal(spoke, Assert.Single(said.Rules).Annotation);
        Assert.Equal(FeelValue.Of(Day(by)), said.Inputs["lawOn"]);
    }

    [Fact]
    public void An_act_of_today_and_one_without_a_day_go_by_the_law_of_today()
    {
        Assert.Equal((FeelValue.Of(30_000), null), (Decide(FeelValue.Nothing).Result, Decide(FeelValue.Nothing).Law));
        Assert.Null(Decide(FeelValue.Of(new DateOnly(2026, 3, 2))).Law);
    }

    [Theory]
    [InlineData("""law:act-on="actOn" """)]
    [InlineData("""law:lighter="present &lt; former" """)]
    public void The_day_of_the_act_and_what_is_lighter_stand_together(string half)
    {
        var read = BpmnReader.Read(Xml("main", Inside(half)), "main.bpmn");

        Assert.Equal("BPMN0011", Assert.Single(read.Diagnostics).Code);
    }

    private static CaseEvent.RuleEvaluated Decide(FeelValue act)
    {
        var form = new FormDefinition("ask", new("问", "Ask"), null,
            [new("actOn", new("行为日", "Day of the act"), FieldType.Date, false, null, null, null, null, null, [], false, false, null, null, null)], []);
        var procedure = Read("main", Inside("""law:act-on="actOn" law:lighter="present &lt; former" """), "", form) with
        {
            Decisions = ImmutableDictionary<string, DmnDecision>.Empty.Add("band", DmnReader.Read(Table, "band.dmn").Model!.Decisions[0]),
        };
        var play = new Play(Set(procedure));
        var decision = play.Complete("ask", answers: act.IsNull ? FeelContext.Empty : FeelContext.Empty.Set("actOn", act));
        return Assert.Single(Assert.IsType<Decision.Accepted>(decision).Events.OfType<CaseEvent.RuleEvaluated>());
    }

    private static string Inside(string law) => $"""
        {Start()}{UserTask("ask")}
        <businessRuleTask id="rule" name="裁量" law:name-en="Band" law:decision="band" law:result="fine" {law}/>
        {UserTask("after")}{End()}{Flow("start", "ask")}{Flow("ask", "rule")}{Flow("rule", "after")}{Flow("after", "end")}
        """;

    private static DateOnly Day(string day) => DateOnly.ParseExact(day, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
