using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Workflows.Decisions.Feel.Builtins;
using Workflows.Decisions.Feel.Evaluation;
using Workflows.Decisions.Feel.Syntax;
using Workflows.Decisions.Feel.Time;

namespace Workflows.Decisions.Feel.Checking;

/// <summary>Works out the type of every part of an expression, each part once, and notes what can only give null.</summary>
internal sealed partial class Checker(string text, Func<string, FeelType?>? types, ImmutableArray<FeelDiagnostic>.Builder found)
{
    private const int Most = 100;

    public FeelType TypeOf(Expr tree, TypedScope names)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        switch (tree)
        {
            case Expr.Literal x: return Kinds.OfValue(x.Value);
            case Expr.AtLiteral x: return At(x);
            case Expr.Name x: return Name(x, names);
            case Expr.Negate x: return Negate(x, names);
            case Expr.Arithmetic x: return Arithmetic(x, names);
            case Expr.Compare x:
                Compare(x.Operator, TypeOf(x.Left, names), TypeOf(x.Right, names), x.At);
                return Kinds.Boolean;
            case Expr.And x: return Logical("and", x.Left, x.Right, names);
            case Expr.Or x: return Logical("or", x.Left, x.Right, names);
            case Expr.If x: return If(x, names);
            case Expr.Between x: return Between(x, names);
            case Expr.In x:
                TypeOf(x.Against, names.With("?", TypeOf(x.Of, names)));
                return Kinds.Boolean;
            case Expr.InstanceOf x:
                TypeOf(x.Of, names);
                Type(x.Type);
                return Kinds.Boolean;
            case Expr.For x: return For(x, names);
            case Expr.Quantified x: return Quantified(x, names);
            case Expr.FunctionDefinition x: return Function(x, names);
            case Expr.Call x: return Call(x, names);
            case Expr.Path { IsDeep: true } x:
                TypeOf(x.Of, names);
                return Kinds.ListOf(FeelType.Any);
            case Expr.Path x: return Path(TypeOf(x.Of, names), x);
            case Expr.Filter x: return Filter(x, names);
            case Expr.ListOf x: return Kinds.ListOf(Kinds.JoinAll([.. x.Items.Select(item => TypeOf(item, names))]));
            case Expr.ContextOf x: return Context(x, names);
            case Expr.RangeOf x: return Range(x, names);
            case Expr.Tests x:
                foreach (var test in x.Alternatives) Test(test, names);
                return Kinds.Boolean;
            case Expr.TestBy x:
                Test(x, names);
                return Kinds.Boolean;
            case Expr.Anything: return Kinds.Boolean;
            default: return FeelType.Any;
        }
    }

    private void Add(int at, string expected, string given, string? message = null)
    {
        if (found.Count < Most) found.Add(Spots.Diagnose(text, at, expected, given, message ?? $"Expected {expected}, but got {given}."));
    }

    private FeelType At(Expr.AtLiteral literal)
    {
        // A zone's rules are the evaluation's to know.
        if (literal.Text.Contains('@', StringComparison.Ordinal)) return FeelType.Any;
        if (TemporalText.Any(literal.Text, FeelSurroundings.None) is { } value) return Kinds.OfValue(value);
        Add(literal.At, "a date, time, date and time or duration", FeelText.Quote(literal.Text));
        return FeelType.Any;
    }

    private FeelType Name(Expr.Name name, TypedScope names)
    {
        if (names.Find(name.Text) is { } type) return type;
        if (BuiltinFunctions.Contains(name.Text)) return Kinds.AnyFunction;
        Add(name.At, "a name in scope", $"'{name.Text}'", $"Expected a name in scope, but got '{name.Text}'{Near(name.Text, names.Names())}.");
        return FeelType.Any;
    }

    /// <summary>A name that was perhaps meant: one that differs in the case of its letters, in one of them, or in the order of two.</summary>
    private static string Near(string name, IEnumerable<string> known)
    {
        var meant = known.FirstOrDefault(other => other != "?" && (string.Equals(other, name, StringComparison.OrdinalIgnoreCase) || IsNear(name, other)));
        return meant is null ? "" : $"; perhaps '{meant}' is meant";
    }

    private static bool IsNear(string one, string other)
    {
        if (one.Length < 4 || Math.Abs(one.Length - other.Length) > 1) return false;
        var (start, end) = (0, 0);
        while (start < Math.Min(one.Length, other.Length) && one[start] == other[start]) start++;
        while (end < Math.Min(one.Length, other.Length) - start && one[^(end + 1)] == other[^(end + 1)]) end++;
        var apart = Math.Max(one.Length, other.Length) - start - end;
        return apart <= 1 || (apart == 2 && one.Length == other.Length && one[start] == other[start + 1] && one[start + 1] == other[start]);
    }

    private FeelType Path(FeelType of, Expr.Path path)
    {
        switch (Kinds.Bare(of))
        {
            case FeelType.ListOf list:
                return Kinds.ListOf(Path(list.Item, path));
            case FeelType.ContextOf { Fields: { IsEmpty: false } fields }:
                if (TypedScope.Field(fields, path.Member) is { } type) return type;
                Add(path.At, $"one of {string.Join(", ", fields.Select(field => field.Name))}", $"'{path.Member}'",
                    $"Expected one of {string.Join(", ", fields.Select(field => field.Name))} behind the dot, but got '{path.Member}'{Near(path.Member, fields.Select(field => field.Name))}.");
                return FeelType.Any;
            case FeelType.RangeOf range when path.Member is "start" or "end":
                return range.Item;
            case FeelType.RangeOf when path.Member is "start included" or "end included":
                return Kinds.Boolean;
            case FeelType.ContextOf:
                return FeelType.Any;
            case var bare when Kinds.Of(bare) is { } kind:
                if (Part(kind, path.Member) is { } part) return part;
                Add(path.At, $"a value with '{path.Member}'", kind, $"Expected a value with '{path.Member}' before the dot, but got {kind}, which has none.");
                return FeelType.Any;
            default:
                return FeelType.Any;
        }
    }

    /// <summary>The parts of temporal values (DMN, properties of dates, times and durations).</summary>
    private static FeelType? Part(string kind, string name) => (kind, name) switch
    {
        ("date" or "date and time", "year" or "month" or "day" or "weekday") => Kinds.Number,
        ("time" or "date and time", "hour" or "minute" or "second") => Kinds.Number,
        ("time" or "date and time", "time offset") => FeelType.Simply(Kinds.Days),
        ("time" or "date and time", "timezone") => Kinds.Text,
        (Kinds.Days, "days" or "hours" or "minutes" or "seconds") => Kinds.Number,
        (Kinds.Months, "years" or "months") => Kinds.Number,
        _ => null,
    };

    private FeelType.ContextOf Context(Expr.ContextOf tree, TypedScope names)
    {
        var fields = ImmutableArray.CreateBuilder<(string, FeelType)>();
        foreach (var entry in tree.Entries)
        {
            var type = TypeOf(entry.Value, entry.SeesItself ? names.With(entry.Name, Kinds.AnyFunction) : names);
            fields.Add((entry.Name, type));
            names = names.With(entry.Name, type);
        }
        return new(fields.ToImmutable());
    }

    private FeelType.RangeOf Range(Expr.RangeOf tree, TypedScope names)
    {
        var low = tree.Low is null ? Kinds.Null : TypeOf(tree.Low, names);
        var high = tree.High is null ? Kinds.Null : ReferenceEquals(tree.High, tree.Low) ? low : TypeOf(tree.High, names);
        if (!Kinds.Compare(low, high)) Add(tree.At, "an interval between two values of one kind", $"{Kinds.Describe(low)} and {Kinds.Describe(high)}");
        else if (tree.Low is not null && tree.High is not null && !ReferenceEquals(tree.Low, tree.High)
            && Constants.Value(text, tree.Low) is { } from && Constants.Value(text, tree.High) is { } to && Operators.Order(from, to) > 0)
        {
            Add(tree.At, "an interval that begins before it ends", $"{from} to {to}");
        }
        return new(Kinds.Join(low, high));
    }

    private FeelType Type(TypeName name)
    {
        if (FeelType.Of(name, types) is { } type) return type;
        Add(name.At, "the name of a type", $"'{name.Name}'", $"Expected the name of a type, but got '{name.Name}', which is none.");
        return FeelType.Any;
    }
}
