using Workflows.Decisions.Feel;

namespace Workflows.Decisions.Tests.Feel;

public class ExpressionTests
{
    [Theory]
    // arithmetic
    [InlineData("1 + 2 * 3", "7")]
    [InlineData("(1 + 2) * 3", "9")]
    [InlineData("0.1 + 0.2 = 0.3", "true")]
    [InlineData("10 / 4", "2.5")]
    [InlineData("1 / 3", "0.3333333333333333333333333333333333")]
    [InlineData("2 / 3", "0.6666666666666666666666666666666667")]
    [InlineData("1 / 0", "null")]
    [InlineData("2 ** 10", "1024")]
    [InlineData("2 ** -2", "0.25")]
    [InlineData("-5 + 3", "-2")]
    [InlineData("9999999999999999999999999999999999 + 1 = 10000000000000000000000000000000000", "true")]
    [InlineData("\"a\" + \"b\"", "ab")]
    [InlineData("1 + \"b\"", "null")]
    // comparison and three-valued logic
    [InlineData("1 < 2 and 2 < 3", "true")]
    [InlineData("1.0 = 1.00", "true")]
    [InlineData("1 = \"1\"", "null")]
    [InlineData("null = null", "true")]
    [InlineData("1 != null", "true")]
    [InlineData("true and null", "null")]
    [InlineData("false and null", "false")]
    [InlineData("true or null", "true")]
    [InlineData("false or null", "null")]
    [InlineData("not(true)", "false")]
    [InlineData("not(null)", "null")]
    [InlineData("5 between 1 and 5", "true")]
    [InlineData("5 in [1..5)", "false")]
    [InlineData("5 in (1..5]", "true")]
    [InlineData("5 in (< 3, > 4)", "true")]
    [InlineData("\"b\" in (\"a\", \"b\")", "true")]
    [InlineData("2 in [1, 2, 3]", "true")]
    [InlineData("if 1 > 2 then \"more\" else \"less\"", "less")]
    [InlineData("if null then 1 else 2", "2")]
    // paths, lists, contexts
    [InlineData("{a: {b: 3}}.a.b", "3")]
    [InlineData("{a: 1, b: a + 1}.b", "2")]
    [InlineData("[1, 2, 3][2]", "2")]
    [InlineData("[1, 2, 3][-1]", "3")]
    [InlineData("[1, 2, 3][item >= 2]", "[2, 3]")]
    [InlineData("[{x: 1}, {x: 2}][x > 1].x", "[2]")]
    [InlineData("[{x: 1}, {x: 2}].x", "[1, 2]")]
    [InlineData("count([1, 2, 3])", "3")]
    [InlineData("sum(1, 2, 3)", "6")]
    [InlineData("min([3, 1, 2])", "1")]
    [InlineData("max(\"a\", \"c\")", "c")]
    [InlineData("list contains([1, null], null)", "true")]
    [InlineData("contains(\"foobar\", \"oba\")", "true")]
    [InlineData("contains(match: \"z\", string: \"foobar\")", "false")]
    [InlineData("for i in 1..3 return i * i", "[1, 4, 9]")]
    [InlineData("some x in [1, 2] satisfies x > 1", "true")]
    [InlineData("every x in [1, 2] satisfies x > 1", "false")]
    [InlineData("(function(a, b) a - b)(b: 1, a: 5)", "4")]
    // time
    [InlineData("date(\"2026-03-10\") + duration(\"P15D\")", "2026-03-25")]
    [InlineData("date(\"2024-01-31\") + duration(\"P1M\")", "2024-02-29")]
    [InlineData("@\"2026-03-10\" - @\"2026-03-01\"", "P9D")]
    [InlineData("date(\"2026-02-30\")", "null")]
    [InlineData("date and time(\"2026-03-10T15:00:00+08:00\") = date and time(\"2026-03-10T07:00:00Z\")", "true")]
    [InlineData("date and time(\"2026-03-10T23:30:00\") + duration(\"PT45M\")", "2026-03-11T00:15:00")]
    [InlineData("date(\"2026-03-10\").weekday", "2")]
    [InlineData("duration(\"P1Y14M\")", "P2Y2M")]
    [InlineData("duration(\"PT36H\")", "P1DT12H")]
    [InlineData("date(\"2026-03-10\") >= date(\"2018-01-01\")", "true")]
    // conversion
    [InlineData("string(1.50)", "1.50")]
    [InlineData("number(\"1 000,5\", \" \", \",\")", "1000.5")]
    [InlineData("number(\"x\")", "null")]
    [InlineData("string([1, \"a\", {b: null}])", "[1, \"a\", {b: null}]")]
    [InlineData("/* why */ 1 // because", "1")]
    public void An_expression_has_the_value_that_the_standard_gives_it(string text, string expected) =>
        Assert.Equal(expected, Evaluating.Full(text).Value.ToString());

