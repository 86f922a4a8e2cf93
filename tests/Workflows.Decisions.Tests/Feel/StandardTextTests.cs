namespace Workflows.Decisions.Tests.Feel;

/// <summary>Sentences of the standard's text, each with expressions that hold it up.</summary>
public class StandardTextTests
{
    private static string Text(string expression) => Evaluating.Full(expression).Value.ToString();

    [Theory]
    [InlineData("{a: {b: {b: 1}}}...b", "[{b: 1}, 1]")]
    [InlineData("[{a: 1}, {x: [{a: 2}]}]...a", "[1, 2]")]
    [InlineData("{a: 1}...b", "[]")]
    [InlineData("1...b", "null")]
    [InlineData("[0...5].end", "0.5")]
    public void Three_dots_reach_every_depth(string expression, string expected) => Assert.Equal(expected, Text(expression));

    [Theory]
    [InlineData("[3..1]", "null")]
    [InlineData("[1..\"a\"]", "null")]
    [InlineData("[1..1]", "[1..1]")]
    [InlineData("2 in [3..1]", "false")]
    [InlineData("[1,2,3] in =[1,2,3]", "true")]
    [InlineData("[1,2,3] in !=[1,2,3]", "false")]
    [InlineData("true in =false", "false")]
    [InlineData("(<10) = (null..10)", "false")]
    [InlineData("(>=1) = (>=1)", "true")]
    [InlineData("1 in (<0, >5)", "false")]
    [InlineData("null in null", "true")]
    [InlineData("[1..3] in [[1..3]]", "true")]
    [InlineData("2 in [[1..3], 7]", "true")]
    public void Intervals_begin_before_they_end_and_tests_are_intervals(string expression, string expected) => Assert.Equal(expected, Text(expression));

    [Theory]
    [InlineData("time(\"23:59:00z\")", "23:59:00Z")]
    [InlineData("is(@\"23:00:50z\", @\"23:00:50+00:00\")", "true")]
    [InlineData("time(\"10:30:00+01:00\") = time(\"09:30:00Z\")", "true")]
    [InlineData("time(\"10:30:00\") = time(\"10:30:00Z\")", "null")]
    [InlineData("date(\"2018-12-08\") = date and time(\"2018-12-08T00:00:00\")", "null")]
    [InlineData("duration(\"P0D\") = duration(\"PT0S\")", "true")]
    [InlineData("duration(\"P1W\")", "null")]
    [InlineData("duration(\"P1Y1D\")", "null")]
    [InlineData("duration(\"P1Y\") + duration(\"P1D\")", "null")]
    [InlineData("duration(\"P20D\") + duration(\"P20D\")", "P40D")]
    public void Times_and_durations_are_what_their_text_says(string expression, string expected) => Assert.Equal(expected, Text(expression));

    [Theory]
    [InlineData("list contains(list: [1, null])", "true")]
    [InlineData("abs(number: 1)", "null")]
    [InlineData("substring(start position: 2, string: \"abc\")", "bc")]
    [InlineData("(function(a, b) [a, b])(b: 1)", "[null, 1]")]
    [InlineData("(function(a, b) [a, b])(c: 1)", "null")]
    [InlineData("(function(a, b) [a, b])(1)", "null")]
    [InlineData("[\"a\"] + \"a\"", "null")]
    [InlineData("for f in [abs, sqrt] return f(4)", "[4, 2]")]
    [InlineData("sort([\"b\", \"a\"], function(x, y) x < y)", "[\"a\", \"b\"]")]
    [InlineData("abs instance of function<number>->number", "true")]
    [InlineData("abs instance of function<number, number>->number", "false")]
    [InlineData("abs instance of function<string>->string", "false")]
    [InlineData("sqrt instance of function<number>->string", "false")]
    [InlineData("sqrt instance of function<number>->Any", "true")]
    [InlineData("sqrt instance of function<Any>->number", "false")]
    [InlineData("date instance of function<number, number, number>->date", "true")]
    [InlineData("string instance of function<list<number>>->string", "true")]
    [InlineData("substring instance of function<string, number>->string", "true")]
    public void Arguments_are_given_by_position_or_by_name(string expression, string expected) => Assert.Equal(expected, Text(expression));

    [Theory]
    [InlineData("[{a: 1}, {a: 2}, {b: 1}][a < 3]", "[{a: 1}, {a: 2}]")]
    [InlineData("{a: {b: 3}}.a.c.foo", "null")]
    [InlineData("get value({b: 1}, \"c\")", "null")]
    [InlineData("some x in null satisfies true", "null")]
    [InlineData("every x in [] satisfies false", "true")]
    public void What_is_not_there_is_null(string expression, string expected) => Assert.Equal(expected, Text(expression));
}
