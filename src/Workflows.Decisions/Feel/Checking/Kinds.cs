using Workflows.Decisions.Feel.Evaluation;

namespace Workflows.Decisions.Feel.Checking;

/// <summary>What is certain of a type: its kind, its words, and whether a value of it can ever be one of another.</summary>
internal static class Kinds
{
    public const string Days = "days and time duration";
    public const string Months = "years and months duration";
    private const int MostFields = 4;

    public static FeelType Number { get; } = FeelType.Simply("number")!;

    public static FeelType Text { get; } = FeelType.Simply("string")!;

    public static FeelType Boolean { get; } = FeelType.Simply("boolean")!;

    public static FeelType Null { get; } = FeelType.Simply("null")!;

    public static FeelType AnyFunction { get; } = new FeelType.FunctionOf(null, FeelType.Any);

    /// <summary>The type without its name and its allowed values.</summary>
    public static FeelType Bare(FeelType type) => type.Resolved() is FeelType.Restricted restricted ? Bare(restricted.Base) : type.Resolved();

    /// <summary>The kind of the type's values, as <c>instance of</c> names it; null where it is not known, for null has every type.</summary>
    public static string? Of(FeelType type) => Bare(type) switch
    {
        FeelType.Simple { Kind: not "null" and var kind } => kind,
        FeelType.ListOf => "list",
        FeelType.ContextOf => "context",
        FeelType.RangeOf => "range",
        FeelType.FunctionOf => "function",
        _ => null,
    };

    /// <summary>The type in a sentence.</summary>
    public static string Describe(FeelType type) => Bare(type) switch
    {
        FeelType.ListOf { Item: var item } when Of(item) is not null => $"list of {Describe(item)}",
        FeelType.RangeOf { Item: var item } when Of(item) is not null => $"range of {Describe(item)}",
        FeelType.ContextOf { Fields: { IsEmpty: false } fields } =>
            $"context with {string.Join(", ", fields.Take(MostFields).Select(field => field.Name))}{(fields.Length > MostFields ? ", …" : "")}",
        FeelType.Simple { Kind: var kind } => kind,
        var bare => Of(bare) ?? "any value",
    };

    /// <summary>Whether <c>=</c> may have an answer for the two: they are of one kind, or one of them is not known.</summary>
    public static bool Compare(FeelType left, FeelType right) => Of(left) is not { } a || Of(right) is not { } b || a == b;

    /// <summary>Whether the type's values may have an order (DMN, semantics of comparison).</summary>
    public static bool IsOrdered(FeelType type) => Of(type) is null or "number" or "string" or "date" or "time" or "date and time" or Days or Months;

    /// <summary>Whether a value of the one type may be taken for one of the other, implicit conversions included (DMN, type conversions); false only where it is certain.</summary>
    public static bool MayFit(FeelType given, FeelType wanted, int depth = 0)
    {
        var (from, to) = (Bare(given), Bare(wanted));
        if (Of(from) is not { } kind || Of(to) is not { } other || depth > 20) return true;
        return (from, to) switch
        {
            (FeelType.ListOf a, FeelType.ListOf b) => MayFit(a.Item, b.Item, depth + 1),
            (FeelType.ListOf a, _) => MayFit(a.Item, to, depth + 1),
            (_, FeelType.ListOf b) => MayFit(from, b.Item, depth + 1),
            (FeelType.RangeOf a, FeelType.RangeOf b) => MayFit(a.Item, b.Item, depth + 1),
            (FeelType.ContextOf { Fields.IsEmpty: true }, FeelType.ContextOf) => true,
            (FeelType.ContextOf a, FeelType.ContextOf b) =>
                b.Fields.All(field => a.Fields.FirstOrDefault(own => own.Name == field.Name) is { Type: { } own } && MayFit(own, field.Type, depth + 1)),
            _ => kind == other || (kind == "date" && other == "date and time"),
        };
    }

    /// <summary>The type of a value that is of the one or of the other.</summary>
    public static FeelType Join(FeelType left, FeelType right)
    {
        if (ReferenceEquals(left, right) || left == right || Bare(right) == Null) return left;
        if (Bare(left) == Null) return right;
        return (Bare(left), Bare(right)) switch
        {
            (FeelType.Simple a, FeelType.Simple b) when a.Kind == b.Kind => a,
            (FeelType.ListOf a, FeelType.ListOf b) => new FeelType.ListOf(Join(a.Item, b.Item)),
            (FeelType.RangeOf a, FeelType.RangeOf b) => new FeelType.RangeOf(Join(a.Item, b.Item)),
            (FeelType.ContextOf, FeelType.ContextOf) => new FeelType.ContextOf([]),
            (FeelType.FunctionOf, FeelType.FunctionOf) => AnyFunction,
            _ => FeelType.Any,
        };
    }

    public static FeelType JoinAll(IEnumerable<FeelType> types) => types.Aggregate((FeelType?)null, (all, type) => all is null ? type : Join(all, type)) ?? FeelType.Any;

    public static FeelType ListOf(FeelType item) => new FeelType.ListOf(item);

    /// <summary>The type of a value's own.</summary>
    public static FeelType OfValue(FeelValue value) => value switch
    {
        FeelValue.List list => ListOf(JoinAll(list.Items.Select(OfValue))),
        FeelValue.Context context => new FeelType.ContextOf([.. context.Value.Entries().Select(entry => (entry.Key, OfValue(entry.Value)))]),
        FeelValue.Range range => new FeelType.RangeOf(OfValue(range.Low.IsNull ? range.High : range.Low)),
        FeelValue.Function => AnyFunction,
        _ => FeelType.Simply(FeelText.KindOf(value))!,
    };
}
