using Workflows.Decisions.Feel.Evaluation;
using Workflows.Decisions.Feel.Syntax;

namespace Workflows.Decisions.Feel.Checking;

/// <summary>Operators: which kinds they are defined for (DMN, semantics of comparison and arithmetic).</summary>
internal sealed partial class Checker
{
    private FeelType Negate(Expr.Negate tree, TypedScope names)
    {
        var of = TypeOf(tree.Of, names);
        if (Kinds.Of(of) is null or "number" or Kinds.Days or Kinds.Months) return Kinds.Bare(of);
        Add(tree.At, "a number or a duration to negate", Kinds.Describe(of));
        return FeelType.Any;
    }

    private FeelType Arithmetic(Expr.Arithmetic tree, TypedScope names)
    {
        var (left, right) = (TypeOf(tree.Left, names), TypeOf(tree.Right, names));
        if (Kinds.Of(left) is { } a && Kinds.Of(right) is { } b)
        {
            if (Result(tree.Operator, a, b) is { } kind) return FeelType.Simply(kind)!;
        }
        else
        {
            var known = Kinds.Of(left) ?? Kinds.Of(right);
            if (known is null) return FeelType.Any;
            if (Operands.Any(other => Result(tree.Operator, Kinds.Of(left) ?? other, Kinds.Of(right) ?? other) is not null)) return Certain(tree.Operator, known);
        }
        var sign = Sign(tree.Operator);
        Add(tree.At, $"operands that '{sign}' is defined for", $"{Kinds.Describe(left)} and {Kinds.Describe(right)}");
        return FeelType.Any;
    }

    private static readonly string[] Operands = ["number", "string", "date", "time", "date and time", Kinds.Days, Kinds.Months];

    /// <summary>The result where one operand is not known: text can only be joined to text, and a power is a number.</summary>
    private static FeelType Certain(ArithmeticOperator sign, string known) => (sign, known) switch
    {
        (ArithmeticOperator.Power, _) => Kinds.Number,
        (ArithmeticOperator.Add, "string") => Kinds.Text,
        (ArithmeticOperator.Add or ArithmeticOperator.Subtract, "number") => Kinds.Number,
        _ => FeelType.Any,
    };

    /// <summary>The kind of the result; null where there is none.</summary>
    private static string? Result(ArithmeticOperator sign, string left, string right) => (sign, left, right) switch
    {
        (_, "number", "number") => "number",
        (ArithmeticOperator.Add, "string", "string") => "string",
        (ArithmeticOperator.Add or ArithmeticOperator.Subtract, Kinds.Days, Kinds.Days) => Kinds.Days,
        (ArithmeticOperator.Add or ArithmeticOperator.Subtract, Kinds.Months, Kinds.Months) => Kinds.Months,
        (ArithmeticOperator.Add or ArithmeticOperator.Subtract, "date" or "date and time" or "time", Kinds.Days) => left,
        (ArithmeticOperator.Add or ArithmeticOperator.Subtract, "date" or "date and time", Kinds.Months) => left,
        (ArithmeticOperator.Add, Kinds.Days, "date" or "date and time" or "time") => right,
        (ArithmeticOperator.Add, Kinds.Months, "date" or "date and time") => right,
        (ArithmeticOperator.Subtract, "date" or "date and time", "date" or "date and time") or (ArithmeticOperator.Subtract, "time", "time") => Kinds.Days,
        (ArithmeticOperator.Multiply or ArithmeticOperator.Divide, Kinds.Days or Kinds.Months, "number") => left,
        (ArithmeticOperator.Multiply, "number", Kinds.Days or Kinds.Months) => right,
        (ArithmeticOperator.Divide, Kinds.Days, Kinds.Days) or (ArithmeticOperator.Divide, Kinds.Months, Kinds.Months) => "number",
        _ => null,
    };

    private static string Sign(ArithmeticOperator sign) => sign switch
    {
        ArithmeticOperator.Add => "+",
        ArithmeticOperator.Subtract => "-",
        ArithmeticOperator.Multiply => "*",
        ArithmeticOperator.Divide => "/",
        _ => "**",
    };

    private void Compare(Comparator sign, FeelType left, FeelType right, int at)
    {
        if (!Kinds.Compare(left, right))
        {
            Add(at, "two values of one kind to compare", $"{Kinds.Describe(left)} and {Kinds.Describe(right)}");
        }
        else if (sign is not (Comparator.Equal or Comparator.NotEqual) && (!Kinds.IsOrdered(left) || !Kinds.IsOrdered(right)))
        {
            Add(at, "two values that have an order", $"{Kinds.Describe(left)} and {Kinds.Describe(right)}");
        }
    }

    private FeelType Logical(string word, Expr left, Expr right, TypedScope names)
    {
        Condition(left, names, $"beside '{word}'");
        Condition(right, names, $"beside '{word}'");
        return Kinds.Boolean;
    }

    /// <summary>A part that only true and false have a meaning for.</summary>
    private void Condition(Expr tree, TypedScope names, string where)
    {
        var type = TypeOf(tree, names);
        if (Kinds.Of(type) is null or "boolean") return;
        Add(tree.At, $"a condition {where}, which is true or false", Kinds.Describe(type));
    }

    private FeelType If(Expr.If tree, TypedScope names)
    {
        Condition(tree.Condition, names, "after 'if'");
        return Kinds.Join(TypeOf(tree.Then, names), TypeOf(tree.Else, names));
    }

    private FeelType Between(Expr.Between tree, TypedScope names)
    {
        var of = TypeOf(tree.Of, names);
        Compare(Comparator.LessOrEqual, TypeOf(tree.Low, names), of, tree.Low.At);
        Compare(Comparator.LessOrEqual, of, TypeOf(tree.High, names), tree.High.At);
        return Kinds.Boolean;
    }

    /// <summary>One alternative of a cell or behind <c>in</c>, on the value <c>?</c>.</summary>
    private void Test(Expr test, TypedScope names)
    {
        var input = names.Find("?") ?? FeelType.Any;
        switch (test)
        {
            case Expr.Anything:
                return;
            case Expr.TestBy x:
                Compare(x.Operator, input, TypeOf(x.Right, names), x.At);
                return;
        }
        var type = TypeOf(test, names);
        if (Kinds.Of(type) is not { } kind || Kinds.Of(input) is not { } wanted) return;
        // A condition on ? is its own answer.
        if (kind == "boolean" && Mentions(test)) return;
        var fits = Kinds.Bare(type) switch
        {
            FeelType.RangeOf range => wanted == "range" || (Kinds.Compare(input, range.Item) && Kinds.IsOrdered(input)),
            FeelType.ListOf list => Kinds.MayFit(input, type) || Kinds.Of(list.Item) is null or "range" || Kinds.Compare(input, list.Item),
            _ => kind == wanted,
        };
        if (fits) return;
        var hint = kind == "boolean" ? "; a condition on other values has to speak of ? in a cell" : "";
        Add(test.At, $"a test that {Kinds.Describe(input)} can pass", Kinds.Describe(type), $"Expected a test that {Kinds.Describe(input)} can pass, but got {Kinds.Describe(type)}{hint}.");
    }

    /// <summary>Whether the test speaks of the input itself, by the compiler's own reading.</summary>
    private static bool Mentions(Expr test) => Compiler.Mentions(test);
}
