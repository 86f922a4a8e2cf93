using Workflows.Decisions.Feel;

namespace Workflows.Decisions.Tests.Feel;

/// <summary>Evaluates a text in a scope that is itself a FEEL context.</summary>
internal static class Evaluating
{
    public static FeelResult Full(string text, string scope = "{}", FeelSurroundings? surroundings = null)
    {
        var context = Scope(scope);
        var parse = FeelExpression.Parse(text, context.Names);
        Assert.True(parse.Expression is not null, $"{text}: {string.Join(" ", parse.Diagnostics)}");
        return parse.Expression.Evaluate(context, surroundings);
    }

    public static FeelResult Cell(string text, string input, string scope = "{}")
    {
        var context = Scope(scope);
        var parse = FeelExpression.ParseUnaryTests(text, context.Names);
        Assert.True(parse.Expression is not null, $"{text}: {string.Join(" ", parse.Diagnostics)}");
        return parse.Expression.Matches(Full(input).Value, context);
    }

    private static FeelContext Scope(string text)
    {
        var parse = FeelExpression.Parse(text);
        return ((FeelValue.Context)parse.Expression!.Evaluate(FeelContext.Empty).Value).Value;
    }
}
