using System.Globalization;
using Workflows.Decisions.Feel.Syntax;

namespace Workflows.Decisions.Feel.AbstractValues;

/// <summary>One spelling for one syntax tree, so that the same question is known again where it is asked in other blanks and brackets.</summary>
internal static class ExprText
{
    /// <param name="whole">The text of the whole expression: what has no spelling of its own here is named by its place in it.</param>
    public static string Of(Expr tree, string whole) => tree switch
    {
        Expr.Literal { Value: FeelValue.String s } => FeelText.Quote(s.Value),
        Expr.Literal x => x.Value.ToString(),
        Expr.AtLiteral x => $"@{FeelText.Quote(x.Text)}",
        Expr.Name x => x.Text,
        Expr.Path x => $"{Of(x.Of, whole)}{(x.IsDeep ? "..." : ".")}{x.Member}",
        Expr.Negate x => $"-({Of(x.Of, whole)})",
        Expr.Arithmetic x => $"({Of(x.Left, whole)} {x.Operator} {Of(x.Right, whole)})",
        Expr.Compare x => $"{Of(x.Left, whole)} {Sign(x.Operator)} {Of(x.Right, whole)}",
        Expr.And x => $"({Of(x.Left, whole)} and {Of(x.Right, whole)})",
        Expr.Or x => $"({Of(x.Left, whole)} or {Of(x.Right, whole)})",
        Expr.If x => $"(if {Of(x.Condition, whole)} then {Of(x.Then, whole)} else {Of(x.Else, whole)})",
        Expr.Call x when x.Names.IsDefaultOrEmpty => $"{Of(x.Target, whole)}({string.Join(", ", x.Arguments.Select(a => Of(a, whole)))})",
        Expr.Quantified x => $"({(x.Every ? "every" : "some")} {string.Join(", ", x.Over.Select(o => $"{o.Name} in {Of(o.Of, whole)}{(o.To is null ? "" : $"..{Of(o.To, whole)}")}"))} satisfies {Of(x.Satisfies, whole)})",
        Expr.ListOf x => $"[{string.Join(", ", x.Items.Select(i => Of(i, whole)))}]",
        _ => string.Create(CultureInfo.InvariantCulture, $"<{tree.At} of {whole}>"),
    };

    private static string Sign(Comparator comparator) => comparator switch
    {
        Comparator.Equal => "=",
        Comparator.NotEqual => "!=",
        Comparator.Less => "<",
        Comparator.LessOrEqual => "<=",
        Comparator.Greater => ">",
        _ => ">=",
    };
}
