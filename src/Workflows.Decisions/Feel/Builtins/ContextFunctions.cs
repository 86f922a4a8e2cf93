using System.Collections.Immutable;

namespace Workflows.Decisions.Feel.Builtins;

/// <summary>DMN 10.3.4, context functions.</summary>
internal static class ContextFunctions
{
    public static BuiltinFunction[] All { get; } =
    [
        new("get value", Signature.Of("m: context, key: string", "*", GetValue), Signature.Of("context: context, key: string", "*", GetValue)),
        new("get entries", Signature.Of("m: context", "list context", GetEntries), Signature.Of("context: context", "list context", GetEntries)),
        new("context", Signature.Of("entries", "context", OfEntries)),
        new("context put", Signature.Of("context: context, key: string|list, value", "context", Put), Signature.Of("context: context, keys: string|list, value", "context", Put)),
        new("context merge", Signature.Of("contexts", "context", Merge)),
    ];

    private static FeelContext? Context(Call call, int index)
    {
        if (call.Single(index) is FeelValue.Context context)
        {
            call.Run.Spend(context.Value.Count);
            return context.Value;
        }
        call.Mismatch(index, "a context");
        return null;
    }

    private static FeelValue GetValue(Call call)
    {
        if (Context(call, 0) is not { } context || call.Text(1) is not { } key) return FeelValue.Nothing;
        return context.TryGet(key, out var value) ? value : call.Fail($"Expected a name of the context, but got {FeelText.Quote(key)}.");
    }

    private static FeelValue GetEntries(Call call) => Context(call, 0) is not { } context
        ? FeelValue.Nothing
        : FeelValue.Of(context.Entries().Select(entry => FeelValue.Of(FeelContext.Empty.Set("key", FeelValue.Of(entry.Key)).Set("value", entry.Value))));

    private static FeelValue OfEntries(Call call)
    {
        if (call.List(0) is not { } entries) return FeelValue.Nothing;
        var made = new List<KeyValuePair<string, FeelValue>>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var entry in entries)
        {
            if (entry is not FeelValue.Context { Value: var pair } || pair["key"] is not FeelValue.String key || !pair.TryGet("value", out var value))
            {
                return call.Fail("Expected contexts with a key, which is a string, and a value, but got another item.");
            }
            if (!seen.Add(key.Value)) return call.Fail($"Expected distinct keys, but got {FeelText.Quote(key.Value)} twice.");
            made.Add(new(key.Value, value));
        }
        return FeelValue.Of(FeelContext.From(made));
    }

    private static FeelValue Put(Call call)
    {
        if (Context(call, 0) is not { } context) return FeelValue.Nothing;
        if (call.Value(1) is not FeelValue.List keys) return call.Text(1) is { } key ? FeelValue.Of(context.Set(key, call.Value(2))) : FeelValue.Nothing;
        if (keys.Items.IsEmpty || keys.Items.Any(item => item is not FeelValue.String)) return call.Fail("Expected a list of at least one string as keys.");
        return Put(context, keys.Items, call.Value(2)) is { } changed ? FeelValue.Of(changed) : call.Fail("Expected a context under each key but the last, but got another value.");
    }

    private static FeelContext? Put(FeelContext context, ImmutableArray<FeelValue> keys, FeelValue value)
    {
        var key = ((FeelValue.String)keys[0]).Value;
        if (keys.Length == 1) return context.Set(key, value);
        System.Runtime.CompilerServices.RuntimeHelpers.EnsureSufficientExecutionStack();
        return context[key] is FeelValue.Context inner && Put(inner.Value, keys[1..], value) is { } changed ? context.Set(key, FeelValue.Of(changed)) : null;
    }

    private static FeelValue Merge(Call call)
    {
        if (call.List(0) is not { } contexts) return FeelValue.Nothing;
        var merged = new List<KeyValuePair<string, FeelValue>>();
        foreach (var item in contexts)
        {
            if (item is not FeelValue.Context context) return call.Fail($"Expected contexts only, but got {FeelText.KindOf(item)}.");
            merged.AddRange(context.Value.Entries());
        }
        return FeelValue.Of(FeelContext.From(merged));
    }
}
