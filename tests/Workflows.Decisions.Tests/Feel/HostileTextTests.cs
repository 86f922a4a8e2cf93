using System.Text;
using Workflows.Decisions.Feel;

namespace Workflows.Decisions.Tests.Feel;

public class HostileTextTests
{
    private static readonly string[] Seeds =
    [
        "if a > 1 then [1, 2, 3][item > 1] else {x: 1, y: x + 1}.y",
        "for i in 1..3, j in [i, 2] return i * j + sum(partial)",
        "some x in [1..5] satisfies x in (< 3, [4..5))",
        "(function(a: number, b) a ** b)(b: 2, a: 3) between 1 and 100",
        "replace(\"abc\", \"(a|b)+\", \"$1\") + string(date and time(\"2026-03-10T15:00:00+08:00\"))",
        "sort([3, 1, 2], function(x, y) x < y) instance of list<number>",
        "not(every x in get entries({\"a b\": @\"P1D\"}) satisfies x.value > @\"PT1H\") // end",
    ];

    private static readonly FeelSurroundings Thrifty = new() { Limits = FeelLimits.Default with { Steps = 20_000, Size = 5_000 } };

    [Fact]
    public void Twenty_thousand_mutated_expressions_are_read_or_refused_and_evaluate_to_something()
    {
        var chance = new Random(20260310);
        var scope = FeelContext.Empty.Set("a", FeelValue.Of(2));
        for (var round = 0; round < 20_000; round++)
        {
            var text = Mutated(Seeds[chance.Next(Seeds.Length)], chance);
            var parse = chance.Next(4) == 0 ? FeelExpression.ParseUnaryTests(text) : FeelExpression.Parse(text);
            if (parse.Expression is null) Assert.NotEmpty(parse.Diagnostics);
            else _ = parse.Expression.Matches(FeelValue.Of(3), scope, Thrifty).Value.ToString();
        }
    }

    [Theory]
    [InlineData("1", " + 1")]
    [InlineData("a", ".a")]
    [InlineData("a", "[1]")]
    [InlineData("true", " and true")]
    [InlineData("1", " ** 1")]
    [InlineData("f", "(1)")]
    public void A_chain_of_three_thousand_operators_evaluates_and_one_of_fifty_thousand_is_refused(string start, string link)
    {
        FeelParse Chain(int length) => FeelExpression.Parse(new StringBuilder(start).Insert(start.Length, link, length).ToString(), ["a", "f"], FeelLimits.Default with { TextLength = 1_000_000 });
        var parse = Chain(3_000);
        Assert.NotNull(parse.Expression);
        _ = parse.Expression.Evaluate(FeelContext.Empty);
        Assert.Null(Chain(50_000).Expression);
    }

    [Fact]
    public void A_value_nested_without_end_is_null_and_not_a_crash()
    {
        FeelResult? result = null;
        // A small stack, so that fifteen thousand lists within lists are too many for it.
        var thread = new Thread(
            () => result = Evaluating.Full("string((for i in 1..15000 return [partial[-1]])[-1])", surroundings: new FeelSurroundings { Limits = FeelLimits.Default with { Steps = int.MaxValue } }),
            maxStackSize: 512 * 1024);
        thread.Start();
        thread.Join();
        Assert.Equal(FeelValue.Nothing, result!.Value);
        Assert.Contains(result.Warnings, warning => warning.Message.Contains("nested at most 200 deep", StringComparison.Ordinal));
    }

    [Fact]
    public void A_text_beyond_the_limit_is_refused_unread() =>
        Assert.Contains("Expected at most", FeelExpression.Parse(new string('1', 200_000)).Diagnostics[0].Message, StringComparison.Ordinal);

    private static string Mutated(string seed, Random chance)
    {
        var text = new StringBuilder(seed);
        for (var i = chance.Next(1, 5); i > 0; i--)
        {
            var at = chance.Next(text.Length);
            var piece = Seeds[chance.Next(Seeds.Length)];
            var from = chance.Next(piece.Length);
            switch (chance.Next(4))
            {
                case 0: text.Remove(at, Math.Min(text.Length - at, chance.Next(1, 8))); break;
                case 1: text.Insert(at, piece.AsSpan(from, Math.Min(piece.Length - from, chance.Next(1, 20)))); break;
                case 2: text[at] = "()[]{}.,+-*/<>=\"@ 1ax"[chance.Next(21)]; break;
                default: text.Insert(at, text.ToString(at, Math.Min(text.Length - at, 10))); break;
            }
            if (text.Length == 0) text.Append('1');
        }
        return text.ToString();
    }
}
