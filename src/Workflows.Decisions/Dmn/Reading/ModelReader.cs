using System.Collections.Immutable;
using System.Xml.Linq;
using Workflows.Decisions.Dmn.Logic;
using Workflows.Decisions.Dmn.Requirements;

namespace Workflows.Decisions.Dmn.Reading;

/// <summary>Turns the elements of one file into nodes, ties them by their requirements, and compiles their logic.</summary>
internal sealed class ModelReader
{
    private readonly XElement root;
    private readonly string file;
    private readonly string ownNamespace;
    private readonly Complaints complaints;
    private readonly Dictionary<string, Node> nodes = new(StringComparer.Ordinal);
    private readonly List<(XElement Element, Node Node)> elements = [];
    private readonly HashSet<Node> own = [];
    private readonly HashSet<string> names = new(StringComparer.Ordinal);
    private readonly List<(string Namespace, string Name, DmnModel Model)> imports = [];
    private readonly LogicCompiler logic;
    private readonly TypeTable types;
    private readonly string[] members;

    public ModelReader(XElement root, string file, IReadOnlyDictionary<string, DmnModel> others)
    {
        (this.root, this.file, ownNamespace) = (root, file, root.Attr("namespace") ?? "");
        complaints = new(file);
        foreach (var import in root.All("import"))
        {
            var from = import.Attr("namespace") ?? "";
            if (others.TryGetValue(from, out var model)) imports.Add((from, import.Name(), model));
            else if (!(import.Attr("importType") ?? "DMN").Contains("DMN", StringComparison.Ordinal)) continue;
            else complaints.Add(import, $"Expected a file of the namespace '{from}' to import, but got none.");
        }
        members = [.. Members(root).Concat(imports.SelectMany(import => import.Model.Members)).Where(name => name.Length > 0).Distinct(StringComparer.Ordinal)];
        logic = new LogicCompiler(members, complaints);
        types = new TypeTable(root, [.. imports.Select(import => (import.Name, import.Model.Types))], complaints, logic.AllowedValues);
        logic.Types = types;
    }

    public DmnParse Read()
    {
        types.ReadAll();
        foreach (var element in root.Elements()) Add(element);
        foreach (var (element, node) in elements)
        {
            node.Required = Required(element, node);
            if (node is ServiceNode service) Fill(element, service);
        }
        RefuseCycles();
        foreach (var (element, node) in elements) Compile(element, node);
        var decisions = elements.Select(entry => entry.Node).OfType<DecisionNode>().Select(node => new DmnDecision(node));
        var functions = elements.Select(entry => entry.Node).Where(node => node is KnowledgeNode or ServiceNode).Select(node => new DmnInvocable(node));
        return new(new DmnModel(root.Name(), ownNamespace, [.. decisions], [.. functions], nodes, types, [.. members, .. nodes.Values.Select(node => node.Name)])
        {
            Source = new(file, [.. elements], [.. members]),
        }, complaints.All);
    }

    /// <summary>Every name that may stand behind a dot or in a filter; the variables in scope are each expression's own.</summary>
    private static IEnumerable<string> Members(XElement root) => root.Descendants()
        .Where(element => element.Name.LocalName is "itemComponent" or "output" or "column" || (element.Name.LocalName == "variable" && element.Parent?.Name.LocalName == "contextEntry"))
        .Select(element => element.Name());

    /// <summary>The name under which others see the element: its variable's, which should equal its own.</summary>
    private static string NameOf(XElement element) => element.One("variable")?.Name() is { Length: > 0 } name ? name : element.Name();

    private void Add(XElement element)
    {
        var (id, name, place) = (element.Id(), NameOf(element), element.Place(file));
        Node? node = element.Name.LocalName switch
        {
            "inputData" => new InputNode(id, name, place),
            "decision" => new DecisionNode(id, name, place),
            "businessKnowledgeModel" => new KnowledgeNode(id, name, place),
            "decisionService" => new ServiceNode(id, name, place),
            _ => null,
        };
        if (node is null) return;
        if (name.Length == 0) complaints.Add(element, $"Expected a name on this {element.Name.LocalName}, but got none.");
        else if (!names.Add(name)) complaints.Add(element, $"Expected distinct names, but got '{name}' twice.");
        node.Type = types.Of(element.One("variable"));
        elements.Add((element, node));
        own.Add(node);
        if (id.Length > 0 && !nodes.TryAdd(id, node)) complaints.Add(element, $"Expected distinct ids, but got '{id}' twice.");
    }

