using Workflows.Decisions.Feel.Builtins;
using Workflows.Decisions.Feel.Evaluation;
using Workflows.Decisions.Feel.Syntax;

namespace Workflows.Decisions.Feel.Checking;

/// <summary>Parts of an expression that have the same value in every evaluation.</summary>
internal static class Constants
{
    private static readonly FeelSurroundings Thrifty = new() { Limits = FeelLimits.Default with { Steps = 10_000, Size = 10_000, CallDepth = 50 } };

    /// <summary>Whether the part asks neither a name nor the clock nor the rules of a zone.</summary>
    public static bool Is(Expr tree)
    {
        System.Runtime.CompilerServices.RuntimeHelpers.EnsureSufficientExecutionStack();
        return tree switch
        {
            Expr.Literal { Value: FeelValue.String text } => !text.Value.Contains('@', StringComparison.Ordinal),
            Expr.Literal => true,
            Expr.AtLiteral x => !x.Text.Contains('@', StringComparison.Ordinal),
            Expr.Negate x => Is(x.Of),
            Expr.Arithmetic x => Is(x.Left) && Is(x.Right),
            Expr.ListOf x => x.Items.All(Is),
            Expr.ContextOf x => x.Entries.All(entry => Is(entry.Value)),
            Expr.RangeOf x => (x.Low is null || Is(x.Low)) && (x.High is null || Is(x.High)),
            Expr.Call { Target: Expr.Name { Text: "date" or "time" or "date and time" or "duration" or "number" or "range" or "years and months duration" } } x => x.Arguments.All(Is),
            _ => false,
        };
    }

    /// <summary>The value of such a part, with what the evaluation complained of; null where the part is no constant.</summary>
    public static FeelResult? Evaluate(string text, Expr tree) =>
        Is(tree) ? new Run(FeelContext.Empty, Thrifty).Result(new Compiler(text).Compile(tree, Bindings.Global), null) : null;

    /// <summary>The value of such a part where it has one; null where the part is no constant, or one without a meaning.</summary>
    public static FeelValue? Value(string text, Expr tree) =>
        Evaluate(text, tree) is { } result && (!result.Value.IsNull || tree is Expr.Literal) ? result.Value : null;

    /// <summary>Whether the name is the call of a built-in function rather than of something in scope.</summary>
    public static bool IsBuiltin(Expr target, TypedScope names) => target is Expr.Name name && !names.Binds(name.Text) && BuiltinFunctions.Contains(name.Text);
}