    [Theory]
    [InlineData("party.kind = \"unit\"", "{party: {kind: \"unit\"}}", "true")]
    [InlineData("first name + last-name", "{first name: \"a\", last-name: \"b\"}", "ab")]
    [InlineData("a - b", "{a: 5, b: 3, a-b: 100}", "2")]
    [InlineData("a-b", "{a: 5, b: 3, a-b: 100}", "100")]
    [InlineData("罚款 > 50000", "{罚款: 60000}", "true")]
    [InlineData("missing", "{}", "null")]
    [InlineData("f(2)", "{f: function(x) x * 2}", "4")]
    public void Names_are_looked_up_in_the_scope_the_longest_first(string text, string scope, string expected) =>
        Assert.Equal(expected, Evaluating.Full(text, scope).Value.ToString());

    [Theory]
    [InlineData("-", "7", "true")]
    [InlineData("< 5", "4", "true")]
    [InlineData("[1..5)", "5", "false")]
    [InlineData("\"a\", \"b\"", "\"b\"", "true")]
    [InlineData("not(\"a\", \"b\")", "\"c\"", "true")]
    [InlineData("not(\"a\", \"b\")", "\"a\"", "false")]
    [InlineData("? > 3 and ? < 9", "5", "true")]
    [InlineData("null", "null", "true")]
    [InlineData("[1, 2]", "2", "true")]
    [InlineData("contains(?, \"oo\")", "\"foo\"", "true")]
    [InlineData("> @\"2026-01-01\"", "date(\"2026-03-10\")", "true")]
    [InlineData("< 5", "\"x\"", "null")]
    public void A_cell_is_passed_by_the_inputs_it_describes(string cell, string input, string expected) =>
        Assert.Equal(expected, Evaluating.Cell(cell, input).Value.ToString());

    [Fact]
    public void What_has_no_meaning_is_null_with_a_warning_that_says_where_and_why()
    {
        var result = Evaluating.Full("1 +\n nothing");
        Assert.Equal(FeelValue.Nothing, result.Value);
        Assert.Equal("2:2: Expected a name in scope, but got 'nothing'.", result.Warnings[0].ToString());
    }

    [Theory]
    [InlineData("1 +", 1, 4, "a value", "the end of the text")]
    [InlineData("frobnicate(1)", 1, 1, "a known function", "'frobnicate'")]
    [InlineData("if a\nthen 1", 2, 7, "'else'", "the end of the text")]
    [InlineData("\"abc", 1, 1, "a closing \"", "the end of the text")]
    [InlineData("[1, 2", 1, 6, "']'", "the end of the text")]
    [InlineData("1 instance of wombat", 1, 15, "a known type", "wombat")]
    [InlineData("a b c ) d", 1, 7, "an operator or the end of the text", "')'")]
    public void A_text_that_cannot_be_read_is_refused_with_place_expected_and_found(string text, int line, int column, string expected, string found)
    {
        var parse = FeelExpression.Parse(text);
        Assert.Null(parse.Expression);
        var fault = Assert.Single(parse.Diagnostics);
        Assert.Equal((line, column, expected, found), (fault.Line, fault.Column, fault.Expected, fault.Found));
    }

    [Fact]
    public void An_expression_tells_the_variables_it_asks_for()
    {
        var parse = FeelExpression.Parse("if amount > limit.unit then count(items[price > limit.unit]) else for i in amounts return i");
        Assert.Equal("amount limit items price amounts", string.Join(' ', parse.Expression!.Names));
    }

    [Theory]
    [InlineData("(")]
    [InlineData("-")]
    [InlineData("not(")]
    [InlineData("if true then ")]
    [InlineData("[")]
    [InlineData("{a: ")]
    public void Deep_nesting_is_refused_and_not_a_crash(string opening)
    {
        var parse = FeelExpression.Parse(string.Concat(Enumerable.Repeat(opening, 20_000 / opening.Length)) + "1");
        Assert.Null(parse.Expression);
    }

    [Theory]
    [InlineData("for a in 1..100000, b in 1..100000 return a")]
    [InlineData("for a in 1..100000000 return \"x\"")]
    [InlineData("{f: function(x, g) g(x + 1, g), r: f(1, f)}.r")]
    [InlineData("some a in 1..100000, b in 1..100000 satisfies a > b and b > a")]
    public void An_endless_evaluation_ends_with_null_and_the_limit_it_broke(string text)
    {
        var result = Evaluating.Full(text);
        Assert.Equal(FeelValue.Nothing, result.Value);
        Assert.Contains(result.Warnings, warning => warning.Message.StartsWith("Expected at most", StringComparison.Ordinal));
    }
}