    private ImmutableArray<Requirement> Required(XElement element, Node node)
    {
        var required = ImmutableArray.CreateBuilder<Requirement>();
        foreach (var reference in element.All("informationRequirement").Concat(element.All("knowledgeRequirement")).SelectMany(requirement => requirement.Elements()))
        {
            if (reference.Name.LocalName is not ("requiredInput" or "requiredDecision" or "requiredKnowledge")) continue;
            if (Find(reference) is not { } found) continue;
            if (!IsOf(reference.Name.LocalName, found.Node)) complaints.Add(reference, $"Expected {WhatIs(reference.Name.LocalName)}, but got '{found.Node.Name}', which is another element.");
            if (!required.Contains(found)) required.Add(found);
        }
        // A business knowledge model may call itself whether or not it says that it requires itself.
        if (node is KnowledgeNode && required.All(requirement => requirement.Import.Length > 0 || requirement.Node.Name != node.Name)) required.Add(new("", node));
        // What an import without a name brings stands behind the file's own of the same name (DMN 1.5, 6.3.3).
        return [.. required.OrderBy(requirement => requirement.Import.Length > 0 || own.Contains(requirement.Node))];
    }

    private Requirement? Find(XElement reference)
    {
        var href = reference.Attr("href") ?? "";
        var hash = href.IndexOf('#', StringComparison.Ordinal);
        var (from, id) = hash < 0 ? ("", href) : (href[..hash], href[(hash + 1)..]);
        if (from.Length == 0 || from == ownNamespace)
        {
            if (nodes.TryGetValue(id, out var node)) return new("", node);
            foreach (var (_, name, model) in imports)
            {
                if (name.Length == 0 && model.Nodes.TryGetValue(id, out var unnamed)) return new("", unnamed);
            }
        }
        foreach (var (space, name, model) in imports)
        {
            if (space == from && model.Nodes.TryGetValue(id, out var node)) return new(name, node);
        }
        complaints.Add(reference, $"Expected the id of an element of this file or an import, but got '{href}'.");
        return null;
    }

    private void Fill(XElement element, ServiceNode service)
    {
        ImmutableArray<Node> Nodes(params string[] kinds) => [.. kinds.SelectMany(element.All).Select(Referred).OfType<Node>()];
        foreach (var inner in element.All("encapsulatedDecision")) Referred(inner);
        service.Inputs = Nodes("inputData", "inputDecision");
        service.Outputs = Nodes("outputDecision");
        if (service.Outputs.IsEmpty) complaints.Add(element, "Expected at least one output decision, but got none.");
    }

    private Node? Referred(XElement reference)
    {
        if (Find(reference)?.Node is not { } node) return null;
        if (!IsOf(reference.Name.LocalName, node)) complaints.Add(reference, $"Expected {WhatIs(reference.Name.LocalName)}, but got '{node.Name}', which is another element.");
        return node;
    }

    /// <summary>Whether the element is of the kind that a reference of that name speaks of.</summary>
    private static bool IsOf(string reference, Node node) => reference switch
    {
        "requiredInput" or "inputData" => node is InputNode,
        "requiredKnowledge" => node is KnowledgeNode or ServiceNode,
        _ => node is DecisionNode,
    };

    private static string WhatIs(string reference) => reference switch
    {
        "requiredInput" or "inputData" => "the id of an input",
        "requiredKnowledge" => "the id of a business knowledge model or a decision service",
        _ => "the id of a decision",
    };

    /// <summary>Goes through the requirements once; a decision that is met again on the way from itself is complained of and cut loose.</summary>
    private void RefuseCycles()
    {
        var places = elements.ToDictionary(entry => entry.Node, entry => entry.Element);
        var (done, way) = (new HashSet<Node>(), new HashSet<Node>());
        var open = new Stack<(Node Node, int Next)>();
        foreach (var (_, start) in elements)
        {
            Enter(start);
            while (open.TryPop(out var at))
            {
                if (at.Next >= at.Node.Required.Length)
                {
                    way.Remove(at.Node);
                    continue;
                }
                open.Push((at.Node, at.Next + 1));
                var required = at.Node.Required[at.Next].Node;
                if (!way.Contains(required)) Enter(required);
                else if (places.TryGetValue(required, out var element))
                {
                    complaints.Add(element, $"Expected requirements without a cycle, but decision '{required.Name}' requires itself.");
                    required.Required = [];
                }
            }
        }

        void Enter(Node node)
        {
            if (node is not DecisionNode || !done.Add(node)) return;
            way.Add(node);
            open.Push((node, 0));
        }
    }

    private void Compile(XElement element, Node node)
    {
        var scope = Session.Names(node.Required);
        if (node is DecisionNode decision) decision.Logic = logic.Of(element, node.Id, scope);
        if (node is not KnowledgeNode knowledge || element.One("encapsulatedLogic") is not { } function) return;
        var parameters = function.All("formalParameter").ToArray();
        knowledge.Parameters = [.. parameters.Select(parameter => parameter.Name())];
        knowledge.ParameterTypes = [.. parameters.Select(types.Of)];
        knowledge.Body = logic.Body(function, node.Id, knowledge.Parameters.Aggregate(scope, (outer, name) => outer.With(name)));
    }
}
