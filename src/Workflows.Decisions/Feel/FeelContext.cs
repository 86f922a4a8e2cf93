using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Workflows.Decisions.Feel;

/// <summary>
/// An immutable map from names to values that remembers the order of insertion. Two contexts are equal when they hold the
/// same names with equal values, in any order (DMN, semantics of equality).
/// </summary>
public sealed class FeelContext : IEquatable<FeelContext>
{
    private const int Indexed = 9;
    private readonly string[] names;
    private readonly FeelValue[] values;
    private Dictionary<string, int>? index;

    private FeelContext(string[] names, FeelValue[] values)
    {
        this.names = names;
        this.values = values;
        Extent = Extent.Of(values);
    }

    /// <summary>How large it is with all that it holds.</summary>
    internal Extent Extent { get; }

    public static FeelContext Empty { get; } = new([], []);

    public int Count => names.Length;

    /// <summary>The names, in order of insertion.</summary>
    public ImmutableArray<string> Names => ImmutableCollectionsMarshal.AsImmutableArray(names);

    /// <summary>The value under the name; FEEL's null when there is none.</summary>
    public FeelValue this[string name] => TryGet(name, out var value) ? value : FeelValue.Nothing;

    /// <summary>All entries at once; a later entry replaces an earlier one of the same name in its place.</summary>
    public static FeelContext From(IEnumerable<KeyValuePair<string, FeelValue>> entries)
    {
        ArgumentNullException.ThrowIfNull(entries);
        var all = entries as KeyValuePair<string, FeelValue>[] ?? [.. entries];
        var (names, values, count) = (new string[all.Length], new FeelValue[all.Length], 0);
        var index = all.Length >= Indexed ? new Dictionary<string, int>(all.Length, StringComparer.Ordinal) : null;
        foreach (var (name, value) in all)
        {
            var at = index is null ? names.AsSpan(0, count).IndexOf(name) : index.GetValueOrDefault(name, -1);
            if (at < 0)
            {
                at = count++;
                names[at] = name;
                index?.Add(name, at);
            }
            values[at] = value;
        }
        Array.Resize(ref names, count);
        Array.Resize(ref values, count);
        return new(names, values) { index = count >= Indexed ? index : null };
    }

    public FeelContext Set(string name, FeelValue value)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(value);
        var at = Find(name);
        if (at < 0) return new([.. names, name], [.. values, value]);
        var changed = (FeelValue[])values.Clone();
        changed[at] = value;
        return new(names, changed) { index = index };
    }

    public FeelContext Remove(string name)
    {
        var at = Find(name);
        return at < 0 ? this : new([.. names[..at], .. names[(at + 1)..]], [.. values[..at], .. values[(at + 1)..]]);
    }

    /// <summary>This context with the entries of the other laid over it.</summary>
    public FeelContext Merge(FeelContext over)
    {
        ArgumentNullException.ThrowIfNull(over);
        if (Count == 0) return over;
        if (over.Count == 0) return this;
        var (allNames, allValues, count) = (new string[Count + over.Count], new FeelValue[Count + over.Count], Count);
        names.CopyTo(allNames, 0);
        values.CopyTo(allValues, 0);
        for (var i = 0; i < over.Count; i++)
        {
            var at = Find(over.names[i]);
            if (at < 0) allNames[at = count++] = over.names[i];
            allValues[at] = over.values[i];
        }
        Array.Resize(ref allValues, count);
        if (count == Count) return new(names, allValues) { index = index };
        Array.Resize(ref allNames, count);
        return new(allNames, allValues);
    }

    public bool TryGet(string name, [NotNullWhen(true)] out FeelValue? value)
    {
        var at = Find(name);
        value = at < 0 ? null : values[at];
        return at >= 0;
    }

    public bool Contains(string name) => Find(name) >= 0;

    /// <summary>Names and values, in order of insertion.</summary>
    public IEnumerable<KeyValuePair<string, FeelValue>> Entries()
    {
        for (var i = 0; i < names.Length; i++) yield return new(names[i], values[i]);
    }

    public bool Equals(FeelContext? other)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        return other is not null && other.Count == Count
            && Entries().All(entry => other.TryGet(entry.Key, out var value) && value.Equals(entry.Value));
    }

    public override bool Equals(object? obj) => Equals(obj as FeelContext);

    public override int GetHashCode()
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        var hash = Count;
        for (var i = 0; i < names.Length; i++) hash ^= HashCode.Combine(names[i], values[i]);
        return hash;
    }

    public override string ToString() => FeelText.Of(this);

    private int Find(string name)
    {
        if (names.Length >= Indexed) return (index ??= MakeIndex()).TryGetValue(name, out var at) ? at : -1;
        for (var i = 0; i < names.Length; i++)
        {
            if (string.Equals(names[i], name, StringComparison.Ordinal)) return i;
        }
        return -1;
    }

    private Dictionary<string, int> MakeIndex()
    {
        var made = new Dictionary<string, int>(names.Length, StringComparer.Ordinal);
        for (var i = 0; i < names.Length; i++) made[names[i]] = i;
        return made;
    }
}
