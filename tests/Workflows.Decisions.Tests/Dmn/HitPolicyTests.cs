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

    [Theory]
    [InlineData("SUM", "\"a\"", "\"b\"")]
    [InlineData("SUM", "\"a\"", "")]
    [InlineData("MAX", "{a: 1}", "")]
    [InlineData("MIN", "1", "\"a\"")]
    public void What_has_no_sum_and_no_order_is_not_aggregated(string aggregation, string one, string other)
    {
        var rules = new[] { ("> 1", one), ("> 2", other) }.Where(rule => rule.Item2.Length > 0).ToArray();
        Assert.Equal("null", Value(Table($"hitPolicy=\"COLLECT\" aggregation=\"{aggregation}\"", rules), "d", FeelContext.Empty.Set("n", FeelValue.Of(5))));
    }

    private const string Grade = "<itemDefinition name=\"grade\"><typeRef>string</typeRef><allowedValues><text>\"A\", \"B\", \"C\"</text></allowedValues></itemDefinition>";

    private static string TwoColumns(string policy) => Grade + Decision("d", $"<decisionTable hitPolicy=\"{policy}\"><output name=\"grade\" typeRef=\"grade\"/><output name=\"step\"><outputValues><text>\"big\", \"small\"</text></outputValues></output>"
        + string.Concat(new[] { ("B", "small"), ("A", "small"), ("A", "big"), ("C", "big") }.Select(rule => $"<rule><outputEntry><text>\"{rule.Item1}\"</text></outputEntry><outputEntry><text>\"{rule.Item2}\"</text></outputEntry></rule>")) + "</decisionTable>");

    /// <summary>Where a column has no list of its own, the allowed values of its type are the order.</summary>
    [Theory]
    [InlineData("PRIORITY", "{grade: \"A\", step: \"big\"}")]
    [InlineData("OUTPUT ORDER", "[{grade: \"A\", step: \"big\"}, {grade: \"A\", step: \"small\"}, {grade: \"B\", step: \"small\"}, {grade: \"C\", step: \"big\"}]")]
    public void The_first_column_weighs_before_the_second(string policy, string expected) => Assert.Equal(expected, Value(TwoColumns(policy), "d"));

    [Theory]
    [InlineData("number", "\"x\"", "null")]
    [InlineData("number", "7", "7")]
    [InlineData("grade", "\"D\"", "null")]
    [InlineData("grade", "[\"C\"]", "C")]
    public void A_default_is_fitted_to_its_column_like_an_output(string type, string given, string expected) => Assert.Equal(expected, Value(
        Grade + Decision("d", $"<decisionTable><input><inputExpression><text>1</text></inputExpression></input><output typeRef=\"{type}\"><defaultOutputEntry><text>{given}</text></defaultOutputEntry></output><rule><inputEntry><text>2</text></inputEntry><outputEntry><text>null</text></outputEntry></rule></decisionTable>"), "d"));

    [Fact]
    public void Rules_of_an_any_table_that_agree_have_one_value() => Assert.Equal("low", Value(
        Table("hitPolicy=\"ANY\"", ("> 1", "\"low\""), ("> 2", "\"low\"")), "d", FeelContext.Empty.Set("n", FeelValue.Of(5))));
}
