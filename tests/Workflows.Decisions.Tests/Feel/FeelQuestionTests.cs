using Workflows.Decisions.Feel;
using Workflows.Decisions.Feel.AbstractValues;

namespace Workflows.Decisions.Tests.Feel;

/// <summary>What an expression may come to before a case exists.</summary>
public class FeelQuestionTests
{
    /// <summary>Knows of <c>kind</c> that it is one of two, of <c>done</c> that it is true, of <c>nobody</c> that it is null; of nothing else.</summary>
    private sealed class Some : IFeelKnowledge
    {
        public AbstractValue Of(string path) => path switch
        {
            "kind" => AbstractValue.Of(FeelValue.Of("unit"), FeelValue.Of("person")),
            "done" => AbstractValue.Of(FeelValue.True),
            "nobody" => AbstractValue.Nothing,
            "given" => AbstractValue.Something,
            _ => AbstractValue.Anything,
        };

        public AbstractValue Of(FeelAtom atom) => AbstractValue.Either;
    }

    [Theory]
    [InlineData("kind = \"unit\"", "true false")]
    [InlineData("kind = \"other\"", "false")]
    [InlineData("kind in (\"unit\", \"person\")", "true")]
    [InlineData("done", "true")]
    [InlineData("not(done)", "false")]
    [InlineData("done and fine > 0", "true false")]
    [InlineData("done or fine > 0", "true")]
    [InlineData("nobody = null", "true")]
    [InlineData("nobody > 1", "null")]
    [InlineData("nobody and done", "null")]
    [InlineData("given = null", "false")]
    [InlineData("given != null", "true")]
    [InlineData("if done then kind = \"other\" else true", "false")]
    public void A_condition_comes_to_what_is_known_of_its_parts(string text, string expected) =>
        Assert.Equal(expected.Split(' ').Order(), Question(text).TruthUnder(new Some()).Values.Select(value => value.ToString()).Order());

    [Theory]
    [InlineData("if fine > 0 then kind else \"none\"", "none person unit")]
    [InlineData("\"fixed\"", "fixed")]
    public void An_expression_comes_to_its_outcomes(string text, string expected) =>
        Assert.Equal(expected.Split(' '), Question(text).ValueUnder(new Some()).Values.Select(value => value.ToString()).Order());

    [Fact]
    public void What_cannot_be_named_may_be_anything() => Assert.False(Question("fine + 1").ValueUnder(new Some()).IsNamed);

    [Theory]
    [InlineData("fact.decision.made.on < today", "fact.decision.made.on today")]
    [InlineData("a...b = 1", "a")]
    [InlineData("count(list[kind = 1])", "list kind")]
    [InlineData("every x in items satisfies x > limit", "items x limit")]
    [InlineData("(function(x) x + other)(1)", "x other")]
    public void A_question_names_the_paths_that_it_asks_for(string text, string expected) => Assert.Equal(expected.Split(' '), Question(text).Paths);

    [Fact]
    public void Names_that_hold_operators_are_the_names_with_which_the_expression_was_read()
    {
        var question = new FeelQuestion(FeelExpression.Parse("d'or = 1 and a-b = 2", ["d'or", "a-b"]).Expression!);

        Assert.Equal("d'or, a-b", string.Join(", ", question.Paths));
    }

    private static FeelQuestion Question(string text) => new(FeelExpression.Parse(text).Expression!);
}
