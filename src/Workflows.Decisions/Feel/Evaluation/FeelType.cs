using System.Collections.Immutable;
using Workflows.Decisions.Feel.Syntax;

namespace Workflows.Decisions.Feel.Evaluation;

/// <summary>A type of the type lattice of DMN, with the values that belong to it.</summary>
internal abstract record FeelType
{
    private FeelType()
    {
    }

    public static FeelType Any { get; } = new Everything();

    /// <summary>Whether the value is of this type, as <c>instance of</c> asks it, which lets null be of Null alone.</summary>
    public abstract bool Has(FeelValue value);

    /// <summary>Whether every value of this type is one of the other (DMN, type conformance).</summary>
    public virtual bool ConformsTo(FeelType other) => other.Resolved() is Everything || Resolved() == other.Resolved();

    /// <summary>The value fitted to this type: as it is, out of a list of one, as the only item of a list, as a day's midnight; null where it does not fit (DMN, type conversions).</summary>
    /// <param name="run">The evaluation, which pays for what allowed values ask.</param>
    /// <param name="value">The value.</param>
    /// <param name="siblings">The entries beside it, of which its allowed values may speak, when it is an entry of a context.</param>
    public FeelValue? Coerce(Run run, FeelValue value, FeelContext? siblings = null)
    {
        if (value.IsNull) return value;
        System.Runtime.CompilerServices.RuntimeHelpers.EnsureSufficientExecutionStack();
        var type = Resolved();
        if (type is Restricted restricted)
        {
            return restricted.Base.Coerce(run, value, siblings) is { } based && run.Holds(restricted.Allowed, based, siblings ?? FeelContext.Empty) ? based : null;
        }
        if (type is ListOf list) return list.Fit(run, value, siblings);
        if (type is ContextOf fields && value is FeelValue.Context context) return fields.Fit(run, context);
        if (type.Has(value)) return value;
        if (value is FeelValue.List { Items: [not FeelValue.List and var only] } && Coerce(run, only, siblings) is { } single) return single;
        if (type is Simple { Kind: "date and time" } && value is FeelValue.Date date) return new FeelValue.DateTime(date.Day, 0, Time.ZoneSpot.Utc);
        return null;
    }

    /// <summary>This type, or what it stands for when it is the name of another.</summary>
    public virtual FeelType Resolved() => this;

    /// <summary>What a function declared with this type gives: the result of a function type, else the type itself.</summary>
    public FeelType Returned => Resolved() is FunctionOf function ? function.Result : this;

    /// <summary>The allowed values as they are written; null where the type allows all.</summary>
    public string? AllowedWords => Resolved() is Restricted { Words: { } words } ? words : null;

    private bool IsListType => Resolved() switch { ListOf => true, Restricted restricted => restricted.Base.IsListType, _ => false };

