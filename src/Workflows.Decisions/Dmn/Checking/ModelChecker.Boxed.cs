using System.Collections.Immutable;
using System.Xml.Linq;
using Workflows.Decisions.Dmn.Reading;
using Workflows.Decisions.Feel.Checking;
using Workflows.Decisions.Feel.Evaluation;

namespace Workflows.Decisions.Dmn.Checking;

/// <summary>Boxed expressions (DMN 10.2) with their types.</summary>
internal sealed partial class ModelChecker
{
    /// <summary>The expression's type; null for an element that is no expression.</summary>
    private FeelType? Boxed(XElement element, TypedScope scope, FeelType wanted)
    {
        var type = element.Name.LocalName switch
        {
            "literalExpression" => Literal(element, scope),
            "decisionTable" => Table(element, scope, wanted),
            "context" => Context(element, scope),
            "relation" => Relation(element, scope),
            "list" => Kinds.ListOf(Kinds.JoinAll([.. element.Elements().Select(item => Boxed(item, scope, FeelType.Any)).OfType<FeelType>()])),
            "invocation" => Invocation(element, scope),
            "functionDefinition" => Function(element, scope),
            "conditional" => Conditional(element, scope),
            "filter" => Filter(element, scope),
            "for" => Kinds.ListOf(Part(element, "return", Iterator(element, scope).With("partial", Kinds.ListOf(FeelType.Any)))),
            "every" or "some" => Quantified(element, scope),
            _ => null,
        };
        if (type is null || element.Name.LocalName == "decisionTable" || element.Attr("typeRef") is null) return type;
        var declared = types.Of(element);
        if (element.Name.LocalName == "functionDefinition" || Kinds.Of(declared) is null) return type;
        Fits(element, type, declared, "the expression's type");
        return declared;
    }

    private FeelType Literal(XElement element, TypedScope scope) =>
        element.OtherLanguage() is not null ? FeelType.Any : Text(element, "The expression", scope).Type;

    private FeelType Part(XElement element, string name, TypedScope scope) =>
        element.One(name) is { } part ? Logic(part, scope, FeelType.Any, "") ?? FeelType.Any : FeelType.Any;

    private FeelType Conditional(XElement element, TypedScope scope)
    {
        Condition(element, "if", scope);
        return Kinds.Join(Part(element, "then", scope), Part(element, "else", scope));
    }

    private FeelType.Simple Quantified(XElement element, TypedScope scope)
    {
        Condition(element, "satisfies", Iterator(element, scope));
        return (FeelType.Simple)Kinds.Boolean;
    }

    private FeelType Filter(XElement element, TypedScope scope)
    {
        var of = Part(element, "in", scope);
        var item = Kinds.Bare(of) is FeelType.ListOf list ? list.Item : of;
        Condition(element, "match", scope.WithElement(item));
        return Kinds.ListOf(item);
    }

    private void Condition(XElement element, string name, TypedScope scope)
    {
        var type = Part(element, name, scope);
        if (Kinds.Of(type) is null or "boolean") return;
        findings.Add(DmnFault.Type, element.One(name)!, $"Expected a condition in '{name}', which is true or false, but got {Kinds.Describe(type)}.", "boolean", Kinds.Describe(type));
    }

    private TypedScope Iterator(XElement element, TypedScope scope)
    {
        var of = Kinds.Bare(Part(element, "in", scope));
        return scope.With((element.Attr("iteratorVariable") ?? "").Trim(), of switch { FeelType.ListOf list => list.Item, FeelType.RangeOf range => range.Item, _ => of });
    }

    private FeelType Context(XElement element, TypedScope scope)
    {
        var fields = ImmutableArray.CreateBuilder<(string, FeelType)>();
        foreach (var entry in element.All("contextEntry"))
        {
            if (entry.One("variable") is not { } variable) return Logic(entry, scope, FeelType.Any, "") ?? FeelType.Any;
            var declared = types.Of(variable);
            var seesItself = entry.One("functionDefinition") is not null && !scope.Binds(variable.Name());
            var given = Logic(entry, seesItself ? scope.With(variable.Name(), Kinds.AnyFunction) : scope, declared, $"the type of '{variable.Name()}'") ?? FeelType.Any;
            var type = Kinds.Of(declared) is null ? given : declared;
            fields.Add((variable.Name(), type));
            scope = scope.With(variable.Name(), type);
        }
        return new FeelType.ContextOf(fields.ToImmutable());
    }

    private FeelType.ListOf Relation(XElement element, TypedScope scope)
    {
        var columns = element.All("column").Select(column => (Name: column.Name(), Type: types.Of(column), Given: new List<FeelType>())).ToArray();
        foreach (var row in element.All("row"))
        {
            var at = 0;
            foreach (var cell in row.Elements())
            {
                if (at >= columns.Length || Boxed(cell, scope, columns[at].Type) is not { } given) continue;
                Fits(cell, given, columns[at].Type, $"column '{columns[at].Name}'");
                columns[at++].Given.Add(given);
            }
        }
        return new(new FeelType.ContextOf([.. columns.Select(column => (column.Name, Kinds.Of(column.Type) is null ? Kinds.JoinAll(column.Given) : column.Type))]));
    }

    private FeelType Invocation(XElement element, TypedScope scope)
    {
        var target = FeelType.Any;
        foreach (var child in element.Elements().Where(child => child.Name.LocalName != "binding"))
        {
            target = Boxed(child, scope, FeelType.Any) ?? target;
        }
        foreach (var binding in element.All("binding"))
        {
            Logic(binding, scope, types.Of(binding.One("parameter")), $"parameter '{binding.One("parameter")?.Name()}'");
        }
        if (Kinds.Of(target) is null or "function") return Kinds.Bare(target) is FeelType.FunctionOf function ? function.Result : FeelType.Any;
        findings.Add(DmnFault.Type, element, $"Expected a function to call, but got {Kinds.Describe(target)}.", "function", Kinds.Describe(target));
        return FeelType.Any;
    }

    private FeelType Function(XElement element, TypedScope scope)
    {
        if (element.Attr("kind") is not (null or "FEEL")) return Kinds.AnyFunction;
        var parameters = element.All("formalParameter").Select(parameter => (Name: parameter.Name(), Type: types.Of(parameter))).ToArray();
        var inner = parameters.Aggregate(scope, (outer, parameter) => outer.With(parameter.Name, parameter.Type));
        var declared = types.Of(element);
        var given = Logic(element, inner, Kinds.Bare(declared) is FeelType.FunctionOf ? FeelType.Any : declared, "the function's result") ?? FeelType.Any;
        return new FeelType.FunctionOf([.. parameters.Select(parameter => parameter.Type)], given);
    }
}
