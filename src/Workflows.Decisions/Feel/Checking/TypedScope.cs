using System.Collections.Immutable;
using Workflows.Decisions.Feel.Evaluation;

namespace Workflows.Decisions.Feel.Checking;

/// <summary>The names at some point of an expression with what is known of their types, innermost first.</summary>
/// <param name="Outer">The names around it; null for the outermost.</param>
/// <param name="IsElement">Whether this is a filter's element, whose own entries come before the names around it.</param>
/// <param name="IsOpen">On the outermost: whether names may be in scope that nobody listed.</param>
internal sealed record TypedScope(TypedScope? Outer, string Name, FeelType Type, bool IsElement, bool IsOpen)
{
    /// <summary>No names but what is added.</summary>
    public static TypedScope Closed { get; } = new(null, "", FeelType.Any, false, false);

    /// <summary>Any name may be there, with any type.</summary>
    public static TypedScope Open { get; } = Closed with { IsOpen = true };

    public TypedScope With(string name, FeelType type) => new(this, name, type, false, false);

    public TypedScope WithElement(FeelType type) => new(this, "item", type, true, false);

    /// <summary>The names, innermost first, for the reader of texts.</summary>
    public IEnumerable<string> Names()
    {
        for (var here = this; here.Outer is not null; here = here.Outer) yield return here.Name;
    }

    /// <summary>Whether an inner name hides a built-in function of that name.</summary>
    public bool Binds(string name) => Names().Contains(name, StringComparer.Ordinal);

    /// <summary>The name's type; null where it is certain that there is no such name.</summary>
    public FeelType? Find(string name)
    {
        var certain = true;
        var here = this;
        for (; here.Outer is not null; here = here.Outer)
        {
            if (here.IsElement)
            {
                switch (Kinds.Bare(here.Type))
                {
                    case FeelType.ContextOf { Fields: { IsEmpty: false } fields }:
                        if (Field(fields, name) is { } entry) return certain ? entry : FeelType.Any;
                        break;
                    case FeelType.ContextOf:
                        certain = false;
                        break;
                    case var type when Kinds.Of(type) is null:
                        certain = false;
                        break;
                }
            }
            if (here.Name == name) return certain ? here.Type : FeelType.Any;
        }
        return certain && !here.IsOpen ? null : FeelType.Any;
    }

    public static FeelType? Field(ImmutableArray<(string Name, FeelType Type)> fields, string name)
    {
        foreach (var field in fields)
        {
            if (field.Name == name) return field.Type;
        }
        return null;
    }
}
