using System.Collections.Immutable;
using System.Xml.Linq;
using Workflows.Decisions.Dmn.Reading;
using Workflows.Decisions.Feel;
using Workflows.Decisions.Feel.Evaluation;

namespace Workflows.Decisions.Dmn.Logic;

/// <summary>Boxed expressions (DMN 10.2).</summary>
internal sealed partial class LogicCompiler
{
    private static readonly Step Missing = (run, _) => run.Fail(default, "Expected an expression, but the element holds none.");

    private Step? Boxed(XElement element, string ownerId, Bindings scope) => element.Name.LocalName switch
    {
        "literalExpression" => Literal(element, scope, $"The expression of '{ownerId}'"),
        "decisionTable" => Table(element, ownerId, scope),
        "context" => Context(element, ownerId, scope),
        "relation" => Relation(element, ownerId, scope),
        "list" => Compiler.List([.. Expressions(element).Select(item => Item(item, ownerId, scope))]),
        "invocation" => Invocation(element, ownerId, scope),
        "functionDefinition" => Function(element, ownerId, scope),
        "conditional" => Conditional(Part(element, "if", ownerId, scope), Part(element, "then", ownerId, scope), Part(element, "else", ownerId, scope)),
        "filter" => Filter(Part(element, "in", ownerId, scope), Part(element, "match", ownerId, scope.WithElement())),
        "for" => Loops.For([Domain(element, ownerId, scope)], Part(element, "return", ownerId, Iterator(element, scope).With("partial")), MayAskForPartial(element)),
        "every" or "some" => Loops.Quantified([Domain(element, ownerId, scope)], Part(element, "satisfies", ownerId, Iterator(element, scope)), element.Name.LocalName == "every"),
        _ => null,
    };

    private static IEnumerable<XElement> Expressions(XElement element) =>
        element.Elements().Where(child => child.Name.LocalName is not ("variable" or "description" or "extensionElements" or "column"));

    private Step Item(XElement element, string ownerId, Bindings scope) => Boxed(element, ownerId, scope) is { } step ? Typed(element, step) : Missing;

    private Step Part(XElement element, string name, string ownerId, Bindings scope)
    {
        if (element.One(name) is { } part && Of(part, ownerId, scope) is { } step) return step;
        complaints.Add(element, $"Expected an expression in '{name}' of this {element.Name.LocalName}, but got none.");
        return Missing;
    }

    /// <summary>Unlike FEEL's if, the boxed one takes no other value for false than null.</summary>
    private static Step Conditional(Step condition, Step then, Step otherwise) => (run, scope) => condition(run, scope) switch
    {
        FeelValue.Boolean { Value: true } => then(run, scope),
        FeelValue.Boolean or FeelValue.Null => otherwise(run, scope),
        var other => run.Mismatch(default, "a boolean as condition", other),
    };

    /// <summary>Unlike FEEL's filter, the boxed one takes no index, and no other value for false than null.</summary>
    private static Step Filter(Step of, Step match) => (run, scope) =>
    {
        var value = of(run, scope);
        if (value.IsNull) return value;
        var kept = ImmutableArray.CreateBuilder<FeelValue>();
        foreach (var item in value is FeelValue.List list ? list.Items : [value])
        {
            run.Spend();
            var holds = match(run, new Link(scope, item));
            if (holds is not (FeelValue.Boolean or FeelValue.Null)) return run.Mismatch(default, "a boolean as match", holds);
            if (holds is FeelValue.Boolean { Value: true }) kept.Add(item);
        }
        return new FeelValue.List(kept.ToImmutable());
    };

    /// <summary>Whether the word <c>partial</c> stands anywhere in what the loop returns.</summary>
    private static bool MayAskForPartial(XElement element) => element.One("return")?.Value.Contains("partial", StringComparison.Ordinal) is true;

    private static Bindings Iterator(XElement element, Bindings scope) => scope.With((element.Attr("iteratorVariable") ?? "").Trim());

    private Domain Domain(XElement element, string ownerId, Bindings scope)
    {
        var domain = Part(element, "in", ownerId, scope);
        return (run, here) => Iterating.Over(run, default, domain(run, here));
    }

