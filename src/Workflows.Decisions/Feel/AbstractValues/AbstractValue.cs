using System.Collections.Immutable;

namespace Workflows.Decisions.Feel.AbstractValues;

/// <summary>What a value may be before it is known: one of a few, or anything.</summary>
public sealed class AbstractValue
{
    private AbstractValue(ImmutableArray<FeelValue> values, bool isNotNull)
    {
        Values = values;
        IsNotNull = isNotNull;
    }

    /// <summary>Any value, null included.</summary>
    public static AbstractValue Anything { get; } = new(default, false);

    /// <summary>Any value but null.</summary>
    public static AbstractValue Something { get; } = new(default, true);

    /// <summary>Null and nothing else.</summary>
    public static AbstractValue Nothing { get; } = Of(FeelValue.Nothing);

    /// <summary>True or false.</summary>
    public static AbstractValue Either { get; } = Of(FeelValue.True, FeelValue.False);

    /// <summary>The values one of which it is; default where there are too many to name.</summary>
    public ImmutableArray<FeelValue> Values { get; }

    /// <summary>Whether it cannot be null; of a range that names its values, they say.</summary>
    public bool IsNotNull { get; }

    public bool IsNamed => !Values.IsDefault;

    /// <summary>Whether there is but one value that it can be.</summary>
    public bool IsKnown => IsNamed && Values.Length == 1;

    /// <summary>Whether it can be this value.</summary>
    public bool Allows(FeelValue value) => IsNamed ? Values.Contains(value) : !IsNotNull || value is not FeelValue.Null;

    public static AbstractValue Of(params IEnumerable<FeelValue> values)
    {
        ImmutableArray<FeelValue> distinct = [.. values.Distinct()];
        return new(distinct, !distinct.Contains(FeelValue.Nothing));
    }

    /// <summary>What it may be if it is one or the other.</summary>
    public AbstractValue Or(AbstractValue other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return IsNamed && other.IsNamed ? Of([.. Values, .. other.Values]) : IsNotNull && other.IsNotNull ? Something : Anything;
    }
}

/// <summary>A part of a condition that hangs on values which nobody can name beforehand, such as <c>fine &gt; 0</c>.</summary>
/// <param name="Text">The same for the same question, wherever it is asked.</param>
/// <param name="Names">The variables that it asks for, with dots as paths.</param>
public sealed record FeelAtom(string Text, ImmutableArray<string> Names);

/// <summary>What is known beforehand of variables and of the parts of conditions.</summary>
public interface IFeelKnowledge
{
    /// <param name="path">A variable, or an entry of one with dots between: <c>fact.notice.served.on</c>.</param>
    AbstractValue Of(string path);

    /// <returns>A range of true and false.</returns>
    AbstractValue Of(FeelAtom atom);
}
