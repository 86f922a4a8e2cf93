using System.Collections.Immutable;
using Workflows.Decisions.Feel.Evaluation;

namespace Workflows.Decisions.Feel.Builtins;

/// <summary>DMN 10.3.4, list functions: building and searching lists. Positions count from 1, or from -1 back.</summary>
internal static class ListFunctions
{
    public static BuiltinFunction[] All { get; } =
    [
        new("count", Signature.Of("list", "number", call => call.List(0) is { } items ? FeelValue.Of(items.Length) : FeelValue.Nothing)),
        new("list contains", Signature.Of("list, element", "boolean", Contains)),
        new("sublist", Signature.Of("list, start position: number, length?: number", "items", Sublist)),
        new("append", Signature.Of("list, item...", "list", call => Collected(call, [.. call.List(0) ?? [], .. Rest(call)], 0))),
        new("concatenate", Signature.Of("list...", "list", Concatenate)),
        new("insert before", Signature.Of("list, position: number, newItem", "list", call => At(call, (items, at) => items.Insert(at, call.Value(2))))),
        new("remove", Signature.Of("list, position: number", "items", call => At(call, (items, at) => items.RemoveAt(at)))),
        new("list replace", Signature.Of("list, position: number|function, newItem", "list", Replace), Signature.Of("list, match: number|function, newItem", "list", Replace)),
        new("reverse", Signature.Of("list", "items", call => call.List(0) is { } items ? Collected(call, [.. items.Reverse()], 0) : FeelValue.Nothing)),
        new("index of", Signature.Of("list, match", "list number", IndexOf)),
        new("union", Signature.Of("list...", "list", call => Concatenate(call) is FeelValue.List all ? Distinct(call, all.Items) : FeelValue.Nothing)),
        new("distinct values", Signature.Of("list", "items", call => call.List(0) is { } items ? Distinct(call, items) : FeelValue.Nothing)),
        new("flatten", Signature.Of("list", "list", Flatten)),
        new("sort", Signature.Of("list, precedes: function", "items", Sort), Signature.Of("list", "items", Sort)),
    ];

    private static IEnumerable<FeelValue> Rest(Call call) => call.Arguments.Skip(1).Select(argument => argument ?? FeelValue.Nothing);

    private static FeelValue Collected(Call call, ImmutableArray<FeelValue> items, int list)
    {
        if (call.Value(list).IsNull) return call.Mismatch(list, "a list");
        call.Run.Spend(items.Length);
        call.Run.CheckSize(items.Length);
        return new FeelValue.List(items);
    }

    private static FeelValue Contains(Call call)
    {
        if (call.List(0) is not { } items) return FeelValue.Nothing;
        call.Run.SpendOn(call.Value(0));
        return FeelValue.Of(items.Any(item => Operators.Same(item, call.Value(1)) == true));
    }

    private static FeelValue Concatenate(Call call)
    {
        var all = ImmutableArray.CreateBuilder<FeelValue>();
        for (var i = 0; i < call.Count; i++)
        {
            if (call.List(i) is not { } items) return FeelValue.Nothing;
            all.AddRange(items);
            call.Run.CheckSize(all.Count);
        }
        return Collected(call, all.ToImmutable(), 0);
    }

    private static FeelValue At(Call call, Func<ImmutableArray<FeelValue>, int, ImmutableArray<FeelValue>> change)
    {
        if (call.List(0) is not { } items || call.Number(1) is not { } position) return FeelValue.Nothing;
        if (Index(items, position) is not { } at) return call.Fail($"Expected a position from 1 to {items.Length} or from -1 back, but got {position}.");
        return Collected(call, change(items, at), 0);
    }

    private static int? Index(ImmutableArray<FeelValue> items, FeelNumber position) => position.Quantize(0, FeelNumber.Rounding.Down)?.ToInt64() switch
    {
        > 0 and var at when at <= items.Length => (int)at - 1,
        < 0 and var at when -at <= items.Length => items.Length + (int)at,
        _ => null,
    };

    private static FeelValue Sublist(Call call)
    {
        if (call.List(0) is not { } items || call.Number(1) is not { } start) return FeelValue.Nothing;
        if (Index(items, start) is not { } at) return call.Fail($"Expected a start from 1 to {items.Length} or from -1 back, but got {start}.");
        if (!call.Has(2)) return Collected(call, items[at..], 0);
        if (call.Number(2) is not { } length) return FeelValue.Nothing;
        if (length.Quantize(0, FeelNumber.Rounding.Down)?.ToInt64() is not ({ } count and >= 1) || at + count > items.Length) return call.Fail($"Expected a length from 1 to {items.Length - at}, but got {length}.");
        return Collected(call, items.Slice(at, (int)count), 0);
    }

