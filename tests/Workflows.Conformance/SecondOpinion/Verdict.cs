using Workflows.Decisions.Feel;

namespace Workflows.Conformance.SecondOpinion;

/// <summary>
/// A kind of difference between feelin and this product that was decided by the standard's text, with the reason. All of
/// them were decided for what is done here; what is decided against it is mended instead. docs/dmn-conformance.md lists them.
/// </summary>
internal sealed record Verdict(string Id, string Reason, Func<Difference, bool> Covers)
{
    private static readonly string[] RangeFunctions =
    [
        "before(", "after(", "meets(", "met by(", "overlaps(", "overlaps before(", "overlaps after(", "finishes(", "finished by(", "includes(", "during(", "starts(", "started by(", "coincides(",
    ];

    private static readonly string[] ListFunctions =
        ["substring(", "sublist(", "remove(", "insert before(", "list replace(", "concatenate(", "append(", "union(", "sum(", "product(", "mean(", "date and time("];

    public static IReadOnlyList<Verdict> All { get; } =
    [
        new("limits", "an evaluation may only grow so large, and is null beyond that; feelin runs out of memory", difference => difference.Theirs is { Value: FeelValue.String { Value: FeelinPeer.NoAnswer } }),
        new("unsupported", "what compares no kinds, or a year before the common era, is null and no failure", difference => difference.Ours is not null && difference.Theirs.Fault is { } fault && (fault.StartsWith("unsupported", StringComparison.Ordinal) || fault.StartsWith("not implemented", StringComparison.Ordinal))),
        new("refused-text", "a text that the grammar allows is read", difference => difference.Ours is not null && difference.Theirs.Fault is { } fault && fault.StartsWith("Unrecognized token", StringComparison.Ordinal)),
        new("no-number", "a result that is no number is null (number); feelin gives NaN or Infinity", difference => difference.Theirs is { Value: FeelValue.String { Value: var text } } && text.StartsWith(FeelinPeer.NoValue, StringComparison.Ordinal)),
        new("condition", "if takes its first branch for true and no other value; feelin takes it for every value that JavaScript holds true", difference => difference.At("if ") && difference.Written.Parts is [var condition, ..] && condition.Text is not ("true" or "false")),
        new("interval-ends", "the ends of an interval are of one type and in order, else it is null (ranges)", difference => difference.At("[%n..%n]", "(%n..%n]")),
        new("negated-duration", "a duration is negated like a number (semantic mapping)", difference => difference.At("-%") && difference.Ours is FeelValue.DaysDuration or FeelValue.MonthsDuration),
        new("scaled-duration", "a duration times or by a number is a duration, one by another a number (semantic mapping)", difference => difference.Ours is { IsNull: false } && difference.TheirsIsNull && (difference.Written.Template.Contains(" * ", StringComparison.Ordinal) || difference.Written.Template.Contains(" / ", StringComparison.Ordinal))),
        new("date-and-duration", "a date plus or less a duration is a date (semantic mapping)", difference => difference.Ours is FeelValue.Date && difference.Theirs.Value is FeelValue.DateTime),
        new("unlike-operands", "+ and - of kinds that the semantics of addition and subtraction do not name are null", difference => difference.Ours is { IsNull: true } && (difference.Written.Template.Contains(" + ", StringComparison.Ordinal) || difference.Written.Template.Contains(" - ", StringComparison.Ordinal))),
        new("whole-months", "years and months duration counts the whole months between two days and no days (temporal functions)", difference => difference.At("years and months duration(")),
        new("extremes", "min and max compare whatever has an order, strings, dates, times and durations too, and nothing else (list functions)", difference => difference.At("min(", "max(") && (difference.TheirsIsNull || difference.Ours is { IsNull: true })),
        new("domains", "an argument outside its parameter's domain makes the call null: positions and lengths outside the list or string, null for a list (10.3.4)", difference => difference.At(ListFunctions) && difference.Ours is { IsNull: true }),
        new("whole-positions", "a position or length with a fraction counts without it (string functions)", difference => difference.At("substring(") && difference is { Ours: FeelValue.String, Theirs.Value: FeelValue.String }),
        new("open-intervals", "an interval whose end is null has no end on that side", difference => difference.Parts.Any(part => part is FeelValue.Range range && (range.Low.IsNull || range.High.IsNull))),
        new("points-and-intervals", "points and intervals relate as the range functions say, and kinds without a common order not at all", difference => difference.At(RangeFunctions) && (difference.TheirsIsNull || difference.Ours is { IsNull: true })),
        new("between-ends", "x between a and b is x >= a and x <= b, whichever of the ends is the greater (semantic mapping)", difference => difference.Written.Template.Contains(" between ", StringComparison.Ordinal) && (difference.Ours == FeelValue.False || difference.Ours is { IsNull: true })),
        new("in-before-and", "in binds closer than and and or (10.3.1.2)", difference => difference.At("%N in [1..3] and %B", "%N in (1, 3) or %B")),
        new("null-in-null", "x in y, where y is neither list nor interval, is x = y (semantic mapping), and null is null", difference => difference.Written.Template.Contains(" in ", StringComparison.Ordinal) && difference.Parts.All(part => part is { IsNull: true })),
        new("unlike-comparison", "values of unlike kinds do not compare: the answer is null (semantic mapping); a list or filter that meets such an answer goes on with it", difference =>
            difference.Ours != FeelValue.True && (difference.Written.Template.IndexOfAny(['<', '>', '=']) >= 0 || difference.Written.Template.Contains(" in ", StringComparison.Ordinal))),
        new("text-of-values", "a number keeps the digits that its calculation has, as decimal128 does; an interval has a text", difference => difference.At("string(") && difference.Ours is FeelValue.String),
        new("remainder-of-all-digits", "modulo is worked out with all the digits of its numbers; feelin has 16 of them", difference =>
            difference.At("modulo(") && difference is { Ours: FeelValue.Number, Theirs.Value: FeelValue.Number } && difference.Parts.Any(part => part is FeelValue.Number number && number.Value.Abs() > 1_000_000_000_000_000m)),
        new("single-value", "where a list is wanted, a single value is the list of it, and a list of one its item where a single value is (type conversions)", difference =>
            difference.At("union(") || (difference.TheirsIsNull && (difference.At("for ", "some ", "every ", "flatten(") || difference.Parts.Any(part => part is FeelValue.List { Items.Length: 1 })))),
        new("filter-by-neither", "a filter that is neither a condition nor an index keeps nothing (lists and filters)", difference => difference.At("%l[%n]", "%k[")),
        new("order-of-modes", "mode gives the numbers in ascending order (list functions)", difference => difference.At("mode(")),
        new("middle-of-sorted", "median sorts its list (list functions)", difference => difference.At("median(")),
        new("list-of-null", "null conforms to every type, so a list may hold it (type conformance)", difference => difference.At("%l instance of") && difference.Ours == FeelValue.True),
        new("is-two-valued", "is never gives null", difference => difference.At("is(") && difference.Ours is FeelValue.Boolean),
        new("number-of-nothing", "number() of a string that is no numeral is null (conversion functions)", difference => difference.At("number(") && difference.Ours is { IsNull: true }),
        new("sort-by-null", "a comparison that is null does not put one item before another", difference => difference.At("sort(")),
    ];

    public static Verdict? Of(Difference difference) => All.FirstOrDefault(verdict => verdict.Covers(difference));
}
