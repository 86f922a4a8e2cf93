using Workflows.Decisions.Dmn;
using Workflows.Decisions.Feel;

namespace Workflows.Decisions.Tests.Dmn;

public class DecisionTableTests
{
    private static string File(string hitPolicy, string rules, string extra = "") => $"""
        <?xml version="1.0" encoding="UTF-8"?>
        <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="thresholds" name="thresholds" namespace="urn:test">
          <inputData id="fine" name="fine amount"><variable name="fine amount" typeRef="number"/></inputData>
          <inputData id="party" name="party"><variable name="party" typeRef="string"/></inputData>
          <decision id="hearing" name="hearing">
            <variable name="hearing"/>
            <informationRequirement><requiredInput href="#fine"/></informationRequirement>
            <informationRequirement><requiredInput href="#party"/></informationRequirement>
            <decisionTable hitPolicy="{hitPolicy}">
              <input><inputExpression><text>fine amount</text></inputExpression></input>
              <input><inputExpression><text>party</text></inputExpression></input>
              <output name="offered"/>
              {rules}
            </decisionTable>
          </decision>
          {extra}
        </definitions>
        """;

    private static string Rule(string id, string fine, string party, string output, string note = "") =>
        $"<rule id=\"{id}\"><inputEntry><text>{fine}</text></inputEntry><inputEntry><text>{party}</text></inputEntry>"
        + $"<outputEntry><text>{output}</text></outputEntry><annotationEntry><text>{note}</text></annotationEntry></rule>";

    private static FeelContext Case(int fine, string party) =>
        FeelContext.Empty.Set("fine amount", FeelValue.Of(fine)).Set("party", FeelValue.Of(party));

    private static readonly string Rules = Rule("r1", ">= 100000", "\"unit\"", "true", "a large fine on a unit")
        + Rule("r2", "&gt;= 10000", "\"person\"", "true") + Rule("r3", "&lt; 10000", "-", "false");

    [Fact]
    public void The_rule_that_matches_speaks_and_is_named()
    {
        var decision = DmnReader.Read(File("UNIQUE", Rules), "t.dmn").Model!.Find("hearing")!;
        var result = decision.Evaluate(Case(200000, "unit"));
        Assert.Equal(FeelValue.True, result.Value);
        Assert.Equal(new MatchedRule("r1", 1, "a large fine on a unit", "hearing"), Assert.Single(result.Matched));
        Assert.Equal("fine amount, party", string.Join(", ", decision.Inputs));
    }

    [Fact]
    public void Two_matches_in_a_unique_table_are_an_error_and_null()
    {
        var result = DmnReader.Read(File("UNIQUE", Rules + Rule("r4", "-", "-", "false")), "t.dmn").Model!.Find("hearing")!.Evaluate(Case(5, "unit"));
        Assert.Equal(FeelValue.Nothing, result.Value);
        Assert.Equal([3, 4], result.Matched.Select(rule => rule.Index));
        Assert.Contains("got rules 3, 4", Assert.Single(result.Warnings).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_first_of_two_matches_wins_in_a_first_table()
    {
        var result = DmnReader.Read(File("FIRST", Rules + Rule("r4", "-", "-", "\"last\"")), "t.dmn").Model!.Find("hearing")!.Evaluate(Case(5, "unit"));
        Assert.Equal(FeelValue.False, result.Value);
        Assert.Equal("r3", Assert.Single(result.Matched).RuleId);
    }

    [Fact]
    public void No_match_without_a_default_is_null_with_a_warning()
    {
        var result = DmnReader.Read(File("UNIQUE", Rules), "t.dmn").Model!.Find("hearing")!.Evaluate(Case(50000, "unit"));
        Assert.Equal(FeelValue.Nothing, result.Value);
        Assert.Single(result.Warnings);
    }

    [Fact]
    public void A_decision_rests_on_the_decisions_it_requires()
    {
        const string Extra = """
            <decision id="route" name="route">
              <variable name="route"/>
              <informationRequirement><requiredDecision href="#hearing"/></informationRequirement>
              <literalExpression><text>if hearing then "hearing" else "decide"</text></literalExpression>
            </decision>
            """;
        var result = DmnReader.Read(File("UNIQUE", Rules, Extra), "t.dmn").Model!.Find("route")!.Evaluate(Case(200000, "unit"));
        Assert.Equal(FeelValue.Of("hearing"), result.Value);
        Assert.Empty(result.Matched);
    }

    [Fact]
    public void A_bad_cell_is_refused_with_rule_column_line_and_id()
    {
        var parse = DmnReader.Read(File("UNIQUE", Rule("r1", "&gt;= ", "-", "true")), "t.dmn");
        var fault = Assert.Single(parse.Diagnostics);
        Assert.Equal(("t.dmn", 13, "r1"), (fault.File, fault.Line, fault.ElementId));
        Assert.Equal("Rule 1, input 1, 1:4: Expected a value, but got the end of the text.", fault.Message);
    }

    [Theory]
    [InlineData("<!DOCTYPE x [<!ENTITY a \"aaaa\">]><definitions xmlns=\"https://www.omg.org/spec/DMN/20191111/MODEL/\"/>")]
    [InlineData("<definitions")]
    [InlineData("")]
    [InlineData("<definitions xmlns=\"urn:other\"/>")]
    public void A_file_that_is_no_harmless_DMN_is_refused(string xml)
    {
        var parse = DmnReader.Read(xml, "t.dmn");
        Assert.Null(parse.Model);
        Assert.Single(parse.Diagnostics);
    }

    [Fact]
    public void A_file_nested_too_deep_is_refused() =>
        Assert.Null(DmnReader.Read(string.Concat(Enumerable.Repeat("<a>", 50_000)), "t.dmn").Model);

    [Fact]
    public void A_decision_that_requires_itself_is_refused()
    {
        const string Extra = """
            <decision id="a" name="a"><informationRequirement><requiredDecision href="#b"/></informationRequirement><literalExpression><text>1</text></literalExpression></decision>
            <decision id="b" name="b"><informationRequirement><requiredDecision href="#a"/></informationRequirement><literalExpression><text>1</text></literalExpression></decision>
            """;
        Assert.Contains(DmnReader.Read(File("UNIQUE", Rules, Extra), "t.dmn").Diagnostics, fault => fault.Message.Contains("requires itself", StringComparison.Ordinal));
    }
}
