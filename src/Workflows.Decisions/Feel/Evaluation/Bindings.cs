namespace Workflows.Decisions.Feel.Evaluation;

/// <summary>
/// The names that are local at some point of an expression, innermost first: the compile-time shape of the chain of
/// <see cref="Link"/>s. In a filter the names of the element's own entries come first, which only the evaluation knows.
/// </summary>
internal sealed record Bindings(Bindings? Outer, string Name, bool IsElement)
{
    /// <summary>No local names: all are looked up in the scope that was handed in.</summary>
    public static Bindings Global { get; } = new(null, "", false);

    public Bindings With(string name) => new(this, name, false);

    public Bindings WithElement() => new(this, "item", true);

    /// <summary>All the names, innermost first.</summary>
    public IEnumerable<string> All()
    {
        for (var here = this; here.Outer is not null; here = here.Outer) yield return here.Name;
    }

    public bool Binds(string name)
    {
        for (var here = this; here.Outer is not null; here = here.Outer)
        {
            if (here.Name == name) return true;
        }
        return false;
    }

    /// <summary>The code that finds the name's value; a name that nobody binds is what <paramref name="otherwise"/> gives.</summary>
    public Step Find(string name, Spot spot, Step? otherwise = null)
    {
        var elements = new List<int>();
        var depth = 0;
        for (var here = this; here.Outer is not null; here = here.Outer, depth++)
        {
            if (here.IsElement) elements.Add(depth);
            if (here.Name != name) continue;
            var found = depth;
            Step local = found switch
            {
                0 => (_, scope) => scope!.Value,
                1 => (_, scope) => scope!.Outer!.Value,
                _ => (_, scope) => Up(scope!, found).Value,
            };
            return InElements(local);
        }
        return InElements((run, _) => run.Globals.TryGet(name, out var value)
            ? value
            : otherwise is not null ? otherwise(run, null)
            : run.Fail(spot, $"Expected a name in scope, but got '{name}'.", "a name in scope", name));

        Step InElements(Step last)
        {
            if (elements.Count == 0) return last;
            var depths = elements.ToArray();
            return (run, scope) =>
            {
                foreach (var up in depths)
                {
                    if (Up(scope!, up).Value is FeelValue.Context context && context.Value.TryGet(name, out var value)) return value;
                }
                return last(run, scope);
            };
        }
    }

    private static Link Up(Link scope, int count)
    {
        while (count-- > 0) scope = scope.Outer!;
        return scope;
    }
}
