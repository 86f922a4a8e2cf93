using Workflows.Decisions.Feel.Evaluation;
using Workflows.Decisions.Feel.Syntax;

namespace Workflows.Decisions.Feel.Checking;

/// <summary>Loops, filters and functions: what their names stand for.</summary>
internal sealed partial class Checker
{
    private FeelType For(Expr.For tree, TypedScope names)
    {
        foreach (var over in tree.Over) names = names.With(over.Name, Domain(over, names));
        // What is gathered so far has the type of what is being worked out.
        return Kinds.ListOf(TypeOf(tree.Return, names.With("partial", Kinds.ListOf(FeelType.Any))));
    }

    private FeelType Quantified(Expr.Quantified tree, TypedScope names)
    {
        foreach (var over in tree.Over) names = names.With(over.Name, Domain(over, names));
        Condition(tree.Satisfies, names, "after 'satisfies'");
        return Kinds.Boolean;
    }

    private FeelType Domain(Iteration over, TypedScope names)
    {
        var of = TypeOf(over.Of, names);
        if (over.To is null)
        {
            if (Kinds.Bare(of) is FeelType.RangeOf { Item: var end }) Counts(end, end, over.Of.At);
            return Kinds.Bare(of) switch { FeelType.ListOf list => list.Item, FeelType.RangeOf range => range.Item, _ => of };
        }
        var to = TypeOf(over.To, names);
        Counts(of, to, over.Of.At);
        return Kinds.Join(of, to);
    }

    private void Counts(FeelType from, FeelType to, int at)
    {
        if (Kinds.Of(from) is null or "number" or "date" && Kinds.Of(to) is null or "number" or "date" && Kinds.Compare(from, to)) return;
        Add(at, "two whole numbers or two dates to count between", $"{Kinds.Describe(from)} and {Kinds.Describe(to)}");
    }

    private FeelType Filter(Expr.Filter tree, TypedScope names)
    {
        var of = TypeOf(tree.Of, names);
        var item = Kinds.Bare(of) is FeelType.ListOf list ? list.Item : of;
        var by = TypeOf(tree.By, names.WithElement(item));
        switch (Kinds.Of(by))
        {
            case "number": return item;
            case "boolean": return Kinds.ListOf(item);
            case null: return FeelType.Any;
        }
        Add(tree.By.At, "an index or a condition in the filter", Kinds.Describe(by));
        return FeelType.Any;
    }

    private FeelType.FunctionOf Function(Expr.FunctionDefinition tree, TypedScope names)
    {
        if (tree.External) return new(null, FeelType.Any);
        var parameters = tree.Parameters.Select(parameter => parameter.Type is { } type ? Type(type) : FeelType.Any).ToArray();
        for (var i = 0; i < parameters.Length; i++) names = names.With(tree.Parameters[i].Name, parameters[i]);
        var body = TypeOf(tree.Body, names);
        if (tree.Result is null) return new([.. parameters], body);
        var result = Type(tree.Result);
        if (!Kinds.MayFit(body, result)) Add(tree.Body.At, $"a result of {Kinds.Describe(result)}", Kinds.Describe(body));
        return new([.. parameters], result);
    }
}
