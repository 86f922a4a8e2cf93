using System.Collections.Immutable;
using Workflows.Decisions.Feel.Builtins;
using Workflows.Decisions.Feel.Syntax;

namespace Workflows.Decisions.Feel.Evaluation;

internal sealed partial class Compiler
{
    private Step InstanceOf(Expr.InstanceOf tree, Bindings names)
    {
        var type = TypeOf(tree.Type);
        var of = Compile(tree.Of, names);
        return (run, scope) =>
        {
            var value = of(run, scope);
            if (value.IsNull) return FeelValue.Of(type is FeelType.Simple { Kind: "null" });
            run.SpendOn(value);
            return FeelValue.Of(type.Has(value));
        };
    }

    private FeelType TypeOf(TypeName name) =>
        FeelType.Of(name, types) ?? throw new SyntaxFault(name.At, "a known type", name.Name, $"Expected the name of a type, but got '{name.Name}', which is none.");

    private Step Function(Expr.FunctionDefinition tree, Bindings names, Spot spot)
    {
        if (tree.External) return (run, _) => run.Fail(spot, "Expected a function with a FEEL body, but got an external one, which is not executed here.");
        var types = tree.Parameters.Select(parameter => parameter.Type is { } type ? TypeOf(type) : FeelType.Any).ToArray();
        var result = tree.Result is { } given ? TypeOf(given) : FeelType.Any;
        var inner = tree.Parameters.Aggregate(names, (outer, parameter) => outer.With(parameter.Name));
        var body = Compile(tree.Body, inner);
        var parameters = tree.Parameters.Select(parameter => parameter.Name).ToImmutableArray();
        return (_, scope) => new FeelValue.Function(Closure("", parameters, types, result, body, scope, spot));
    }

    /// <summary>A function whose body sees its arguments behind the names around its definition.</summary>
    public static FeelFunction Closure(string name, ImmutableArray<string> parameters, FeelType[] types, FeelType result, Step body, Link? scope, Spot spot) =>
        Checked(name, parameters, types, result, (run, arguments) => body(run, arguments.Aggregate(scope, (outer, value) => new Link(outer, value))), spot);

    /// <summary>A function whose arguments and result are fitted to their declared types; what does not fit makes the call null (DMN, type conversions).</summary>
    public static FeelFunction Checked(string name, ImmutableArray<string> parameters, FeelType[] types, FeelType result, Func<Run, FeelValue[], FeelValue> body, Spot spot) =>
        new(name, parameters, (run, arguments) =>
        {
            var fitted = new FeelValue[arguments.Length];
            for (var i = 0; i < arguments.Length; i++)
            {
                if (types[i] != FeelType.Any) run.SpendOn(arguments[i]);
                if (types[i].Coerce(run, arguments[i]) is not { } value) return run.Misfit(spot, $"a value of the type declared for '{parameters[i]}'", types[i], arguments[i]);
                fitted[i] = value;
            }
            var given = body(run, fitted);
            return result.Coerce(run, given) ?? run.Misfit(spot, "a result of the declared type", result, given);
        })
        {
            Type = new FeelType.FunctionOf([.. types], result),
        };

    private Step Call(Expr.Call tree, Bindings names, Spot spot)
    {
        var arguments = tree.Arguments.Select(argument => Compile(argument, names)).ToArray();
        if (tree.Target is Expr.Name name && !names.Binds(name.Text) && BuiltinFunctions.Find(name.Text) is { } builtin)
        {
            return CallBuiltin(builtin, tree, arguments, spot);
        }
        var target = Compile(tree.Target, names);
        var labels = tree.Names;
        return (run, scope) =>
        {
            if (target(run, scope) is not FeelValue.Function { Value: var function }) return run.Fail(spot, "Expected a function to call, but got something else.");
            var values = new FeelValue[arguments.Length];
            for (var i = 0; i < values.Length; i++) values[i] = arguments[i](run, scope);
            return Call(run, spot, function, values, labels);
        };
    }

