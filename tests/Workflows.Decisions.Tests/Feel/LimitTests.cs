using System.Text;
using Workflows.Decisions.Feel;

namespace Workflows.Decisions.Tests.Feel;

/// <summary>What an expression from a stranger may cost, and the message that says which limit it met.</summary>
public class LimitTests
{
    /// <summary>A tenth of what is allowed, so that reaching it takes a tenth of the time.</summary>
    private static readonly FeelSurroundings Thrifty = new() { Limits = FeelLimits.Default with { Steps = 500_000, Size = 100_000 } };

    private static string Doubling(int levels)
    {
        var text = new StringBuilder("{v0: [1, 1]");
        for (var i = 1; i <= levels; i++) text.Append(System.Globalization.CultureInfo.InvariantCulture, $", v{i}: [v{i - 1}, v{i - 1}]");
        return text.Append('}').ToString();
    }

    public static TheoryData<string, string, string> Costly => new()
    {
        { "a count without an end", "for i in 1..9000000000000000000 return null", "at most 100000 items" },
        { "loops within loops", "for a in 1..2000, b in 1..2000, c in 1..2000 return null", "at most 100000 items" },
        { "a quantifier over everything", "every a in 1..9000, b in 1..9000 satisfies a + b > 0", "at most 500000 steps" },
        { "a function without an end", "{f: function(f, n) f(f, n + 1), x: f(f, 1)}.x", "at most 400 calls" },
        { "a function that doubles its calls", "{f: function(f, n) if n = 0 then 0 else f(f, n - 1) + f(f, n - 1), x: f(f, 30)}.x", "at most 500000 steps" },
        { "a string that doubles", "(for i in 1..40 return if i = 1 then \"ab\" else partial[-1] + partial[-1])[-1]", "at most 100000 items or characters" },
        { "many long strings", "{s: (for i in 1..16 return if i = 1 then \"ab\" else partial[-1] + partial[-1])[-1], l: for i in 1..1000000 return s + \"x\"}.l", "at most 500000 steps" },
        { "a list that doubles", "(for i in 1..40 return if i = 1 then [1, 2] else concatenate(partial[-1], partial[-1]))[-1]", "at most 100000" },
        { "many long lists turned round", "{l: for i in 1..90000 return 1, x: for i in 1..1000000 return reverse(l)}.x", "at most 500000 steps" },
        { "a value that is short to write and endless to tell", $"string({Doubling(40)})", "at most 100000 parts" },
        { "a value that is short to write and endless to compare", $"{Doubling(40)} = {Doubling(40)}", "at most 100000 parts" },
        { "a value within a value within a value", "(for i in 1..15000 return [partial[-1]])[-1]", "nested at most 200 deep" },
        { "a replacement that grows", "{s: (for i in 1..15 return if i = 1 then \"aa\" else partial[-1] + partial[-1])[-1], r: replace(s, \"a\", s)}.r", "at most 100000 items or characters" },
        { "a replacement of many groups", "{s: (for i in 1..15 return if i = 1 then \"$1\" else partial[-1] + partial[-1])[-1], t: (for i in 1..15 return if i = 1 then \"aa\" else partial[-1] + partial[-1])[-1], r: replace(t, \"(.+)\", s)}.r", "at most 100000 items or characters" },
        { "patterns that go back", "for i in 1..1000000 return matches(\"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab\", \"(a*)*\\1c\")", "at most 500000 steps" },
        { "patterns that are made anew each time", "for i in 1..1000000 return matches(\"a\", string(i))", "at most 500000 steps" },
        { "powers", "for i in 1..1000000 return 1.0000001 ** 999999999", "at most 500000 steps" },
        { "logarithms", "for i in 1..1000000 return log(i)", "at most 500000 steps" },
        { "remainders of numbers far apart", "for i in 1..1000000 return modulo(9e6000, 7e-6000)", "at most 500000 steps" },
        { "a pattern that looks to the end at each match", "{s: (for i in 1..15 return if i = 1 then \"aa\" else partial[-1] + partial[-1])[-1], r: replace(s, \"a.*b|a\", \"x\")}.r", "at most 500000 steps" },
        { "a separator that looks to the end at each match", "{s: (for i in 1..15 return if i = 1 then \"aa\" else partial[-1] + partial[-1])[-1], r: split(s, \"a.*b|a\")}.r", "at most 500000 steps" },
        { "long strings put in order again and again", "{s: (for i in 1..16 return if i = 1 then \"ab\" else partial[-1] + partial[-1])[-1], l: for i in 1..1000000 return s < s}.l", "at most 500000 steps" },
        { "long strings held against an interval", "{s: (for i in 1..16 return if i = 1 then \"ab\" else partial[-1] + partial[-1])[-1], l: for i in 1..1000000 return s in [s..s]}.l", "at most 500000 steps" },
        { "a body of many operators", $"for i in 1..1000000 return i{string.Concat(Enumerable.Repeat(" + 1", 3000))}", "at most 500000 steps" },
        { "texts searched again and again", "{s: (for i in 1..16 return if i = 1 then \"ab\" else partial[-1] + partial[-1])[-1], l: for i in 1..1000000 return contains(s, \"c\")}.l", "at most 500000 steps" },
        { "lists searched again and again", "{l: for i in 1..50000 return i, x: for i in 1..1000000 return list contains(l, 0)}.x", "at most 500000 steps" },
        { "entries put one by one", "{c: context(for i in 1..5000 return {key: string(i), value: i}), x: for i in 1..1000000 return context put(c, \"z\", i)}.x", "at most 500000 steps" },
        { "distinct values of unlike values", "count(distinct values(for i in 1..10000 return [i]))", "at most 500000 steps" },
    };

