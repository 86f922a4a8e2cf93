using Workflows.Decisions.Feel.Evaluation;
using Range = Workflows.Decisions.Feel.FeelValue.Range;

namespace Workflows.Decisions.Feel.Builtins;

/// <summary>DMN 10.3.4, range functions: how points and intervals lie to each other. A point is taken for the interval from itself to itself.</summary>
internal static class RangeFunctions
{
    private const string Points = "point1, point2";
    private const string PointFirst = "point, range";
    private const string PointLast = "range, point";

    public static BuiltinFunction[] All { get; } =
    [
        Named("before", Before, Points, PointFirst, PointLast),
        Named("after", (a, b) => Before(b, a), Points, PointFirst, PointLast),
        Named("meets", Meets),
        Named("met by", (a, b) => Meets(b, a)),
        Named("overlaps", (a, b) => Both(Not(Before(a, b)), Not(Before(b, a)))),
        Named("overlaps before", OverlapsBefore),
        Named("overlaps after", (a, b) => OverlapsBefore(b, a)),
        Named("finishes", (a, b) => Both(EndsAlike(a, b), Within(a, b)), PointFirst),
        Named("finished by", (a, b) => Both(EndsAlike(a, b), Within(b, a)), PointLast),
        Named("includes", (a, b) => Within(b, a), PointLast),
        Named("during", Within, PointFirst),
        Named("starts", (a, b) => Both(StartsAlike(a, b), Within(a, b)), PointFirst),
        Named("started by", (a, b) => Both(StartsAlike(a, b), Within(b, a)), PointLast),
        Named("coincides", (a, b) => Both(StartsAlike(a, b), EndsAlike(a, b)), Points),
    ];

    /// <summary>A function of two intervals that may also be called in the other forms.</summary>
    private static BuiltinFunction Named(string name, Func<Range, Range, bool?> relation, params string[] forms)
    {
        FeelValue Body(Call call)
        {
            var (left, right) = (Interval(call, 0), Interval(call, 1));
            if (left is not var (first, isPoint) || right is not var (second, areBoth)) return FeelValue.Nothing;
            var form = (isPoint, areBoth) switch { (true, true) => Points, (true, false) => PointFirst, (false, true) => PointLast, _ => "" };
            if (form.Length > 0 && !forms.Contains(form)) return call.Mismatch(isPoint ? 0 : 1, "an interval");
            return relation(first, second) is { } holds ? FeelValue.Of(holds) : call.Fail("Expected points and intervals of one ordered kind, but got others.");
        }
        // Positions do not tell the forms apart: where a point may stand, anything of an order may.
        return new(name, [Signature.Of(forms.Length == 0 ? "range1: range, range2: range" : "range1, range2", "boolean", Body), .. forms.Select(form => Signature.Of(form, "boolean", Body))]);
    }

    private static (Range Interval, bool IsPoint)? Interval(Call call, int index)
    {
        var value = call.Single(index);
        if (value is Range range) return (range, false);
        if (Operators.Order(value, value) is not null) return (new Range(value, true, value, true), true);
        call.Mismatch(index, "a point or an interval");
        return null;
    }

    private static bool? Before(Range a, Range b)
    {
        if (a.High.IsNull || b.Low.IsNull) return Comparable(a, b) ? false : null;
        return Operators.Order(a.High, b.Low) is { } order ? order < 0 || (order == 0 && !(a.HighIncluded && b.LowIncluded)) : null;
    }

    private static bool? Meets(Range a, Range b) =>
        a.High.IsNull || b.Low.IsNull ? false : Operators.Order(a.High, b.Low) is { } order ? order == 0 && a.HighIncluded && b.LowIncluded : null;

    /// <summary>a begins before b, and ends within it or with it.</summary>
    private static bool? OverlapsBefore(Range a, Range b) =>
        Both(Both(Not(Before(a, b)), Not(Before(b, a))), Both(Below(CompareLow(a, b)), AtMost(CompareHigh(a, b))));

    private static bool? Within(Range a, Range b) => Both(Not(Below(CompareLow(a, b))), AtMost(CompareHigh(a, b)));

    private static bool? StartsAlike(Range a, Range b) => CompareLow(a, b) is { } order ? order == 0 : null;

    private static bool? EndsAlike(Range a, Range b) => CompareHigh(a, b) is { } order ? order == 0 : null;

    /// <summary>Which begins first; an endpoint that is included begins before one that is not, and no endpoint before all.</summary>
    private static int? CompareLow(Range a, Range b)
    {
        if (a.Low.IsNull || b.Low.IsNull) return Comparable(a, b) ? b.Low.IsNull.CompareTo(a.Low.IsNull) : null;
        return Operators.Order(a.Low, b.Low) is { } order ? order != 0 ? order : b.LowIncluded.CompareTo(a.LowIncluded) : null;
    }

    private static int? CompareHigh(Range a, Range b)
    {
        if (a.High.IsNull || b.High.IsNull) return Comparable(a, b) ? a.High.IsNull.CompareTo(b.High.IsNull) : null;
        return Operators.Order(a.High, b.High) is { } order ? order != 0 ? order : a.HighIncluded.CompareTo(b.HighIncluded) : null;
    }

    private static bool Comparable(Range a, Range b)
    {
        var (left, right) = (a.Low.IsNull ? a.High : a.Low, b.Low.IsNull ? b.High : b.Low);
        return left.IsNull || right.IsNull || Operators.Order(left, right) is not null;
    }

    private static bool? Below(int? order) => order is { } known ? known < 0 : null;

    private static bool? AtMost(int? order) => order is { } known ? known <= 0 : null;

    private static bool? Not(bool? holds) => !holds;

    private static bool? Both(bool? left, bool? right) => left is { } a && right is { } b ? a && b : null;
}
