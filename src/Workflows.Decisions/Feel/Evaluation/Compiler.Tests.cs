using Workflows.Decisions.Feel.Syntax;

namespace Workflows.Decisions.Feel.Evaluation;

internal sealed partial class Compiler
{
    private Step In(Expr.In tree, Bindings names)
    {
        // The value under test takes the name ?, which tests may use (DMN, semantics of in).
        var value = Compile(tree.Of, names);
        var inner = names.With("?");
        var tests = Alternatives(tree.Against, inner, inner.Find("?", default));
        return (run, scope) => tests(run, new Link(scope, value(run, scope)));
    }

    private Step Alternatives(Expr.Tests tree, Bindings names, Step input)
    {
        var tests = tree.Alternatives.Select(test => Test(test, names, input)).ToArray();
        if (tests.Length == 1 && !tree.Negated) return tests[0];
        var negated = tree.Negated;
        return (run, scope) =>
        {
            var unknown = false;
            foreach (var test in tests)
            {
                var passed = test(run, scope);
                if (passed is FeelValue.Boolean { Value: true }) return FeelValue.Of(!negated);
                unknown |= passed.IsNull;
            }
            return unknown ? FeelValue.Nothing : FeelValue.Of(negated);
        };
    }

    private Step Test(Expr test, Bindings names, Step input)
    {
        var spot = new Spot(text, test.At);
        switch (test)
        {
            case Expr.Anything: return (_, _) => FeelValue.True;
            case Expr.TestBy x: return Compare(x.Operator, input, Compile(x.Right, names), spot);
            // The two commonest cells of a table, without a look at every other kind.
            case Expr.Literal { Value: FeelValue.String constant }:
                return (run, scope) => input(run, scope) is FeelValue.String text ? FeelValue.Of(text.Value == constant.Value) : Operators.Passes(run, spot, input(run, scope), constant);
            case Expr.Literal { Value: FeelValue.Boolean constant }:
                return (run, scope) => input(run, scope) is FeelValue.Boolean known ? FeelValue.Of(known.Value == constant.Value) : Operators.Passes(run, spot, input(run, scope), constant);
            case Expr.Literal { Value: { } constant }: return (run, scope) => Operators.Passes(run, spot, input(run, scope), constant);
        }
        var step = Compile(test, names);
        if (Mentions(test)) return (run, scope) => step(run, scope) switch { FeelValue.Boolean known => known, var result => Otherwise(run, spot, input(run, scope), result) };
        return (run, scope) => Operators.Passes(run, spot, input(run, scope), step(run, scope));
    }

    /// <summary>A test that speaks of ? but gives no boolean is compared like any other.</summary>
    private static FeelValue Otherwise(Run run, Spot spot, FeelValue input, FeelValue result) =>
        result.IsNull ? result : Operators.Passes(run, spot, input, result);

    /// <summary>Whether the test speaks of the input itself, so that its truth is the answer.</summary>
    internal static bool Mentions(Expr tree) => tree.Mentions("?");
}
