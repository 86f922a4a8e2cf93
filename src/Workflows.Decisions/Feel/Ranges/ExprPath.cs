using System.Collections.Immutable;
using Workflows.Decisions.Feel.Syntax;

namespace Workflows.Decisions.Feel.Ranges;

/// <summary>The variables that a syntax tree asks for, as dotted paths.</summary>
internal static class ExprPath
{
    /// <summary>The path where the tree is a name or entries of one; else null.</summary>
    public static string? Of(Expr tree) => tree switch
    {
        Expr.Name x => x.Text,
        Expr.Path x => Of(x.Of) is { } of ? $"{of}.{x.Member}" : null,
        _ => null,
    };

    /// <summary>Every path in the tree, names that the expression itself binds included.</summary>
    public static ImmutableArray<string> NamesIn(Expr tree) => [.. All(tree).Distinct(StringComparer.Ordinal)];

    private static IEnumerable<string> All(Expr tree) => Of(tree) is { } path ? [path] : Parts(tree).SelectMany(All);

    private static IEnumerable<Expr> Parts(Expr tree) => tree switch
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
        Expr.Call x => [.. x.Target is Expr.Name ? [] : new[] { x.Target }, .. x.Arguments],
        Expr.Path x => [x.Of],
        Expr.Filter x => [x.Of, x.By],
        Expr.ListOf x => x.Items,
        Expr.ContextOf x => x.Entries.Select(e => e.Value),
        Expr.RangeOf x => new[] { x.Low, x.High }.OfType<Expr>(),
        Expr.Tests x => x.Alternatives,
        Expr.TestBy x => [x.Right],
        _ => [],
    };

    private static IEnumerable<Expr> Parts(Iteration over) => over.To is null ? [over.Of] : [over.Of, over.To];
}
