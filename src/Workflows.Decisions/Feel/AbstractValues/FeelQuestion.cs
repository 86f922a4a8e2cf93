using System.Collections.Immutable;
using Workflows.Decisions.Feel.Syntax;

namespace Workflows.Decisions.Feel.AbstractValues;

/// <summary>An expression that is asked before a case exists: not what it is, but what it may come to.</summary>
public sealed class FeelQuestion
{
    private readonly Expr tree;

    public FeelQuestion(FeelExpression expression)
    {
        ArgumentNullException.ThrowIfNull(expression);
        Expression = expression;
        tree = expression.Tree;
        Paths = tree.Paths();
    }

    public FeelExpression Expression { get; }

    /// <summary>The variables that it asks for, with dots as paths; names that it binds itself are among them.</summary>
    public ImmutableArray<string> Paths { get; }

    /// <summary>
    /// Every value that it can have under what is known, and perhaps some that it cannot: what the parts have to do with each other is left out of account.
    /// </summary>
    public AbstractValue ValueUnder(IFeelKnowledge knowledge)
    {
        ArgumentNullException.ThrowIfNull(knowledge);
        return new AbstractEvaluation(Expression.Text, knowledge).Of(tree);
    }

    /// <summary>The same of a condition, whose parts that cannot be told are true or false.</summary>
    public AbstractValue TruthUnder(IFeelKnowledge knowledge)
    {
        ArgumentNullException.ThrowIfNull(knowledge);
        return new AbstractEvaluation(Expression.Text, knowledge).TruthOf(tree);
    }

    public override string ToString() => Expression.Text;
}
