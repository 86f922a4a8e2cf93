using Workflows.Decisions.Feel.Evaluation;

namespace Workflows.Decisions.Feel.Builtins;

/// <summary>DMN 10.3.4.4.</summary>
internal static class ListFunctions
{
    public static BuiltinFunction[] All { get; } =
    [
        new("count", Signature.Of("list", call => call.List(0) is { } items ? FeelValue.Of(items.Length) : FeelValue.Nothing)),
        new("list contains", Signature.Of("list, element", Contains)),
        new("min", Signature.Of("list...", call => Extreme(call, -1))),
        new("max", Signature.Of("list...", call => Extreme(call, 1))),
        new("sum", Signature.Of("list...", Sum)),
    ];

    private static FeelValue Contains(Call call)
    {
        if (call.List(0) is not { } items) return FeelValue.Nothing;
        call.Run.Spend(items.Length);
        return FeelValue.Of(items.Any(item => Operators.Same(item, call.Value(1)) == true));
    }

    private static FeelValue Extreme(Call call, int sign)
    {
        if (call.Items() is not { IsEmpty: false } items) return FeelValue.Nothing;
        call.Run.Spend(items.Length);
        var best = items[0];
        if (items.Length == 1 && Operators.Order(best, best) is null) return call.Mismatch(0, "values that have an order");
        foreach (var item in items.AsSpan(1..))
        {
            if (Operators.Order(item, best) is not { } order) return call.Fail($"Expected values of one ordered kind, but got {FeelText.KindOf(best)} and {FeelText.KindOf(item)}.");
            if (order * sign > 0) best = item;
        }
        return best;
    }

    private static FeelValue Sum(Call call)
    {
        if (call.Items() is not { IsEmpty: false } items) return FeelValue.Nothing;
        call.Run.Spend(items.Length);
        var total = FeelNumber.Zero;
        foreach (var item in items)
        {
            if (item is not FeelValue.Number number) return call.Fail($"Expected numbers only, but got {FeelText.KindOf(item)}.");
            if (FeelNumber.Add(total, number.Value) is not { } next) return call.Fail("Expected a sum that is a number, but it is too large.");
            total = next;
        }
        return FeelValue.Of(total);
    }
}
