using Workflows.Decisions.Feel;

namespace Workflows.Engine.Forms;

/// <summary>Answers and variables: a field named <c>party.name</c> is the entry <c>name</c> of the variable <c>party</c>.</summary>
public static class Answers
{
    /// <summary>Contexts in place of dotted names.</summary>
    public static FeelContext Nested(FeelContext flat)
    {
        ArgumentNullException.ThrowIfNull(flat);
        return flat.Names.Any(n => n.Contains('.', StringComparison.Ordinal))
            ? flat.Entries().Aggregate(FeelContext.Empty, (tree, entry) => Plant(tree, entry.Key.Split('.'), entry.Value))
            : flat;
    }

    /// <summary>The context with the other laid over it, contexts within contexts entry by entry.</summary>
    public static FeelContext Overlay(FeelContext under, FeelContext over)
    {
        ArgumentNullException.ThrowIfNull(under);
        ArgumentNullException.ThrowIfNull(over);
        var laid = over;
        foreach (var (name, value) in over.Entries())
        {
            if (value is FeelValue.Context { Value: var deep } && under[name] is FeelValue.Context { Value: var there })
                laid = laid.Set(name, FeelValue.Of(Overlay(there, deep)));
        }
        return under.Merge(laid);
    }

    /// <summary>The value at a dotted name of nested contexts; null where there is none.</summary>
    public static FeelValue At(FeelContext nested, string name)
    {
        ArgumentNullException.ThrowIfNull(nested);
        ArgumentNullException.ThrowIfNull(name);
        return name.Split('.').Aggregate(FeelValue.Of(nested), (value, step) => value is FeelValue.Context c ? c.Value[step] : FeelValue.Nothing);
    }

    /// <summary>The tree with a value at the end of the path; a context already there is kept beneath.</summary>
    internal static FeelContext Plant(FeelContext tree, ReadOnlySpan<string> path, FeelValue leaf)
    {
        if (path.Length == 1)
        {
            return leaf is FeelValue.Context { Value: var add } && tree[path[0]] is FeelValue.Context { Value: var there }
                ? tree.Set(path[0], FeelValue.Of(there.Merge(add)))
                : tree.Set(path[0], leaf);
        }
        var below = tree[path[0]] is FeelValue.Context { Value: var found } ? found : FeelContext.Empty;
        return tree.Set(path[0], FeelValue.Of(Plant(below, path[1..], leaf)));
    }
}