    private Step Context(XElement element, string ownerId, Bindings scope)
    {
        var (labels, steps) = (new List<string>(), new List<Step>());
        Step? result = null;
        foreach (var entry in element.All("contextEntry"))
        {
            if (entry.One("variable") is not { } variable)
            {
                result = Of(entry, ownerId, scope) ?? Missing;
                break;
            }
            // A function may call itself by the entry's name where nothing else bears it.
            var seesItself = entry.One("functionDefinition") is not null && !scope.Binds(variable.Name());
            var given = Of(entry, ownerId, seesItself ? scope.With(variable.Name()) : scope) ?? Missing;
            Step step = seesItself ? (run, here) => Link.SeeingItself(run, given, here) : given;
            labels.Add(variable.Name());
            steps.Add(Fitted(step, Types!.Of(variable), $"'{variable.Name()}'"));
            scope = scope.With(variable.Name());
        }
        return (run, here) =>
        {
            run.Spend(steps.Count);
            var entries = new KeyValuePair<string, FeelValue>[steps.Count];
            for (var i = 0; i < entries.Length; i++)
            {
                entries[i] = new(labels[i], steps[i](run, here));
                here = new Link(here, entries[i].Value);
            }
            return result is null ? run.Made(FeelValue.Of(FeelContext.From(entries))) : result(run, here);
        };
    }

    private Step Relation(XElement element, string ownerId, Bindings scope)
    {
        var columns = element.All("column").ToArray();
        var types = columns.Select(column => Types!.Of(column)).ToArray();
        var rows = element.All("row").Select(row => Expressions(row).Select(cell => Item(cell, ownerId, scope)).ToArray()).ToArray();
        foreach (var row in element.All("row").Where(row => Expressions(row).Count() != columns.Length))
        {
            complaints.Add(row, $"Expected {columns.Length} cells in this row, but got {Expressions(row).Count()}.");
        }
        var cells = rows.Select(row => columns.Zip(row, (column, cell) => (Name: column.Name(), Cell: cell))
            .Select((entry, i) => (entry.Name, Cell: Fitted(entry.Cell, types[i], $"'{entry.Name}'"))).ToArray()).ToArray();
        return (run, here) => FeelValue.Of(cells.Select(row => FeelValue.Of(FeelContext.From(row.Select(entry => KeyValuePair.Create(entry.Name, entry.Cell(run, here)))))));
    }

    private Step Invocation(XElement element, string ownerId, Bindings scope)
    {
        var target = Of(element, ownerId, scope) ?? Missing;
        var bindings = element.All("binding").ToArray();
        var labels = bindings.Select(binding => binding.One("parameter")?.Name() ?? "").ToImmutableArray();
        var arguments = bindings.Select(binding => Fitted(Of(binding, ownerId, scope) ?? Missing, Types!.Of(binding.One("parameter")), "the parameter")).ToArray();
        return (run, here) =>
        {
            var called = target(run, here);
            if (called is not FeelValue.Function function) return run.Mismatch(default, "a function to call", called);
            return Compiler.CallByName(run, default, function.Value, [.. arguments.Select(argument => argument(run, here))], labels);
        };
    }

    private Step Function(XElement element, string ownerId, Bindings scope)
    {
        var parameters = element.All("formalParameter").ToArray();
        var labels = parameters.Select(parameter => parameter.Name()).ToImmutableArray();
        var types = parameters.Select(parameter => Types!.Of(parameter)).ToArray();
        var result = Types!.Of(element).Returned;
        var body = Body(element, ownerId, labels.Aggregate(scope, (outer, name) => outer.With(name)));
        return (_, here) => new FeelValue.Function(Compiler.Closure("", labels, types, result, body, here, default));
    }

    /// <summary>The body of a function definition or of encapsulated logic; external functions are refused and give null.</summary>
    public Step Body(XElement function, string ownerId, Bindings scope)
    {
        if (function.Attr("kind") is not { } kind || kind == "FEEL") return Of(function, ownerId, scope) ?? Missing;
        return (run, _) => run.Fail(default, $"Expected a function with a FEEL body, but got one of kind {kind}, which is not executed here.");
    }
}