    [Theory]
    [MemberData(nameof(Costly))]
    public void An_expression_that_asks_for_too_much_is_null_and_says_the_limit(string what, string text, string limit)
    {
        var result = Evaluating.Full(text, surroundings: Thrifty);

        Assert.True(result.Value.IsNull, $"{what}: {result.Value.GetType().Name}");
        Assert.True(result.Warnings.Any(warning => warning.Message.Contains(limit, StringComparison.Ordinal)), $"{what}: {string.Join(" ", result.Warnings.Take(3))}");
    }

    /// <summary>Each sum of two numbers far apart once cost as many digits as lie between them.</summary>
    [Theory]
    [InlineData("some i in 1..100000 satisfies 9e6000 + 7e-6000 = 0", "false")]
    [InlineData("some i in 1..100000 satisfies 9e6000 - 7e-6000 = 0", "false")]
    [InlineData("1e40 - 1e-40 = 1e40", "true")]
    [InlineData("1 - 1e-40", "1.000000000000000000000000000000000")]
    [InlineData("0 + 1e6000", "1E+6000")]
    public void Numbers_far_apart_are_added_at_the_price_of_near_ones(string text, string expected) => Assert.Equal(expected, Evaluating.Full(text).Value.ToString());

    [Theory]
    [InlineData("count(for i in 1..100000 return if i > 2 and i < 5 then i else 0)", "100000")]
    [InlineData("count(for i in 1..100000 return [i][item > 2])", "100000")]
    [InlineData("count(for i in 1..8000 return if i > 1 then partial[-1] else i)", "8000")]
    [InlineData("count(for i in 1..3000 return for j in [1] return if j > 1 then partial else j)", "3000")]
    public void A_loop_pays_for_what_it_gathered_only_where_it_asks_for_it(string text, string expected) => Assert.Equal(expected, Evaluating.Full(text).Value.ToString());

    public static TheoryData<string, string, string> Huge => new()
    {
        { "1e6144 * 10", "null", "too large" },
        { "1e6144 ** 1e6144", "null", "too large" },
        { "10 ** 2000000000", "null", "too large" },
        { "2 ** -2000000000", "0", "" },
        { "exp(1e100)", "null", "too large" },
        { "@\"P99999999999999999999999999999999999D\" + @\"P1D\"", "null", "" },
        { "date(\"999999999-12-31\") + @\"P1D\"", "null", "" },
        { "decimal(1, 1e30)", "null", "Expected a scale" },
        { "substring(\"abc\", 1e300)", "null", "" },
        { "[1, 2][1e300]", "null", "Expected an index" },
        { "sublist([1], 1, 1e300)", "null", "" },
    };

    [Theory]
    [MemberData(nameof(Huge))]
    public void A_huge_number_is_refused_where_it_does_not_fit(string text, string value, string message)
    {
        var result = Evaluating.Full(text);

        Assert.Equal(value, result.Value.IsNull ? "null" : result.Value.ToString().Split('.', 'E')[0]);
        if (message.Length > 0) Assert.Contains(message, result.Warnings[0].Message, StringComparison.Ordinal);
    }

