using Workflows.Conformance.SecondOpinion;
using Workflows.Decisions.Feel;
using Workflows.TestKit.Files;

namespace Workflows.Decisions.Tests.Standard;

/// <summary>A second implementation of FEEL gives the same values, but for differences that are decided and listed.</summary>
public class SecondOpinionTests
{
    [Fact]
    public async Task No_difference_to_feelin_is_without_a_verdict()
    {
        await NodePackages.EnsureInstalledAsync();
        var comparison = new Comparison(SourceTree.Combine("tests"));
        comparison.Compare(2000, seed: 20260310);
        Assert.Empty(comparison.Unexplained);
        Assert.True(comparison.Agreed > 1000, $"Expected the two to agree on most expressions, but they did on {comparison.Agreed}.");
    }

    [Fact]
    public void The_same_seed_gives_the_same_expressions()
    {
        static string[] Texts(ulong seed)
        {
            var generator = new ExpressionGenerator(seed);
            return [.. Enumerable.Range(0, 50).Select(_ => generator.Next().Text)];
        }
        Assert.Equal(Texts(7), Texts(7));
        Assert.NotEqual(Texts(7), Texts(8));
    }

    [Theory]
    [InlineData("1", "1.0000000000001", true)]
    [InlineData("1", "1.001", false)]
    [InlineData("[1, {a: 2}]", "[1, {a: 2}]", true)]
    [InlineData("[1, {a: 2}]", "[1, {a: 3}]", false)]
    [InlineData("@\"P1D\"", "@\"PT24H\"", true)]
    [InlineData("1", "\"1\"", false)]
    [InlineData("null", "false", false)]
    public void Values_agree_but_for_the_digits_that_a_double_loses(string left, string right, bool agree) =>
        Assert.Equal(agree, Comparison.Agree(Value(left), Value(right)));

    [Fact]
    public void Every_verdict_is_in_the_list_of_the_documentation()
    {
        var page = File.ReadAllText(SourceTree.Combine("docs", "dmn-conformance.md"));
        Assert.All(Verdict.All, verdict => Assert.Contains($"`{verdict.Id}`", page, StringComparison.Ordinal));
    }

    private static FeelValue Value(string text) => FeelExpression.Parse(text).Expression!.Evaluate(FeelContext.Empty).Value;
}
