using Workflows.Decisions.Feel.Syntax;

namespace Workflows.Decisions.Dmn.Checking;

/// <summary>What an expression asks its scope for, as paths such as <c>fact.decision.made.on</c>: two inputs that ask for the same are not free of each other.</summary>
internal static class Paths
{
    public static IEnumerable<string> In(Expr tree)
    {
        System.Runtime.CompilerServices.RuntimeHelpers.EnsureSufficientExecutionStack();
        if (Whole(tree) is { } path) return [path];
        return Parts(tree).SelectMany(In);
    }

    private static string? Whole(Expr tree) => tree switch
    {
        Expr.Name x => x.Text,
        Expr.Path { IsDeep: false } x when Whole(x.Of) is { } outer => $"{outer}.{x.Member}",
        _ => null,
    };

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
        Expr.For x => [.. x.Over.Select(over => over.Of), .. x.Over.Select(over => over.To).OfType<Expr>(), x.Return],
        Expr.Quantified x => [.. x.Over.Select(over => over.Of), .. x.Over.Select(over => over.To).OfType<Expr>(), x.Satisfies],
        Expr.FunctionDefinition x => [x.Body],
        Expr.Call { Target: Expr.Name } x => x.Arguments,
        Expr.Call x => [x.Target, .. x.Arguments],
        Expr.Path x => [x.Of],
        Expr.Filter x => [x.Of, x.By],
        Expr.ListOf x => x.Items,
        Expr.ContextOf x => x.Entries.Select(entry => entry.Value),
        Expr.RangeOf x => ((Expr?[])[x.Low, x.High]).OfType<Expr>(),
        Expr.Tests x => x.Alternatives,
        Expr.TestBy x => [x.Right],
        _ => [],
    };
}