    internal static FeelValue Call(Run run, Spot spot, FeelFunction function, FeelValue[] values, ImmutableArray<string> labels)
    {
        if (!labels.IsEmpty) return CallByName(run, spot, function, values, labels);
        return function.Parameters.Length == values.Length || function.Takes is not null
            ? function.Invoke(run, values)
            : run.Fail(spot, $"Expected {function.Parameters.Length} arguments, but got {values.Length}.");
    }

    /// <summary>A call whose arguments are named: a parameter that none of them names is null, a name that no parameter bears makes the call null (DMN, function invocation).</summary>
    internal static FeelValue CallByName(Run run, Spot spot, FeelFunction function, FeelValue[] values, ImmutableArray<string> labels)
    {
        var (ordered, count) = (new FeelValue?[function.Parameters.Length], 0);
        for (var i = 0; i < labels.Length; i++)
        {
            var at = function.Parameters.IndexOf(labels[i]);
            if (at < 0 || ordered[at] is not null) return run.Fail(spot, $"Expected each parameter of ({string.Join(", ", function.Parameters)}) once, but got '{labels[i]}'.");
            ordered[at] = values[i];
            count = Math.Max(count, at + 1);
        }
        // What a built-in function may do without is left out rather than null.
        if (function.Takes is null) count = ordered.Length;
        return function.Invoke(run, [.. ordered.Take(count).Select(value => value ?? FeelValue.Nothing)]);
    }

    private static Step CallBuiltin(BuiltinFunction builtin, Expr.Call tree, Step[] arguments, Spot spot)
    {
        var chosen = tree.Names.IsEmpty ? builtin.Choose(arguments.Length) : builtin.Choose(tree.Names);
        if (chosen is not { } signature)
        {
            return (run, _) => run.Fail(spot, $"Expected {builtin.Describe()}, but got {(tree.Names.IsEmpty ? $"{arguments.Length} arguments" : string.Join(", ", tree.Names))}.");
        }
        var slots = tree.Names.IsEmpty
            ? Enumerable.Range(0, arguments.Length).ToArray()
            : [.. tree.Names.Select(label => signature.Parameters.IndexOf(label))];
        var width = tree.Names.IsEmpty ? arguments.Length : signature.Parameters.Length;
        return (run, scope) =>
        {
            var values = new FeelValue?[width];
            for (var i = 0; i < slots.Length; i++) values[slots[i]] = arguments[i](run, scope);
            run.Enter();
            try
            {
                return run.Made(signature.Body(new Call(run, spot, builtin.Name, values)));
            }
            finally
            {
                run.Leave();
            }
        };
    }

    internal static Step Path(Step of, string name, Spot spot) => (run, scope) => Properties.Of(run, spot, of(run, scope), name);

    private static Step Descendants(Step of, string name, Spot spot) => (run, scope) => Properties.Deep(run, spot, of(run, scope), name);

    internal static Step Filter(Step of, Step by, Spot spot) => (run, scope) =>
    {
        var value = of(run, scope);
        if (value.IsNull) return FeelValue.Nothing;
        var items = value is FeelValue.List list ? list.Items : [value];
        if (items.IsEmpty)
        {
            // Only its kind is wanted: an index into nothing is null, a condition on nothing leaves nothing.
            return by(run, new Link(scope, FeelValue.Nothing)) is FeelValue.Number ? FeelValue.Nothing : new FeelValue.List([]);
        }
        var kept = ImmutableArray.CreateBuilder<FeelValue>();
        for (var i = 0; i < items.Length; i++)
        {
            run.Spend();
            var holds = by(run, new Link(scope, items[i]));
            if (holds is FeelValue.Boolean { Value: true }) kept.Add(items[i]);
            else if (i == 0 && holds is FeelValue.Number index) return At(run, spot, items, index.Value);
        }
        return new FeelValue.List(kept.ToImmutable());
    };

    private static FeelValue At(Run run, Spot spot, ImmutableArray<FeelValue> items, FeelNumber index) => index.ToInt64() switch
    {
        > 0 and var at when at <= items.Length => items[(int)at - 1],
        < 0 and var at when -at <= items.Length => items[items.Length + (int)at],
        _ => run.Fail(spot, $"Expected an index from 1 to {items.Length} or from -1 back, but got {index}."),
    };
}
