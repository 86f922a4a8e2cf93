using System.Collections.Immutable;
using System.Runtime.CompilerServices;

namespace Workflows.Decisions.Feel.Syntax;

/// <summary>The one walk over a syntax tree, and the questions that are answered by it.</summary>
internal static class ExprParts
{
    /// <summary>The parts that a tree is made of, in the order of the text.</summary>
    public static IEnumerable<Expr> Parts(this Expr tree) => tree switch
    {
        Expr.Negate x => [x.Of],
        Expr.Arithmetic x => [x.Left, x.Right],
        Expr.Compare x => [x.Left, x.Right],
        Expr.And x => [x.Left, x.Right],
        Expr.Or x => [x.Left, x.Right],
        Expr.If x => [x.Condition, x.Then, x.Else],
        Expr.Between x => [x.Of, x.Low, x.High],
        Expr.In x => [x.Of, x.Against],
        Expr.InstanceOf x => [x.Of],
        Expr.For x => [.. x.Over.SelectMany(Parts), x.Return],
        Expr.Quantified x => [.. x.Over.SelectMany(Parts), x.Satisfies],
        Expr.FunctionDefinition x => [x.Body],
        Expr.Call x => [x.Target, .. x.Arguments],
        Expr.Path x => [x.Of],
        Expr.Filter x => [x.Of, x.By],
        Expr.ListOf x => x.Items,
        Expr.ContextOf x => x.Entries.Select(entry => entry.Value),
        Expr.RangeOf x => new[] { x.Low, x.High }.OfType<Expr>(),
        Expr.Tests x => x.Alternatives,
        Expr.TestBy x => [x.Right],
        _ => [],
    };

    /// <summary>Whether the name stands anywhere in the tree.</summary>
    public static bool Mentions(this Expr tree, string name)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        return tree is Expr.Name x ? x.Text == name : tree.Parts().Any(part => part.Mentions(name));
    }

    /// <summary>Whether the body of a <c>for</c> asks for what was gathered so far; a <c>for</c> within has a <c>partial</c> of its own.</summary>
    public static bool AsksForPartial(this Expr tree)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        return tree switch
        {
            Expr.Name x => x.Text == "partial",
            Expr.For x => x.Over.SelectMany(Parts).Any(AsksForPartial),
            _ => tree.Parts().Any(AsksForPartial),
        };
    }

    /// <summary>The path where the tree is a name or entries of one, such as <c>fact.decision.made.on</c>; else null.</summary>
    public static string? AsPath(this Expr tree)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        return tree switch
        {
            Expr.Name x => x.Text,
            Expr.Path { IsDeep: false } x when x.Of.AsPath() is { } outer => $"{outer}.{x.Member}",
            _ => null,
        };
    }

    /// <summary>Every path in the tree once, names that the expression itself binds included, names of called functions not.</summary>
    public static ImmutableArray<string> Paths(this Expr tree) => [.. All(tree).Distinct(StringComparer.Ordinal)];

    private static IEnumerable<string> All(Expr tree)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        if (tree.AsPath() is { } path) return [path];
        return (tree is Expr.Call { Target: Expr.Name } call ? call.Arguments : tree.Parts()).SelectMany(All);
    }

    private static IEnumerable<Expr> Parts(Iteration over) => over.To is null ? [over.Of] : [over.Of, over.To];
}
