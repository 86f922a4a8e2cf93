using System.Collections.Immutable;
using Workflows.Decisions.Feel.Syntax;

namespace Workflows.Decisions.Feel.Evaluation;

/// <summary>A type of the lattice of DMN 10.3.2.9, with the values that belong to it.</summary>
internal abstract record FeelType
{
    private FeelType()
    {
    }

    public static FeelType Any { get; } = new Everything();

    /// <summary>Whether the value is of this type; null is of every type but, for <c>instance of</c>, of Null and Any only.</summary>
    public abstract bool Has(FeelValue value);

    /// <summary>The value fitted to this type: as it is, as the only item of a list, out of a list of one, as a day's midnight; null where it does not fit (DMN 10.3.2.9.4).</summary>
    public FeelValue? Coerce(FeelValue value)
    {
        if (value.IsNull || Has(value)) return value;
        if (value is FeelValue.List { Items: [var only] } && this is not ListOf && Coerce(only) is { } single) return single;
        if (this is ListOf && value is not FeelValue.List && Has(new FeelValue.List([value]))) return new FeelValue.List([value]);
        if (this is Simple { Kind: "date and time" } && value is FeelValue.Date date) return new FeelValue.DateTime(date.Day, 0, Time.ZoneSpot.Utc);
        return null;
    }

    public static FeelType? Of(TypeName name, Func<string, FeelType?>? named)
    {
        var arguments = name.Arguments.Select(argument => Of(argument, named)).ToImmutableArray();
        if (arguments.Any(argument => argument is null)) return null;
        switch (name.Name)
        {
            case "list" when arguments.Length == 1: return new ListOf(arguments[0]!);
            case "list": return new ListOf(Any);
            case "range" when arguments.Length == 1: return new RangeOf(arguments[0]!);
            case "range": return new RangeOf(Any);
            case "context": return new ContextOf([.. name.Fields.Zip(arguments, (field, type) => (field, type!))]);
            case "function":
                if (name.Result is null) return new FunctionOf(null);
                return Of(name.Result, named) is null ? null : new FunctionOf(arguments.Length);
            default: return named?.Invoke(name.Name) ?? Simply(name.Name);
        }
    }

    public static FeelType? Simply(string name) => name switch
    {
        "Any" => Any,
        "Null" or "null" => new Simple("null"),
        "number" or "string" or "boolean" or "date" or "time" or "date and time" => new Simple(name),
        "dateTime" => new Simple("date and time"),
        "days and time duration" or "years and months duration" => new Simple(name),
        "dayTimeDuration" => new Simple("days and time duration"),
        "yearMonthDuration" => new Simple("years and months duration"),
        _ => null,
    };

    private sealed record Everything : FeelType
    {
        public override bool Has(FeelValue value) => true;
    }

    public sealed record Simple(string Kind) : FeelType
    {
        public override bool Has(FeelValue value) => FeelText.KindOf(value) == Kind;
    }

    public sealed record ListOf(FeelType Item) : FeelType
    {
        public override bool Has(FeelValue value) => value is FeelValue.List list && list.Items.All(item => item.IsNull || Item.Has(item));
    }

    public sealed record RangeOf(FeelType Item) : FeelType
    {
        public override bool Has(FeelValue value) =>
            value is FeelValue.Range range && (range.Low.IsNull || Item.Has(range.Low)) && (range.High.IsNull || Item.Has(range.High));
    }

    public sealed record ContextOf(ImmutableArray<(string Name, FeelType Type)> Fields) : FeelType
    {
        public override bool Has(FeelValue value) =>
            value is FeelValue.Context context && Fields.All(field => context.Value.TryGet(field.Name, out var entry) && (entry.IsNull || field.Type.Has(entry)));
    }

    public sealed record FunctionOf(int? Parameters) : FeelType
    {
        public override bool Has(FeelValue value) => value is FeelValue.Function function && (Parameters is null || Parameters == function.Value.Parameters.Length);
    }
}
