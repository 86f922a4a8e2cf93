using System.Collections.Immutable;
using System.Xml.Linq;
using Workflows.Decisions.Dmn.Reading;
using Workflows.Decisions.Dmn.Requirements;
using Workflows.Decisions.Feel.Builtins;
using Workflows.Decisions.Feel.Checking;
using Workflows.Decisions.Feel.Evaluation;
using Workflows.Decisions.Feel.Syntax;

namespace Workflows.Decisions.Dmn.Checking;

/// <summary>Goes through the decisions and business knowledge models of a file with the types of what they require.</summary>
internal sealed partial class ModelChecker(ModelSource source, TypeTable types)
{
    private static readonly (FeelType Type, string Text, Expr? Tree) Nothing = (Kinds.Null, "", null);

    private readonly Findings findings = new(source.File);
    private readonly KnownNames known = new(source.Members, BuiltinFunctions.Names);
    private readonly Dictionary<Node, XElement> elements = source.Elements.ToDictionary(entry => entry.Node, entry => entry.Element);
    private readonly Dictionary<Node, FeelType> inferred = [];

    public ImmutableArray<DmnFinding> Run()
    {
        foreach (var (_, node) in source.Elements) TypeOf(node);
        return findings.Sorted;
    }

    /// <summary>The type of the node's value: the declared one, else that of its logic, which is looked at once.</summary>
    private FeelType TypeOf(Node node)
    {
        if (inferred.TryGetValue(node, out var type)) return type;
        System.Runtime.CompilerServices.RuntimeHelpers.EnsureSufficientExecutionStack();
        inferred[node] = Declared(node);
        if (!elements.TryGetValue(node, out var element)) return inferred[node];
        switch (node)
        {
            case DecisionNode when Logic(element, Scope(node), node.Type, $"the type of '{node.Name}'") is { } given:
                if (Kinds.Of(node.Type) is null) inferred[node] = given;
                break;
            case KnowledgeNode knowledge when element.One("encapsulatedLogic") is { } function:
                var scope = knowledge.Parameters.Zip(knowledge.ParameterTypes).Aggregate(Scope(node), (outer, parameter) => outer.With(parameter.First, parameter.Second));
                if (function.Attr("kind") is null or "FEEL") Logic(function, scope, knowledge.Type.Returned, $"the result of '{node.Name}'");
                break;
        }
        return inferred[node];
    }

    private static FeelType Declared(Node node) => node switch
    {
        KnowledgeNode knowledge => new FeelType.FunctionOf([.. knowledge.ParameterTypes], knowledge.Type.Returned),
        ServiceNode service => new FeelType.FunctionOf([.. service.Inputs.Select(input => input.Type)], service.Type.Returned),
        _ => node.Type,
    };

    /// <summary>What the node's logic sees: what it requires, imported elements as members of the import's name.</summary>
    private TypedScope Scope(Node node)
    {
        var scope = node.Required.Where(requirement => requirement.Import.Length == 0)
            .Aggregate(TypedScope.Closed, (outer, requirement) => outer.With(requirement.Node.Name, TypeOf(requirement.Node)));
        return node.Required.Where(requirement => requirement.Import.Length > 0).GroupBy(requirement => requirement.Import)
            .Aggregate(scope, (outer, import) => outer.With(import.Key, new FeelType.ContextOf([.. import.Select(member => (member.Node.Name, TypeOf(member.Node)))])));
    }

    /// <summary>The type of the logic in a holder, held against the declared one; null where it holds none.</summary>
    private FeelType? Logic(XElement holder, TypedScope scope, FeelType wanted, string what)
    {
        foreach (var element in holder.Elements())
        {
            if (Boxed(element, scope, wanted) is not { } type) continue;
            if (element.Name.LocalName != "decisionTable") Fits(element, type, wanted, what);
            return type;
        }
        return null;
    }

    private void Fits(XElement element, FeelType given, FeelType wanted, string what)
    {
        if (Kinds.MayFit(given, wanted)) return;
        findings.Add(DmnFault.Type, element, $"Expected a value of {what}, {Kinds.Describe(wanted)}, but got {Kinds.Describe(given)}.", Kinds.Describe(wanted), Kinds.Describe(given));
    }

    /// <summary>The type of an element's text, and the text's tree; what is wrong with it is noted.</summary>
    private (FeelType Type, string Text, Expr? Tree) Text(XElement element, string where, TypedScope scope, bool unaryTests = false, TableCell? cell = null)
    {
        var holder = element.TextElement() ?? element;
        var text = holder.Value;
        if (string.IsNullOrWhiteSpace(text)) return Nothing;
        var (type, tree, found) = FeelChecker.Check(text, unaryTests, scope, types.Find, known);
        foreach (var fault in found) findings.Add(holder, where, fault, cell);
        return (type, text, tree);
    }
}
