using Workflows.Decisions.Feel.Evaluation;
using Workflows.Decisions.Feel.Syntax;

namespace Workflows.Decisions.Feel.AbstractValues;

/// <summary>Works an expression out over ranges instead of values.</summary>
internal sealed class AbstractEvaluation(string text, IFeelKnowledge knowledge)
{
    private const int MostPairs = 400;

    public AbstractValue Of(Expr tree) => tree switch
    {
        Expr.Literal x => AbstractValue.Of(x.Value),
        Expr.Name or Expr.Path when tree.AsPath() is { } path => knowledge.Of(path),
        Expr.If x => Choice(x, Of),
        Expr.And or Expr.Or or Expr.Compare or Expr.In or Expr.Between or Expr.Quantified => TruthOf(tree),
        Expr.Call { Target: Expr.Name { Text: "not" }, Arguments.Length: 1 } => TruthOf(tree),
        _ => AbstractValue.Anything,
    };

    /// <summary>The range of a condition: of true, false and null.</summary>
    public AbstractValue TruthOf(Expr tree) => tree switch
    {
        Expr.Literal x => AbstractValue.Of(Truth(x.Value)),
        Expr.And x => Pairs(TruthOf(x.Left), TruthOf(x.Right), (a, b) => a == FeelValue.False || b == FeelValue.False ? FeelValue.False
            : a == FeelValue.True && b == FeelValue.True ? FeelValue.True : FeelValue.Nothing),
        Expr.Or x => Pairs(TruthOf(x.Left), TruthOf(x.Right), (a, b) => a == FeelValue.True || b == FeelValue.True ? FeelValue.True
            : a == FeelValue.False && b == FeelValue.False ? FeelValue.False : FeelValue.Nothing),
        Expr.Call { Target: Expr.Name { Text: "not" }, Arguments: [var of] } => AbstractValue.Of(TruthOf(of).Values.Select(Operators.Not)),
        Expr.If x => Choice(x, TruthOf),
        Expr.Compare x => Comparison(x),
        Expr.In x => Of(x.Of) is { IsNamed: true } of && x.Against.Paths().IsEmpty
            ? AbstractValue.Of(of.Values.Select(v => Truth(Value(new Expr.In(new Expr.Literal(v, x.At), x.Against, x.At)))))
            : Atom(tree),
        Expr.Name or Expr.Path when tree.AsPath() is { } path && knowledge.Of(path) is { IsNamed: true } named => AbstractValue.Of(named.Values.Select(Truth)),
        _ => Atom(tree),
    };

    private AbstractValue Comparison(Expr.Compare tree)
    {
        var (left, right) = (Of(tree.Left), Of(tree.Right));
        var isEquality = tree.Operator is Comparator.Equal or Comparator.NotEqual;
        if (left.IsNamed && right.IsNamed && left.Values.Length * right.Values.Length <= MostPairs)
        {
            var compare = Compared(tree);
            return Pairs(left, right, (a, b) => Truth(compare(a, b)));
        }
        if (!isEquality && (IsNull(left) || IsNull(right))) return AbstractValue.Nothing; // nothing is before or after null
        if (isEquality && ((IsNull(left) && right.IsNotNull) || (IsNull(right) && left.IsNotNull))) return AbstractValue.Of(FeelValue.Of(tree.Operator == Comparator.NotEqual));
        return Atom(tree);
    }

    // With the pair as two bound names, so that it is compiled once for all pairs.
    private Func<FeelValue, FeelValue, FeelValue> Compared(Expr.Compare tree)
    {
        var step = new Compiler(text).Compile(new Expr.Compare(tree.Operator, new Expr.Name("left", tree.At), new Expr.Name("right", tree.At), tree.At), Bindings.Global.With("left").With("right"));
        return (a, b) => new Run(FeelContext.Empty, FeelSurroundings.None).Result(step, new Link(new Link(null, a), b)).Value;
    }

    private AbstractValue Choice(Expr.If tree, Func<Expr, AbstractValue> of)
    {
        var condition = TruthOf(tree.Condition);
        if (condition.IsKnown) return of(condition.Values[0] == FeelValue.True ? tree.Then : tree.Else);
        var (then, other) = (of(tree.Then), of(tree.Else));
        return condition.Allows(FeelValue.True) ? then.Or(other) : other;
    }

    private AbstractValue Atom(Expr tree) => knowledge.Of(new FeelAtom(ExprText.Of(tree, text), tree.Paths()));

    private FeelValue Value(Expr tree) => new Run(FeelContext.Empty, FeelSurroundings.None).Result(new Compiler(text).Compile(tree, Bindings.Global), null).Value;

    private static AbstractValue Pairs(AbstractValue left, AbstractValue right, Func<FeelValue, FeelValue, FeelValue> of) =>
        AbstractValue.Of(left.Values.SelectMany(a => right.Values.Select(b => of(a, b))));

    private static bool IsNull(AbstractValue range) => range.IsKnown && range.Values[0].IsNull;

    private static FeelValue Truth(FeelValue value) => value is FeelValue.Boolean ? value : FeelValue.Nothing;
}
