namespace Workflows.Decisions.Dmn.Analysis;

/// <summary>What a test answers for every value of an atom; unknown where that cannot be told, or differs.</summary>
internal enum Verdict { Yes, No, Null, Unknown }

/// <summary>FEEL's three-valued logic (DMN, semantics of and, or and not), with a fourth value for what is not known.</summary>
internal static class Verdicts
{
    public static Verdict Of(bool? answer) => answer switch { true => Verdict.Yes, false => Verdict.No, null => Verdict.Null };

    public static Verdict Not(Verdict of) => of switch { Verdict.Yes => Verdict.No, Verdict.No => Verdict.Yes, _ => of };

    public static Verdict And(Verdict left, Verdict right)
    {
        if (left == Verdict.No || right == Verdict.No) return Verdict.No;
        if (left == Verdict.Unknown || right == Verdict.Unknown) return Verdict.Unknown;
        return left == Verdict.Yes && right == Verdict.Yes ? Verdict.Yes : Verdict.Null;
    }

    public static Verdict Or(Verdict left, Verdict right) => Not(And(Not(left), Not(right)));

    /// <summary>What a list of tests answers: the first yes; else null if one is null.</summary>
    public static Verdict AnyOf(IEnumerable<Verdict> tests) => tests.Aggregate(Verdict.No, Or);
}
