using Workflows.Decisions.Feel.Evaluation;
using Range = Workflows.Decisions.Feel.FeelValue.Range;

namespace Workflows.Decisions.Feel.Builtins;

/// <summary>DMN 10.3.4.10, table 78: how points and intervals lie to each other. A point is taken for the interval from itself to itself.</summary>
internal static class RangeFunctions
{
    public static BuiltinFunction[] All { get; } =
    [
        Named("before", points: true, Before),
        Named("after", points: true, (a, b) => Before(b, a)),
        Named("meets", points: false, Meets),
        Named("met by", points: false, (a, b) => Meets(b, a)),
        Named("overlaps", points: false, (a, b) => Both(Not(Before(a, b)), Not(Before(b, a)))),
        Named("overlaps before", points: false, OverlapsBefore),
        Named("overlaps after", points: false, (a, b) => OverlapsBefore(b, a)),
        Named("finishes", points: true, (a, b) => Both(EndsAlike(a, b), Within(a, b)), "range"),
        Named("finished by", points: true, (a, b) => Both(EndsAlike(a, b), Within(b, a)), "range"),
        Named("includes", points: true, (a, b) => Within(b, a), "range"),
        Named("during", points: true, Within, "range"),
        Named("starts", points: true, (a, b) => Both(StartsAlike(a, b), Within(a, b)), "range"),
        Named("started by", points: true, (a, b) => Both(StartsAlike(a, b), Within(b, a)), "range"),
        Named("coincides", points: true, (a, b) => Both(StartsAlike(a, b), EndsAlike(a, b))),
    ];

    private static BuiltinFunction Named(string name, bool points, Func<Range, Range, bool?> relation, string other = "point2")
    {
        FeelValue Body(Call call)
        {
            if (Interval(call, 0, points) is not { } left || Interval(call, 1, points) is not { } right) return FeelValue.Nothing;
            return relation(left, right) is { } holds ? FeelValue.Of(holds) : call.Fail("Expected points and intervals of one ordered kind, but got others.");
        }
        var forms = new List<string> { "range1, range2" };
        if (points) forms.AddRange([other == "range" ? "point, range" : "point1, point2", "range, point", "point, range"]);
        return new(name, [.. forms.Select(form => Signature.Of(form, Body))]);
    }

    private static Range? Interval(Call call, int index, bool points)
    {
        var value = call.Single(index);
        if (value is Range range) return range;
        if (points && Operators.Order(value, value) is not null) return new Range(value, true, value, true);
        call.Mismatch(index, points ? "a point or an interval" : "an interval");
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
