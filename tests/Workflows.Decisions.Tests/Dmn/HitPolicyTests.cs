using Workflows.Decisions.Feel;
using static Workflows.Decisions.Tests.Dmn.Dmn15;

namespace Workflows.Decisions.Tests.Dmn;

public class HitPolicyTests
{
    private static string Table(string policy, params (string Test, string Output)[] rules) => Input("n")
        + Decision("d", $"<decisionTable {policy}><input><inputExpression><text>n</text></inputExpression></input><output><outputValues><text>\"high\", \"middle\", \"low\"</text></outputValues></output>"
            + string.Concat(rules.Select(rule => $"<rule><inputEntry><text>{rule.Test}</text></inputEntry><outputEntry><text>{rule.Output}</text></outputEntry></rule>")) + "</decisionTable>", NeedsInput("n"));

    [Theory]
    [InlineData("hitPolicy=\"UNIQUE\"", "null")]
    [InlineData("hitPolicy=\"ANY\"", "null")]
    [InlineData("hitPolicy=\"FIRST\"", "low")]
    [InlineData("hitPolicy=\"PRIORITY\"", "high")]
    [InlineData("hitPolicy=\"RULE ORDER\"", "[\"low\", \"high\", \"low\"]")]
    [InlineData("hitPolicy=\"OUTPUT ORDER\"", "[\"high\", \"low\", \"low\"]")]
    [InlineData("hitPolicy=\"COLLECT\"", "[\"low\", \"high\", \"low\"]")]
    [InlineData("hitPolicy=\"COLLECT\" aggregation=\"COUNT\"", "3")]
    [InlineData("hitPolicy=\"COLLECT\" aggregation=\"MIN\"", "high")]
    [InlineData("hitPolicy=\"COLLECT\" aggregation=\"MAX\"", "low")]
    public void Three_rules_that_match_come_to_what_the_hit_policy_says(string policy, string expected)
    {
        var table = Table(policy, ("> 1", "\"low\""), ("> 2", "\"high\""), ("-", "\"low\""), ("> 99", "\"middle\""));
        Assert.Equal(expected, Value(table, "d", FeelContext.Empty.Set("n", FeelValue.Of(5))));
    }

    [Fact]
    public void Collected_numbers_are_summed() => Assert.Equal("30", Value(
        Table("hitPolicy=\"COLLECT\" aggregation=\"SUM\"", ("> 1", "10"), ("> 2", "20"), ("> 9", "40")), "d", FeelContext.Empty.Set("n", FeelValue.Of(5))));

    [Fact]
    public void Rules_of_an_any_table_that_agree_have_one_value() => Assert.Equal("low", Value(
        Table("hitPolicy=\"ANY\"", ("> 1", "\"low\""), ("> 2", "\"low\"")), "d", FeelContext.Empty.Set("n", FeelValue.Of(5))));
}
