using System.Collections.Immutable;
using Workflows.Decisions.Feel.Evaluation;

namespace Workflows.Decisions.Feel.Builtins;

/// <summary>One call of a built-in function: its arguments, each asked for by kind. An argument of another kind is null, and the call has complained.</summary>
internal readonly record struct Call(Run Run, Spot Spot, string Name, FeelValue?[] Arguments)
{
    public int Count => Arguments.Length;

    /// <summary>The argument as given; null where it was left out.</summary>
    public FeelValue? this[int index] => index < Arguments.Length ? Arguments[index] : null;

    /// <summary>The argument; FEEL's null where it was left out.</summary>
    public FeelValue Value(int index) => this[index] ?? FeelValue.Nothing;

    public bool Has(int index) => this[index] is not null;

    public FeelNumber? Number(int index)
    {
        if (Single(index) is FeelValue.Number number) return number.Value;
        Mismatch(index, "a number");
        return null;
    }

    public string? Text(int index)
    {
        if (Single(index) is FeelValue.String text)
        {
            Run.Spend(text.Value.Length / Operators.CharactersAStep);
            return text.Value;
        }
        Mismatch(index, "a string");
        return null;
    }

    /// <summary>The items of a list; of any other value but null, the value as the only item.</summary>
    public ImmutableArray<FeelValue>? List(int index)
    {
        var value = Value(index);
        if (value is FeelValue.List list) return list.Items;
        if (!value.IsNull) return [value];
        Mismatch(index, "a list");
        return null;
    }

    /// <summary>The one list argument, or all the arguments as a list: <c>min(list)</c> and <c>min(a, b)</c>.</summary>
    public ImmutableArray<FeelValue>? Items()
    {
        if (Count == 1 && Value(0) is FeelValue.List list) return list.Items;
        if (Count != 1 || !Value(0).IsNull) return [.. Arguments.Select(argument => argument ?? FeelValue.Nothing)];
        Mismatch(0, "a list");
        return null;
    }

    /// <summary>The argument, out of its list when it is the only item of one.</summary>
    public FeelValue Single(int index) => Value(index) is FeelValue.List { Items: [var only] } ? only : Value(index);

    public FeelValue Fail(string message)
    {
        Run.Spend(message.Length / Operators.CharactersAStep);
        return Run.Fail(Spot, $"{Name}: {message}");
    }

    public FeelValue Mismatch(int index, string expected)
    {
        var kind = FeelText.KindOf(Value(index));
        return Run.Fail(Spot, $"Expected {expected} as argument {index + 1} of {Name}, but got {kind}.", expected, kind);
    }
}
