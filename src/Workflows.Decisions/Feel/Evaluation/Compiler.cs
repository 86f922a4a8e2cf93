using System.Collections.Immutable;
using System.Diagnostics;
using System.Runtime.CompilerServices;
using Workflows.Decisions.Feel.Syntax;
using Workflows.Decisions.Feel.Time;

namespace Workflows.Decisions.Feel.Evaluation;

/// <summary>Turns a syntax tree into nested delegates, once; evaluating calls them.</summary>
internal sealed partial class Compiler(string text, Func<string, FeelType?>? types = null)
{
    private const int GuardEvery = 50;
    private const int MeterEvery = 32;
    private int depth;
    private int nodes;

    public Step Compile(Expr tree, Bindings names)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        depth++;
        var step = Node(tree, names);
        // A body of many operators costs more than one step each time round.
        var metered = ++nodes % MeterEvery == 0;
        if (depth-- % GuardEvery != 0 && !metered) return step;
        return (run, scope) =>
        {
            RuntimeHelpers.EnsureSufficientExecutionStack();
            run.Spend(metered ? MeterEvery : 1);
            return step(run, scope);
        };
    }

    private Step Node(Expr tree, Bindings names)
    {
        var spot = new Spot(text, tree.At);
        switch (tree)
        {
            case Expr.Literal x: return (_, _) => x.Value;
            case Expr.AtLiteral x: return At(x, spot);
            case Expr.Name x: return names.Binds(x.Text) || Builtins.BuiltinFunctions.Find(x.Text) is not { } builtin ? names.Find(x.Text, spot) : NameOrBuiltin(x, names, builtin);
            case Expr.Negate x: return Negate(Compile(x.Of, names), spot);
            case Expr.Arithmetic x: return Arithmetic(x, names, spot);
            case Expr.Compare x: return Compare(x, names, spot);
            case Expr.And x: return And(Compile(x.Left, names), Compile(x.Right, names));
            case Expr.Or x: return Or(Compile(x.Left, names), Compile(x.Right, names));
            case Expr.If x: return If(Compile(x.Condition, names), Compile(x.Then, names), Compile(x.Else, names));
            case Expr.Between x: return Between(Compile(x.Of, names), Compile(x.Low, names), Compile(x.High, names), spot);
            case Expr.In x: return In(x, names);
            case Expr.InstanceOf x: return InstanceOf(x, names);
            case Expr.For x: return For(x, names, spot);
            case Expr.Quantified x: return Quantified(x, names, spot);
            case Expr.FunctionDefinition x: return Function(x, names, spot);
            case Expr.Call x: return Call(x, names, spot);
            case Expr.Path { IsDeep: true } x: return Descendants(Compile(x.Of, names), x.Member, spot);
            case Expr.Path x: return Path(Compile(x.Of, names), x.Member, spot);
            case Expr.Filter x: return Filter(Compile(x.Of, names), Compile(x.By, names.WithElement()), spot);
            case Expr.ListOf x: return List([.. x.Items.Select(item => Compile(item, names))]);
            case Expr.ContextOf x: return Context(x, names);
            case Expr.RangeOf x: return Range(x, names, spot);
            case Expr.Tests x: return Alternatives(x, names, names.Find("?", spot));
            case Expr.TestBy x: return Test(x, names, names.Find("?", spot));
            case Expr.Anything: return (_, _) => FeelValue.True;
            default: throw new UnreachableException(tree.GetType().Name);
        }
    }

    private static Step At(Expr.AtLiteral literal, Spot spot)
    {
        // Without a zone the value is always the same; with one, the zone's rules are the evaluation's to give.
        if (TemporalText.Any(literal.Text, FeelSurroundings.None) is { } constant) return (_, _) => constant;
        return (run, _) => TemporalText.Any(literal.Text, run.Surroundings)
            ?? run.Fail(spot, $"Expected a date, time, date and time or duration, but got {FeelText.Quote(literal.Text)}.");
    }

    private static Step NameOrBuiltin(Expr.Name name, Bindings names, Builtins.BuiltinFunction builtin)
    {
        var function = new FeelValue.Function(builtin.AsValue());
        return names.Find(name.Text, default, (_, _) => function);
    }

    private static Step Negate(Step of, Spot spot) => (run, scope) => Operators.Negate(run, spot, of(run, scope));

    private Step Arithmetic(Expr.Arithmetic tree, Bindings names, Spot spot)
    {
        var (left, right) = (Compile(tree.Left, names), Compile(tree.Right, names));
        return tree.Operator switch
        {
            ArithmeticOperator.Add => (run, scope) => Operators.Add(run, spot, left(run, scope), right(run, scope)),
            ArithmeticOperator.Subtract => (run, scope) => Operators.Subtract(run, spot, left(run, scope), right(run, scope)),
            ArithmeticOperator.Multiply => (run, scope) => Operators.Multiply(run, spot, left(run, scope), right(run, scope)),
            ArithmeticOperator.Divide => (run, scope) => Operators.Divide(run, spot, left(run, scope), right(run, scope)),
            _ => (run, scope) => Operators.Power(run, spot, left(run, scope), right(run, scope)),
        };
    }

    private Step Compare(Expr.Compare tree, Bindings names, Spot spot) =>
        Compare(tree.Operator, Compile(tree.Left, names), Compile(tree.Right, names), spot);

    private static Step Compare(Comparator comparator, Step left, Step right, Spot spot) => comparator switch
    {
        Comparator.Equal => (run, scope) => Operators.Equal(run, spot, left(run, scope), right(run, scope)),
        Comparator.NotEqual => (run, scope) => Operators.Not(Operators.Equal(run, spot, left(run, scope), right(run, scope))),
        Comparator.Less => (run, scope) => Operators.Less(run, spot, left(run, scope), right(run, scope)),
        Comparator.LessOrEqual => (run, scope) => Operators.AtMost(run, spot, left(run, scope), right(run, scope)),
        Comparator.Greater => (run, scope) => Operators.Less(run, spot, right(run, scope), left(run, scope)),
        _ => (run, scope) => Operators.AtMost(run, spot, right(run, scope), left(run, scope)),
    };

    private static Step And(Step left, Step right) => (run, scope) =>
    {
        var first = left(run, scope);
        if (first is FeelValue.Boolean { Value: false }) return FeelValue.False;
        var second = right(run, scope);
        if (second is FeelValue.Boolean { Value: false }) return FeelValue.False;
        return first is FeelValue.Boolean && second is FeelValue.Boolean ? FeelValue.True : FeelValue.Nothing;
    };

    private static Step Or(Step left, Step right) => (run, scope) =>
    {
        var first = left(run, scope);
        if (first is FeelValue.Boolean { Value: true }) return FeelValue.True;
        var second = right(run, scope);
        if (second is FeelValue.Boolean { Value: true }) return FeelValue.True;
        return first is FeelValue.Boolean && second is FeelValue.Boolean ? FeelValue.False : FeelValue.Nothing;
    };

    internal static Step If(Step condition, Step then, Step otherwise) =>
        (run, scope) => condition(run, scope) is FeelValue.Boolean { Value: true } ? then(run, scope) : otherwise(run, scope);

    private static Step Between(Step of, Step low, Step high, Spot spot) => (run, scope) =>
    {
        var value = of(run, scope);
        var above = Operators.AtMost(run, spot, low(run, scope), value);
        var below = Operators.AtMost(run, spot, value, high(run, scope));
        return above is FeelValue.Boolean x && below is FeelValue.Boolean y ? FeelValue.Of(x.Value && y.Value) : FeelValue.Nothing;
    };

    internal static Step List(Step[] items) => (run, scope) =>
    {
        run.Spend(items.Length);
        var values = ImmutableArray.CreateBuilder<FeelValue>(items.Length);
        foreach (var item in items) values.Add(item(run, scope));
        return run.Made(new FeelValue.List(values.MoveToImmutable()));
    };

    private Step Context(Expr.ContextOf tree, Bindings names)
    {
        var labels = tree.Entries.Select(entry => entry.Name).ToArray();
        var steps = new Step[labels.Length];
        for (var i = 0; i < labels.Length; i++)
        {
            var step = Compile(tree.Entries[i].Value, tree.Entries[i].SeesItself ? names.With(labels[i]) : names);
            steps[i] = tree.Entries[i].SeesItself ? (run, scope) => Link.SeeingItself(run, step, scope) : step;
            names = names.With(labels[i]);
        }
        return (run, scope) =>
        {
            run.Spend(steps.Length);
            var entries = new KeyValuePair<string, FeelValue>[steps.Length];
            for (var i = 0; i < steps.Length; i++)
            {
                entries[i] = new(labels[i], steps[i](run, scope));
                scope = new Link(scope, entries[i].Value);
            }
            return run.Made(FeelValue.Of(FeelContext.From(entries)));
        };
    }

    private Step Range(Expr.RangeOf tree, Bindings names, Spot spot)
    {
        Step nothing = (_, _) => FeelValue.Nothing;
        var low = tree.Low is { } from ? Compile(from, names) : nothing;
        var high = tree.High is { } to ? Compile(to, names) : nothing;
        var bounded = tree.Low is not null && tree.High is not null && tree.Low != tree.High;
        Step made = (run, scope) =>
        {
            var (start, end) = (low(run, scope), high(run, scope));
            if (bounded) return Operators.Range(run, spot, start, tree.LowIncluded, end, tree.HighIncluded);
            return new FeelValue.Range(start, tree.LowIncluded, end, tree.HighIncluded) { IsTest = true };
        };
        // Tables are full of intervals between literals: those are made once.
        if (tree.Low is not (null or Expr.Literal) || tree.High is not (null or Expr.Literal)) return made;
        var constant = made(new Run(FeelContext.Empty, FeelSurroundings.None), null);
        return constant.IsNull ? made : (_, _) => constant;
    }
}
