using System.Collections.Immutable;
using System.Xml.Linq;
using Workflows.Decisions.Feel.Evaluation;

namespace Workflows.Decisions.Dmn.Reading;

/// <summary>The item definitions of a file as types, those of its imports under the import's name (DMN 7.3.2).</summary>
internal sealed class TypeTable(XElement root, IReadOnlyList<(string Name, TypeTable Types)> imports, Complaints complaints, Func<XElement, IReadOnlyList<string>, Step?> allowed)
{
    private readonly Dictionary<string, XElement> definitions = root.All("itemDefinition")
        .GroupBy(element => element.Name(), StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.First(), StringComparer.Ordinal);
    private readonly Dictionary<string, FeelType> known = new(StringComparer.Ordinal);
    private readonly HashSet<string> open = new(StringComparer.Ordinal);

    /// <summary>The type of that name, FEEL's own included; null when there is none.</summary>
    public FeelType? Find(string name)
    {
        if (FeelType.Simply(name) is { } simple && !definitions.ContainsKey(name)) return simple;
        if (definitions.ContainsKey(name)) return new FeelType.Named(name, () => Define(name));
        if (name is "context" or "Context") return new FeelType.ContextOf([]);
        if (name is "list" or "List") return new FeelType.ListOf(FeelType.Any);
        if (name is "function") return new FeelType.FunctionOf(null, FeelType.Any);
        if (name is "range") return new FeelType.RangeOf(FeelType.Any);
        var dot = name.IndexOf('.', StringComparison.Ordinal);
        if (dot > 0 && imports.FirstOrDefault(import => import.Name == name[..dot]).Types is { } table) return table.Find(name[(dot + 1)..]);
        var colon = name.IndexOf(':', StringComparison.Ordinal);
        if (colon > 0) return Find(name[(colon + 1)..]);
        // What an import without a name brings is used as if it were this file's own; of two such imports the first prevails (DMN 1.5, 6.3.3).
        return imports.Where(import => import.Name.Length == 0).Select(import => import.Types.Find(name)).FirstOrDefault(type => type is not null);
    }

    /// <summary>The type that an element's typeRef names; Any where it names none.</summary>
    public FeelType Of(XElement? element)
    {
        var name = (element?.Attr("typeRef") ?? element?.One("typeRef")?.Value ?? "").Trim();
        if (name.Length == 0) return FeelType.Any;
        if (Find(name) is { } type) return type;
        complaints.Add(element!, $"Expected the name of a type, but got '{name}', which is none.");
        return FeelType.Any;
    }

    /// <summary>Reads every definition once, so that its faults are complained of.</summary>
    public void ReadAll()
    {
        foreach (var name in definitions.Keys) Define(name);
    }

    private FeelType Define(string name)
    {
        if (known.TryGetValue(name, out var type)) return type;
        if (!open.Add(name))
        {
            complaints.Add(definitions[name], $"Expected a type that can be resolved, but '{name}' is defined by itself.");
            return FeelType.Any;
        }
        type = Item(definitions[name]);
        open.Remove(name);
        if (IsItself(name, type))
        {
            complaints.Add(definitions[name], $"Expected a type that can be resolved, but '{name}' is defined by itself.");
            type = FeelType.Any;
        }
        return known[name] = type;
    }

    /// <summary>Whether the type, followed from name to name, comes back to the name before it is anything: a list or a context of itself is something.</summary>
    private bool IsItself(string name, FeelType type)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal) { name };
        while (true)
        {
            if (type is FeelType.Restricted restricted) type = restricted.Base;
            else if (type is FeelType.Named next)
            {
                if (!seen.Add(next.Name)) return true;
                // One that is being read, or not yet, will follow its own way back here.
                if (!known.TryGetValue(next.Name, out var found)) return false;
                type = found;
            }
            else return false;
        }
    }

    /// <param name="element">The definition or component.</param>
    /// <param name="siblings">The components beside it, of whose values its allowed values may speak.</param>
    private FeelType Item(XElement element, IReadOnlyList<string>? siblings = null)
    {
        var components = element.All("itemComponent").ToArray();
        FeelType type;
        if (element.One("functionItem") is { } function)
        {
            var parameters = function.All("parameters").Concat(function.All("parameter")).Select(Of).ToImmutableArray();
            var result = function.Attr("outputTypeRef") is { } name ? Find(name) ?? FeelType.Any : FeelType.Any;
            type = new FeelType.FunctionOf(parameters, result);
        }
        else if (components.Length > 0)
        {
            var names = components.Select(component => component.Name()).ToArray();
            type = new FeelType.ContextOf([.. components.Select(component => (component.Name(), Item(component, names)))]);
        }
        else type = Of(element);
        var isCollection = element.Attr("isCollection") is "true" or "1";
        if (element.One("allowedValues") is { } values && allowed(values, siblings ?? []) is { } test) type = new FeelType.Restricted(type, test) { Words = values.TextElement()?.Value };
        if (isCollection) type = new FeelType.ListOf(type);
        if (element.One("typeConstraint") is { } constraint && allowed(constraint, siblings ?? []) is { } whole) type = new FeelType.Restricted(type, whole) { Words = constraint.TextElement()?.Value };
        return type;
    }
}
