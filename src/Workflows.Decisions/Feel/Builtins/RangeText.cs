using System.Collections.Immutable;
using Workflows.Decisions.Feel.Evaluation;
using Workflows.Decisions.Feel.Syntax;

namespace Workflows.Decisions.Feel.Builtins;

/// <summary>Reads the text of an interval, as <c>range()</c> takes it: endpoints are literals, for nothing in a string is to be evaluated.</summary>
internal static class RangeText
{
    private static readonly ImmutableArray<string> Constructors = ["date", "time", "date and time", "duration"];

    public static FeelValue.Range? Read(string text, Run run)
    {
        try
        {
            var (tree, _) = Parser.Parse(Bounded(text), false, BuiltinFunctions.Names, BuiltinFunctions.Contains, run.Limits);
            if (tree is not Expr.RangeOf { Low: { } low, High: { } high } || !IsLiteral(low) || !IsLiteral(high)) return null;
            if (low is Expr.Literal { Value.IsNull: true } && high is Expr.Literal { Value.IsNull: true }) return null;
            if (new Compiler(text).Compile(tree, Bindings.Global)(run, null) is not FeelValue.Range range) return null;
            if ((range.Low.IsNull && range.LowIncluded) || (range.High.IsNull && range.HighIncluded)) return null;
            return Operators.Order(range.Low, range.High) > 0 ? null : range;
        }
        catch (SyntaxFault)
        {
            return null;
        }
    }

    /// <summary>An absent endpoint, as in <c>[1..]</c>, written as null.</summary>
    private static string Bounded(string text)
    {
        var plain = text.Trim();
        var dots = plain.IndexOf("..", StringComparison.Ordinal);
        if (dots < 1 || plain.Length < dots + 3) return text;
        if (plain[(dots + 2)..^1].Trim().Length == 0) return string.Concat(plain.AsSpan(0, dots + 2), "null", plain.AsSpan(plain.Length - 1));
        return plain[1..dots].Trim().Length == 0 ? string.Concat(plain.AsSpan(0, 1), "null", plain.AsSpan(dots)) : text;
    }

    private static bool IsLiteral(Expr endpoint) => endpoint switch
    {
        Expr.Literal { Value: FeelValue.Number or FeelValue.String or FeelValue.Null } or Expr.AtLiteral => true,
        Expr.Negate { Of: Expr.Literal { Value: FeelValue.Number } } => true,
        Expr.Call { Target: Expr.Name name, Arguments: [Expr.Literal { Value: FeelValue.String }] } => Constructors.Contains(name.Text),
        _ => false,
    };
}