    public static TheoryData<string, string> Nested => new()
    {
        { "parentheses", new string('(', 50_000) + "1" },
        { "lists", new string('[', 50_000) },
        { "contexts", string.Concat(Enumerable.Repeat("{a:", 30_000)) },
        { "minus signs", new string('-', 50_000) + "1" },
        { "conditions", string.Concat(Enumerable.Repeat("if true then ", 5_000)) },
        { "functions", string.Concat(Enumerable.Repeat("function(a) ", 5_000)) + "1" },
        { "types", "1 instance of " + string.Concat(Enumerable.Repeat("list<", 15_000)) },
        { "loops", string.Concat(Enumerable.Repeat("for i in [1] return ", 4_000)) + "1" },
        { "calls", string.Concat(Enumerable.Repeat("not(", 20_000)) },
        { "filters", "a" + string.Concat(Enumerable.Repeat("[a", 30_000)) },
    };

    [Theory]
    [MemberData(nameof(Nested))]
    public void Nesting_beyond_the_limit_is_refused_and_says_so(string what, string text)
    {
        foreach (var diagnostic in FeelExpression.Parse(text).Diagnostics.Concat(FeelExpression.ParseUnaryTests(text).Diagnostics))
        {
            Assert.True(diagnostic.Message.Contains("levels", StringComparison.Ordinal) || diagnostic.Message.Contains("operators", StringComparison.Ordinal) || diagnostic.Message.Contains("deeply", StringComparison.Ordinal), $"{what}: {diagnostic}");
        }
        Assert.Null(FeelExpression.Parse(text).Expression);
    }

    [Theory]
    [InlineData("every {0} satisfies true", "a{1} in [1]", 8_000)]
    [InlineData("[{0}][1]", "{1}", 14_000)]
    [InlineData("{{{0}}}.a1", "a{1}: 1", 9_000)]
    [InlineData("1 in ({0})", "> {1}", 9_000)]
    [InlineData("max({0})", "{1}", 14_000)]
    public void A_wide_expression_evaluates_or_is_null_on_a_small_stack(string whole, string part, int count)
    {
        var inside = string.Join(",", Enumerable.Range(1, count).Select(i => string.Format(System.Globalization.CultureInfo.InvariantCulture, part.Replace("{1}", "{0}", StringComparison.Ordinal), i)));
        var text = string.Format(System.Globalization.CultureInfo.InvariantCulture, whole, inside);
        FeelParse? parse = null;
        var thread = new Thread(() =>
        {
            parse = FeelExpression.Parse(text);
            _ = parse.Expression?.Evaluate(FeelContext.Empty);
        }, maxStackSize: 512 * 1024);
        thread.Start();
        thread.Join();

        Assert.NotNull(parse);
    }

    /// <summary>A test on ? that gives no boolean was once worked out twice, and within another four times.</summary>
    [Fact]
    public void Tests_within_tests_are_each_worked_out_once()
    {
        var text = "1 in (" + string.Concat(Enumerable.Repeat("? in (", 60)) + "null + ?" + new string(')', 61);

        Assert.True(Evaluating.Full(text).Value.IsNull);
    }

    [Fact]
    public void A_message_that_quotes_a_long_value_is_cut()
    {
        var result = Evaluating.Full("date((for i in 1..15 return if i = 1 then \"ab\" else partial[-1] + partial[-1])[-1])");

        Assert.True(result.Value.IsNull);
        Assert.InRange(result.Warnings[0].Message.Length, 100, 1_001);
    }

    [Fact]
    public void The_callers_limits_are_the_ones_that_hold()
    {
        var surroundings = new FeelSurroundings { Limits = FeelLimits.Default with { Steps = 100, Depth = 3 } };

        Assert.Contains("at most 100 steps", Evaluating.Full("for i in 1..200 return i", surroundings: surroundings).Warnings[0].Message, StringComparison.Ordinal);
        Assert.Contains("at most 3 deep", Evaluating.Full("[[[[1]]]]", surroundings: surroundings).Warnings[0].Message, StringComparison.Ordinal);
        Assert.Null(FeelExpression.Parse("((((1))))", limits: FeelLimits.Default with { Nesting = 3 }).Expression);
    }
}