    private static FeelValue Replace(Call call)
    {
        if (call.Value(1) is FeelValue.Number) return At(call, (items, at) => items.SetItem(at, call.Value(2)));
        if (call.List(0) is not { } list) return FeelValue.Nothing;
        if (call.Value(1) is not FeelValue.Function match) return call.Mismatch(1, "a position or a function");
        var changed = list.ToBuilder();
        for (var i = 0; i < changed.Count; i++)
        {
            var hit = Compiler.Call(call.Run, call.Spot, match.Value, [changed[i], call.Value(2)], []);
            if (hit is not FeelValue.Boolean known) return call.Fail("Expected a function of item and new item that gives a boolean, but it gave another value.");
            if (known.Value) changed[i] = call.Value(2);
        }
        return new FeelValue.List(changed.ToImmutable());
    }

    private static FeelValue IndexOf(Call call)
    {
        if (call.List(0) is not { } items) return FeelValue.Nothing;
        call.Run.SpendOn(call.Value(0));
        return FeelValue.Of(Enumerable.Range(1, items.Length).Where(i => Operators.Same(items[i - 1], call.Value(1)) == true).Select(i => FeelValue.Of(i)));
    }

    private static FeelValue.List Distinct(Call call, ImmutableArray<FeelValue> items)
    {
        // For these kinds to be equal is to be the same, so that none needs to be held against all the others.
        var (kept, plain) = (ImmutableArray.CreateBuilder<FeelValue>(), new HashSet<FeelValue>());
        foreach (var item in items)
        {
            if (item is FeelValue.Number or FeelValue.String or FeelValue.Date or FeelValue.Boolean or FeelValue.Null)
            {
                call.Run.SpendOn(item);
                if (plain.Add(item)) kept.Add(item);
                continue;
            }
            call.Run.Spend((int)Math.Min((long)kept.Count * Extent.Of(item).Weight, int.MaxValue));
            if (!kept.Any(earlier => Operators.Same(earlier, item) == true)) kept.Add(item);
        }
        return new(kept.ToImmutable());
    }

    private static FeelValue Flatten(Call call)
    {
        if (call.List(0) is not { } items) return FeelValue.Nothing;
        var (flat, open) = (ImmutableArray.CreateBuilder<FeelValue>(), new Stack<FeelValue>(items.Reverse()));
        while (open.TryPop(out var value))
        {
            call.Run.Spend();
            if (value is FeelValue.List list)
            {
                foreach (var item in list.Items.Reverse()) open.Push(item);
            }
            else flat.Add(value);
        }
        return Collected(call, flat.ToImmutable(), 0);
    }

    private static FeelValue Sort(Call call)
    {
        if (call.List(0) is not { } items) return FeelValue.Nothing;
        if (call.Has(1) && call.Value(1) is not FeelValue.Function) return call.Mismatch(1, "a function");
        var precedes = (call.Value(1) as FeelValue.Function)?.Value;
        if (precedes is not null && !(precedes.Takes?.Invoke(2) ?? precedes.Parameters.Length == 2)) return call.Fail($"Expected a function of two values, but got one of {precedes.Parameters.Length}.");
        var unordered = false;
        bool Before(FeelValue left, FeelValue right)
        {
            call.Run.Spend();
            if (precedes is not null) return Compiler.Call(call.Run, call.Spot, precedes, [left, right], []) is FeelValue.Boolean { Value: true };
            var order = Operators.Order(call.Run, left, right);
            unordered |= order is null;
            return order < 0;
        }
        var sorted = Merged([.. items], Before);
        return unordered ? call.Fail("Expected values of one ordered kind to sort without a function, but got others.") : new FeelValue.List([.. sorted]);
    }

    /// <summary>A stable merge sort: it ends whatever the function answers, which the sort of the base library does not promise.</summary>
    private static FeelValue[] Merged(FeelValue[] items, Func<FeelValue, FeelValue, bool> before)
    {
        if (items.Length < 2) return items;
        var (left, right) = (Merged(items[..(items.Length / 2)], before), Merged(items[(items.Length / 2)..], before));
        var (i, j) = (0, 0);
        for (var at = 0; at < items.Length; at++)
        {
            items[at] = j < right.Length && (i == left.Length || before(right[j], left[i])) ? right[j++] : left[i++];
        }
        return items;
    }
}
