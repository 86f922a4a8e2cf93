using Workflows.Decisions.Feel;
using Workflows.Decisions.Feel.Evaluation;
using Workflows.Decisions.Feel.Syntax;

namespace Workflows.Decisions.Dmn.Analysis;

/// <summary>What the tests of <see cref="Operators"/> answer for all the values of an atom at once.</summary>
internal static class AtomAnswers
{
    public static Verdict Compare(Comparator sign, Atom atom, FeelValue with)
    {
        if (sign is Comparator.Equal or Comparator.NotEqual)
        {
            var same = Equal(atom, with);
            return sign == Comparator.Equal ? same : Verdicts.Not(same);
        }
        if (!IsOneKind(atom, with)) return Verdict.Null;
        return Order(atom, with) switch
        {
            null => atom.IsPoint ? Verdict.Null : Verdict.Unknown,
            var order => Verdicts.Of(sign switch
            {
                Comparator.Less => order < 0,
                Comparator.LessOrEqual => order <= 0,
                Comparator.Greater => order > 0,
                _ => order >= 0,
            }),
        };
    }

    /// <summary>Whether the atom's values equal the test's value, lie in it, or are among its items.</summary>
    public static Verdict Passes(Atom atom, FeelValue test) => test switch
    {
        FeelValue.Range range => Within(atom, range),
        FeelValue.List list => Verdicts.AnyOf(list.Items.Select(item => Decided(item is FeelValue.Range inner ? Within(atom, inner) : Equal(atom, item)))),
        _ => Equal(atom, test),
    };

    private static Verdict Equal(Atom atom, FeelValue with)
    {
        if (atom.IsPoint) return Verdicts.Of(Operators.Same(atom.Witness, with));
        if (with.IsNull) return Verdict.No;
        // The rest is what no test names, and a test's value is always an end of the intervals beside it.
        if (atom.IsRest) return atom.Witness.IsNull || IsOneKind(atom, with) ? Verdict.No : Verdict.Null;
        return !IsOneKind(atom, with) ? Verdict.Null : Order(atom, with) is null ? Verdict.Unknown : Verdict.No;
    }

    private static Verdict Within(Atom atom, FeelValue.Range range)
    {
        if (range is { IsTest: true, LowIncluded: false, HighIncluded: false, Low.IsNull: false, High.IsNull: false }) return Verdicts.Not(Equal(atom, range.Low));
        var above = range.Low.IsNull ? Verdict.Yes : Compare(range.LowIncluded ? Comparator.GreaterOrEqual : Comparator.Greater, atom, range.Low);
        var below = range.High.IsNull ? Verdict.Yes : Compare(range.HighIncluded ? Comparator.LessOrEqual : Comparator.Less, atom, range.High);
        if (above == Verdict.Null || below == Verdict.Null) return Verdict.Null;
        return Verdicts.And(above, below);
    }

    /// <summary>Among a list's items, one of another kind is only not the one.</summary>
    private static Verdict Decided(Verdict verdict) => verdict == Verdict.Null ? Verdict.No : verdict;

    private static bool IsOneKind(Atom atom, FeelValue with) => FeelText.KindOf(atom.Witness) == FeelText.KindOf(with) || (atom.IsRest && atom.Witness.IsNull);

    /// <summary>Below zero, zero or above as all the atom's values come before, at or after the value; null where they do not, or there is no order.</summary>
    private static int? Order(Atom atom, FeelValue with)
    {
        if (atom.IsPoint) return Operators.Order(atom.Witness, with);
        if (atom.High is { } high && Operators.Order(high, with) <= 0) return -1;
        return atom.Low is { } low && Operators.Order(low, with) >= 0 ? 1 : null;
    }
}
