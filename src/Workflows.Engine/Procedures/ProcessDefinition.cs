using System.Collections.Frozen;
using System.Collections.Immutable;
using Workflows.Statute;

namespace Workflows.Engine.Procedures;

/// <summary>A process read from a BPMN file. Holding one proves that the file was good: every reference is resolved.</summary>
public sealed class ProcessDefinition
{
    private readonly FrozenDictionary<string, (FlowNode Node, FlowScope Scope)> byId;

    internal ProcessDefinition(string id, Bilingual name, FlowScope root, ImmutableArray<MessageSpec> messages)
    {
        Id = id;
        Name = name;
        Root = root;
        Messages = messages;
        byId = Walk(root).ToFrozenDictionary(x => x.Node.Id);
    }

    public string Id { get; }

    /// <summary>Where the process stands in its file.</summary>
    public SourcePosition At { get; internal init; }

    public Bilingual Name { get; }

    public FlowScope Root { get; }

    public ImmutableArray<MessageSpec> Messages { get; }

    /// <summary>All elements, those of sub-processes included.</summary>
    public IEnumerable<FlowNode> AllNodes => byId.Values.Select(x => x.Node);

    /// <summary>The element of that id. Throws <see cref="KeyNotFoundException"/> for an id that the file does not have.</summary>
    public FlowNode Node(string id) => byId[id].Node;

    public bool Has(string id) => byId.ContainsKey(id);

    /// <summary>The process or sub-process that directly holds the element.</summary>
    public FlowScope ScopeOf(string element) => byId[element].Scope;

    private static IEnumerable<(FlowNode Node, FlowScope Scope)> Walk(FlowScope scope) =>
        scope.Nodes.SelectMany(node => node is FlowNode.SubProcess sub
            ? Walk(sub.Body).Prepend((node, scope))
            : [(node, scope)]);
}
