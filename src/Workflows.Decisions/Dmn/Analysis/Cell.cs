using System.Collections.Immutable;
using Workflows.Decisions.Feel;
using Workflows.Decisions.Feel.Evaluation;
using Workflows.Decisions.Feel.Syntax;

namespace Workflows.Decisions.Dmn.Analysis;

/// <summary>The tests of a table's cell, or of an input's allowed values, as far as they can be answered without a case.</summary>
internal sealed class Cell(string text, Expr tree)
{
    private readonly FeelExpression? evaluated = FeelExpression.ParseUnaryTests(text).Expression is { Names.IsEmpty: true } whole ? whole : null;

    private readonly Dictionary<Expr, FeelValue?> constants = new(ReferenceEqualityComparer.Instance);

    public string Text => text.Trim();

    /// <summary>The alternatives that a comma parts.</summary>
    public ImmutableArray<Expr> Alternatives => tree is Expr.Tests { Negated: false } tests ? tests.Alternatives : [tree];

    /// <summary>The values that the tests name; of an interval its ends.</summary>
    public IEnumerable<FeelValue> Constants() => Named(tree).SelectMany(Scalars);

    public Verdict On(Atom atom)
    {
        var verdict = Answer(tree, atom);
        if (verdict != Verdict.Unknown || !atom.IsPoint || evaluated is null) return verdict;
        return Verdicts.Of(evaluated.Matches(atom.Witness, FeelContext.Empty).Value is FeelValue.Boolean known ? known.Value : null);
    }

    /// <summary>What one alternative answers.</summary>
    public Verdict Answer(Expr test, Atom atom)
    {
        switch (test)
        {
            case Expr.Anything: return Verdict.Yes;
            case Expr.Tests x:
                var any = Verdicts.AnyOf(x.Alternatives.Select(alternative => Answer(alternative, atom)));
                return x.Negated ? Verdicts.Not(any) : any;
            case Expr.TestBy x: return Value(x.Right) is { } right ? AtomAnswers.Compare(x.Operator, atom, right) : Verdict.Unknown;
        }
        if (Value(test) is { } constant) return AtomAnswers.Passes(atom, constant);
        return Compiler.Mentions(test) ? Condition(test, atom) : Verdict.Unknown;
    }

    private Verdict Condition(Expr test, Atom atom) => test switch
    {
        Expr.Literal { Value: FeelValue.Boolean known } => Verdicts.Of(known.Value),
        Expr.Name { Text: "?" } when atom.IsPoint && atom.Witness is FeelValue.Boolean or FeelValue.Null => Verdicts.Of((atom.Witness as FeelValue.Boolean)?.Value),
        Expr.And x => Verdicts.And(Condition(x.Left, atom), Condition(x.Right, atom)),
        Expr.Or x => Verdicts.Or(Condition(x.Left, atom), Condition(x.Right, atom)),
        Expr.Call { Target: Expr.Name { Text: "not" }, Arguments: [var only] } => Verdicts.Not(Condition(only, atom)),
        Expr.Compare { Left: Expr.Name { Text: "?" } } x when Value(x.Right) is { } right => AtomAnswers.Compare(x.Operator, atom, right),
        Expr.Compare { Right: Expr.Name { Text: "?" } } x when Value(x.Left) is { } left => AtomAnswers.Compare(Turned(x.Operator), atom, left),
        Expr.Between { Of: Expr.Name { Text: "?" } } x when Value(x.Low) is { } low && Value(x.High) is { } high =>
            Verdicts.And(AtomAnswers.Compare(Comparator.GreaterOrEqual, atom, low), AtomAnswers.Compare(Comparator.LessOrEqual, atom, high)),
        Expr.In { Of: Expr.Name { Text: "?" } } x => Answer(x.Against, atom),
        _ => Verdict.Unknown,
    };

    private static Comparator Turned(Comparator sign) => sign switch
    {
        Comparator.Less => Comparator.Greater,
        Comparator.LessOrEqual => Comparator.GreaterOrEqual,
        Comparator.Greater => Comparator.Less,
        Comparator.GreaterOrEqual => Comparator.LessOrEqual,
        _ => sign,
    };

    /// <summary>The value of a constant part, worked out once: it is asked for each atom of the column.</summary>
    private FeelValue? Value(Expr part)
    {
        if (!constants.TryGetValue(part, out var value)) constants[part] = value = Feel.Checking.Constants.Value(text, part);
        return value;
    }

    private IEnumerable<FeelValue> Named(Expr part)
    {
        if (Value(part) is { } value) return [value];
        return part switch
        {
            Expr.Tests x => x.Alternatives.SelectMany(Named),
            Expr.TestBy x => Named(x.Right),
            Expr.And x => [.. Named(x.Left), .. Named(x.Right)],
            Expr.Or x => [.. Named(x.Left), .. Named(x.Right)],
            Expr.Call { Target: Expr.Name { Text: "not" } } x => x.Arguments.SelectMany(Named),
            Expr.Compare x => [.. Named(x.Left), .. Named(x.Right)],
            Expr.Between x => [.. Named(x.Low), .. Named(x.High)],
            Expr.In x => Named(x.Against),
            _ => [],
        };
    }

    private static IEnumerable<FeelValue> Scalars(FeelValue value) => value switch
    {
        FeelValue.List list => list.Items.SelectMany(Scalars),
        FeelValue.Range range => ((FeelValue[])[range.Low, range.High]).Where(end => !end.IsNull),
        _ => [value],
    };
}