    public static FeelType? Of(TypeName name, Func<string, FeelType?>? named)
    {
        var arguments = name.Arguments.Select(argument => Of(argument, named)).ToImmutableArray();
        if (arguments.Any(argument => argument is null)) return null;
        switch (name.Name)
        {
            case "list": return new ListOf(arguments is [{ } item] ? item : Any);
            case "range": return new RangeOf(arguments is [{ } end] ? end : Any);
            case "context": return new ContextOf([.. name.Fields.Zip(arguments, (field, type) => (field, type!))]);
            case "function":
                if (name.Result is null) return new FunctionOf(null, Any);
                return Of(name.Result, named) is { } result ? new FunctionOf([.. arguments.Select(argument => argument!)], result) : null;
            default: return Simply(name.Name) ?? named?.Invoke(name.Name);
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

        public override bool ConformsTo(FeelType other) => Kind == "null" || base.ConformsTo(other);
    }

    public sealed record ListOf(FeelType Item) : FeelType
    {
        public override bool Has(FeelValue value)
        {
            System.Runtime.CompilerServices.RuntimeHelpers.EnsureSufficientExecutionStack();
            return value is FeelValue.List list && list.Items.All(item => item.IsNull || Item.Has(item));
        }

        /// <summary>A list of fitting items; a value that fits as an item, as the only one; a list out of a list of one.</summary>
        public FeelValue? Fit(Run run, FeelValue value, FeelContext? siblings)
        {
            if (value is not FeelValue.List list) return !Item.IsListType && Item.Coerce(run, value, siblings) is { } only ? new FeelValue.List([only]) : null;
            // [1, 2] where lists of lists are wanted is the only one of them.
            if (Item.IsListType && list.Items.Any(item => item is not (FeelValue.List or FeelValue.Null))) return Item.Coerce(run, list, siblings) is { } inner ? new FeelValue.List([inner]) : null;
            var (fitted, changed) = (ImmutableArray.CreateBuilder<FeelValue>(list.Items.Length), false);
            foreach (var item in list.Items)
            {
                if (Item.Coerce(run, item, siblings) is not { } one) return list.Items is [FeelValue.List single] ? Fit(run, single, siblings) : null;
                changed |= !ReferenceEquals(one, item);
                fitted.Add(one);
            }
            return changed ? new FeelValue.List(fitted.MoveToImmutable()) : list;
        }

        public override bool ConformsTo(FeelType other) => other.Resolved() is ListOf list ? Item.ConformsTo(list.Item) : base.ConformsTo(other);
    }

    public sealed record RangeOf(FeelType Item) : FeelType
    {
        public override bool Has(FeelValue value) =>
            value is FeelValue.Range range && (range.Low.IsNull || Item.Has(range.Low)) && (range.High.IsNull || Item.Has(range.High));

        public override bool ConformsTo(FeelType other) => other.Resolved() is RangeOf range ? Item.ConformsTo(range.Item) : base.ConformsTo(other);
    }

    public sealed record ContextOf(ImmutableArray<(string Name, FeelType Type)> Fields) : FeelType
    {
        public override bool Has(FeelValue value) =>
            value is FeelValue.Context context && Fields.All(field => context.Value.TryGet(field.Name, out var entry) && (entry.IsNull || field.Type.Has(entry)));

        public FeelValue? Fit(Run run, FeelValue.Context context)
        {
            var fitted = context.Value;
            foreach (var (name, type) in Fields)
            {
                if (!fitted.TryGet(name, out var entry) || type.Coerce(run, entry, context.Value) is not { } value) return null;
                if (!ReferenceEquals(value, entry)) fitted = fitted.Set(name, value);
            }
            return ReferenceEquals(fitted, context.Value) ? context : FeelValue.Of(fitted);
        }

        public override bool ConformsTo(FeelType other) => other.Resolved() is ContextOf context
            ? context.Fields.All(wanted => Fields.Any(field => field.Name == wanted.Name && field.Type.ConformsTo(wanted.Type)))
            : base.ConformsTo(other);
    }

    /// <summary>A function type; with null parameters, any function.</summary>
    public sealed record FunctionOf(ImmutableArray<FeelType>? Parameters, FeelType Result) : FeelType
    {
        public override bool Has(FeelValue value) => value is FeelValue.Function function
            && (Parameters is not { } wanted || (function.Value.Conforms?.Invoke(wanted, Result) ?? function.Value.Type.ConformsTo(this)));

        public override bool ConformsTo(FeelType other) => other.Resolved() is FunctionOf wanted
            ? wanted.Parameters is not { } theirs
                || (Parameters is { } ours && ours.Length == theirs.Length && theirs.Zip(ours).All(pair => pair.First.ConformsTo(pair.Second)) && Result.ConformsTo(wanted.Result))
            : base.ConformsTo(other);
    }

    /// <summary>A type cut down to allowed values.</summary>
    public sealed record Restricted(FeelType Base, Step Allowed) : FeelType
    {
        /// <summary>The allowed values as they are written.</summary>
        public string? Words { get; init; }

        /// <summary>As <c>instance of</c> has it, allowed values play no part.</summary>
        public override bool Has(FeelValue value) => Base.Has(value);

        public override bool ConformsTo(FeelType other) => base.ConformsTo(other) || Base.ConformsTo(other);
    }

    /// <summary>The name of a type that is defined elsewhere, possibly by itself.</summary>
    public sealed record Named(string Name, Func<FeelType> Definition) : FeelType
    {
        public override bool Has(FeelValue value)
        {
            System.Runtime.CompilerServices.RuntimeHelpers.EnsureSufficientExecutionStack();
            return Definition().Has(value);
        }

        public override bool ConformsTo(FeelType other) => other is Named named && named.Name == Name || Definition().ConformsTo(other);

        public override FeelType Resolved()
        {
            System.Runtime.CompilerServices.RuntimeHelpers.EnsureSufficientExecutionStack();
            return Definition().Resolved();
        }
    }
}
