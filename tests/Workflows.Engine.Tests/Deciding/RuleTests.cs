using System.Collections.Immutable;
using Workflows.Decisions.Dmn;
using Workflows.Decisions.Feel;
using Workflows.Engine.Cases;
using Workflows.Engine.Commands;
using Workflows.Engine.Forms;
using Workflows.TestKit.Cases;
using static Workflows.TestKit.Cases.TestProcess;

namespace Workflows.Engine.Tests.Deciding;

/// <summary>A business rule task keeps in the log how its answer came about.</summary>
public sealed class RuleTests
{
    private const string Tables = """
        <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="d" name="d" namespace="urn:test">
          <inputData id="fine" name="fine"><variable name="fine"/></inputData>
          <inputData id="kind" name="kind"><variable name="kind"/></inputData>
          <decision id="threshold" name="threshold"><variable name="threshold"/>
            <informationRequirement><requiredInput href="#kind"/></informationRequirement>
            <decisionTable><input><inputExpression><text>kind</text></inputExpression></input><output/><annotation name="law"/>
              <rule id="unit"><inputEntry><text>"unit"</text></inputEntry><outputEntry><text>50000</text></outputEntry><annotationEntry><text>原办法 第三十三条</text></annotationEntry></rule>
              <rule id="person"><inputEntry><text>"person"</text></inputEntry><outputEntry><text>20000</text></outputEntry></rule>
            </decisionTable>
          </decision>
          <decision id="hearing" name="hearing"><variable name="hearing"/>
            <informationRequirement><requiredInput href="#fine"/></informationRequirement>
            <informationRequirement><requiredDecision href="#threshold"/></informationRequirement>
            <decisionTable hitPolicy="FIRST"><input><inputExpression><text>fine >= threshold</text></inputExpression></input><output/><annotation name="law"/>
              <rule id="large"><inputEntry><text>true</text></inputEntry><outputEntry><text>true</text></outputEntry><annotationEntry><text>行政处罚法 第六十三条</text></annotationEntry></rule>
              <rule><inputEntry><text>false</text></inputEntry><outputEntry><text>false</text></outputEntry></rule>
            </decisionTable>
          </decision>
        </definitions>
        """;

    private static Decision Answered(Play play, string kind) =>
        play.Complete("a", answers: FeelContext.Empty.Set("fine", FeelValue.Of(60_000)).Set("kind", FeelValue.Of(kind)));

    private static Play Started()
    {
        FormField Field(string name, FieldType type) => new(name, new(name, name), type, false, null, null, null, null, null, [], false, false, null, null, null);
        var form = new FormDefinition("a", new("a", "a"), null, [Field("fine", FieldType.Money), Field("kind", FieldType.Text)], []);
        var procedure = Read("main", Start() + UserTask("a") + """<businessRuleTask id="rule" name="甲" law:name-en="A" law:decision="hearing" law:result="right"/>""" + UserTask("b") + End()
            + Flow("start", "a") + Flow("a", "rule") + Flow("rule", "b") + Flow("b", "end"), "", form);
        return new(Set(procedure with { Decisions = DmnReader.Read(Tables, "d.dmn").Model!.Decisions.ToImmutableDictionary(d => d.Id) }));
    }

    [Fact]
    public void The_row_that_spoke_is_kept_with_its_article_and_so_are_the_rows_that_it_rested_on()
    {
        var play = Started();

        Assert.IsType<Decision.Accepted>(Answered(play, "unit"));

        var answer = Assert.Single(play.Simulation.Log.OfType<CaseEvent.RuleEvaluated>());
        Assert.Equal(FeelValue.True, answer.Result);
        Assert.Equal(new SpokenRule(1, "行政处罚法 第六十三条") { Id = "large" }, Assert.Single(answer.Rules));
        Assert.Equal(("fine >= threshold", FeelValue.True), (Assert.Single(answer.Inputs.Names), answer.Inputs["fine >= threshold"])); // the column, and nothing else of the case
        var rested = Assert.Single(answer.Rested);
        Assert.Equal(("threshold", FeelValue.Of(50_000)), (rested.Decision, rested.Result));
        Assert.Equal(new SpokenRule(1, "原办法 第三十三条") { Id = "unit" }, Assert.Single(rested.Rules));
        Assert.Equal(FeelValue.Of("unit"), rested.Inputs["kind"]);
    }

    [Fact]
    public void An_answer_that_is_none_refuses_the_command_and_says_why()
    {
        var play = Started();
        var before = play.State;

        var refused = Assert.IsType<Decision.Rejected>(Answered(play, "ship"));

        var silent = Assert.IsType<Rejection.TableSilent>(refused.Why);
        Assert.Contains("threshold: Expected a rule to match or a default output, but got neither.", silent.Because?.En, StringComparison.Ordinal);
        Assert.Equal("判定表“hearing”没有得出结果：缺少“fine >= threshold”。请在《a》中填写“fine”。", silent.Message.Zh);
        Assert.Equal("The decision table 'hearing' has no answer: it was not told 'fine >= threshold'. Fill in 'fine' in 'a'.", silent.Message.En);
        Assert.Same(before, play.State);
    }
}
