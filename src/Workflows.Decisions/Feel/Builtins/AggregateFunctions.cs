using System.Collections.Immutable;
using Workflows.Decisions.Feel.Evaluation;

namespace Workflows.Decisions.Feel.Builtins;

/// <summary>DMN 10.3.4, list functions: one value from many. Each takes a list or the values themselves.</summary>
internal static class AggregateFunctions
{
    public static BuiltinFunction[] All { get; } =
    [
        new("min", Signature.Of("list...", "item", call => Extreme(call, -1))),
        new("max", Signature.Of("list...", "item", call => Extreme(call, 1))),
        new("sum", Signature.Of("list...: number", "number", call => Of(call, numbers => Fold(numbers, FeelNumber.Add)))),
        new("product", Signature.Of("list...: number", "number", call => Of(call, numbers => Fold(numbers, FeelNumber.Multiply)))),
        new("mean", Signature.Of("list...: number", "number", call => Of(call, Mean))),
        new("median", Signature.Of("list...: number", "number", call => Of(call, Median))),
        new("stddev", Signature.Of("list...: number", "number", call => Of(call, Deviation))),
        new("mode", Signature.Of("list...: number", "list number", Mode)),
        new("all", Signature.Of("list...: boolean", "boolean", call => Logical(call, decisive: false))),
        new("any", Signature.Of("list...: boolean", "boolean", call => Logical(call, decisive: true))),
    ];

    private static FeelValue Extreme(Call call, int sign)
    {
        if (call.Items() is not { IsEmpty: false } items) return FeelValue.Nothing;
        call.Run.Spend(items.Length);
        var best = items[0];
        if (items.Length == 1 && Operators.Order(best, best) is null) return call.Mismatch(0, "values that have an order");
        foreach (var item in items.AsSpan(1..))
        {
            if (Operators.Order(call.Run, item, best) is not { } order) return call.Fail($"Expected values of one ordered kind, but got {FeelText.KindOf(best)} and {FeelText.KindOf(item)}.");
            if (order * sign > 0) best = item;
        }
        return best;
    }

    private static FeelValue Of(Call call, Func<ImmutableArray<FeelNumber>, FeelNumber?> aggregate)
    {
        if (Numbers(call) is not { IsEmpty: false } numbers) return FeelValue.Nothing;
        return aggregate(numbers) is { } result ? FeelValue.Of(result) : call.Fail("Expected a result that is a number, but it is undefined or too large.");
    }

    private static ImmutableArray<FeelNumber>? Numbers(Call call)
    {
        if (call.Items() is not { } items) return null;
        call.Run.Spend(items.Length);
        var numbers = ImmutableArray.CreateBuilder<FeelNumber>(items.Length);
        foreach (var item in items)
        {
            if (item is not FeelValue.Number number)
            {
                call.Fail($"Expected numbers only, but got {FeelText.KindOf(item)}.");
                return null;
            }
            numbers.Add(number.Value);
        }
        return numbers.MoveToImmutable();
    }

    private static FeelNumber? Fold(ImmutableArray<FeelNumber> numbers, Func<FeelNumber, FeelNumber, FeelNumber?> step)
    {
        FeelNumber? total = numbers[0];
        foreach (var number in numbers.AsSpan(1..))
        {
            if (total is not { } known) return null;
            total = step(known, number);
        }
        return total;
    }

    private static FeelNumber? Mean(ImmutableArray<FeelNumber> numbers) =>
        Fold(numbers, FeelNumber.Add) is { } sum ? FeelNumber.Divide(sum, numbers.Length) : null;

    private static FeelNumber? Median(ImmutableArray<FeelNumber> numbers)
    {
        var sorted = numbers.Sort();
        var middle = sorted.Length / 2;
        return sorted.Length % 2 == 1 ? sorted[middle] : Mean([sorted[middle - 1], sorted[middle]]);
    }

    /// <summary>The standard deviation of a sample; undefined for fewer than two numbers.</summary>
    private static FeelNumber? Deviation(ImmutableArray<FeelNumber> numbers)
    {
        if (numbers.Length < 2 || Mean(numbers) is not { } mean) return null;
        FeelNumber? sum = FeelNumber.Zero;
        foreach (var number in numbers)
        {
            if (sum is not { } known || FeelNumber.Subtract(number, mean) is not { } gap || FeelNumber.Multiply(gap, gap) is not { } square) return null;
            sum = FeelNumber.Add(known, square);
        }
        return sum is { } total ? FeelNumber.Divide(total, numbers.Length - 1)?.Sqrt() : null;
    }

    private static FeelValue Mode(Call call)
    {
        if (Numbers(call) is not { } numbers) return FeelValue.Nothing;
        var groups = numbers.GroupBy(number => number).Select(group => (group.Key, Count: group.Count())).ToList();
        var most = groups.Select(group => group.Count).DefaultIfEmpty().Max();
        return FeelValue.Of(groups.Where(group => group.Count == most).Select(group => group.Key).Order().Select(FeelValue.Of));
    }

    private static FeelValue Logical(Call call, bool decisive)
    {
        if (call.Items() is not { } items) return FeelValue.Nothing;
        call.Run.Spend(items.Length);
        var unknown = false;
        foreach (var item in items)
        {
            if (item is FeelValue.Boolean known && known.Value == decisive) return FeelValue.Of(decisive);
            unknown |= item is not FeelValue.Boolean;
        }
        return unknown ? call.Fail("Expected booleans only, but got another value.") : FeelValue.Of(!decisive);
    }
}
