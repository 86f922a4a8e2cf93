using System.Collections.Immutable;
using System.Xml.Linq;
using Workflows.Decisions.Dmn.Logic;
using Workflows.Decisions.Dmn.Requirements;
using Workflows.Decisions.Feel.Evaluation;

namespace Workflows.Decisions.Dmn.Reading;

/// <summary>Turns the elements of one file into nodes, ties them by their requirements, and compiles their logic.</summary>
internal sealed class ModelReader(XElement root, string file)
{
    private readonly Complaints complaints = new(file);
    private readonly Dictionary<string, Node> nodes = new(StringComparer.Ordinal);

    public DmnParse Read()
    {
        var decisions = new List<(XElement Element, DecisionNode Node)>();
        foreach (var element in root.Elements())
        {
            var place = element.Place(file);
            if (element.Name.LocalName == "inputData") Add(element, new InputNode(element.Id(), NameOf(element), place));
            if (element.Name.LocalName != "decision") continue;
            var node = new DecisionNode(element.Id(), NameOf(element), place);
            Add(element, node);
            decisions.Add((element, node));
        }
        foreach (var (element, node) in decisions) node.Required = Required(element);
        foreach (var (element, node) in decisions) RefuseCycle(element, node);
        var names = root.Descendants().Select(element => element.Name()).Where(name => name.Length > 0).Distinct(StringComparer.Ordinal);
        var logic = new LogicCompiler(names, complaints);
        foreach (var (element, node) in decisions)
        {
            var scope = node.Required.Aggregate(Bindings.Global, (outer, required) => outer.With(required.Name));
            node.Logic = logic.Of(element, node.Id, scope);
        }
        var model = new DmnModel(root.Name(), root.Attr("namespace") ?? "", [.. decisions.Select(decision => new DmnDecision(decision.Node))]);
        return new(model, complaints.All);
    }

    /// <summary>The name under which others see the element: its variable's, which should equal its own.</summary>
    private static string NameOf(XElement element) => element.One("variable")?.Name() is { Length: > 0 } name ? name : element.Name();

    private void Add(XElement element, Node node)
    {
        if (node.Name.Length == 0) complaints.Add(element, $"Expected a name on this {element.Name.LocalName}, but got none.");
        if (node.Id.Length == 0) return;
        if (!nodes.TryAdd(node.Id, node)) complaints.Add(element, $"Expected distinct ids, but got '{node.Id}' twice.");
    }

    private ImmutableArray<Node> Required(XElement decision)
    {
        var required = ImmutableArray.CreateBuilder<Node>();
        foreach (var reference in decision.All("informationRequirement").SelectMany(requirement => requirement.Elements()))
        {
            if (reference.Name.LocalName is not ("requiredInput" or "requiredDecision")) continue;
            var href = reference.Attr("href") ?? "";
            if (href.StartsWith('#') && nodes.TryGetValue(href[1..], out var node)) required.Add(node);
            else complaints.Add(reference, $"Expected the id of an input or a decision of this file, but got '{href}'.");
        }
        return required.ToImmutable();
    }

    private void RefuseCycle(XElement element, DecisionNode start)
    {
        var (seen, open) = (new HashSet<Node>(), new Stack<Node>(start.Required));
        while (open.TryPop(out var node))
        {
            if (node == start)
            {
                complaints.Add(element, $"Expected requirements without a cycle, but decision '{start.Name}' requires itself.");
                start.Required = [];
                return;
            }
            if (!seen.Add(node) || node is not DecisionNode decision) continue;
            foreach (var required in decision.Required) open.Push(required);
        }
    }
}
