using System.Collections.Immutable;
using Workflows.Decisions.Feel;
using Workflows.Decisions.Feel.Evaluation;
using Workflows.Decisions.Feel.Time;

namespace Workflows.Decisions.Dmn.Analysis;

/// <summary>Cuts an ordered kind at the values that tests name.</summary>
internal static class Between
{
    private static readonly CivilDate SomeDay = new(2000, 1, 1);

    /// <summary>The points and what lies before, between and after them, where anything does: no day lies between a day and the next.</summary>
    public static IEnumerable<Atom> Cut(string kind, ImmutableArray<FeelValue> sorted)
    {
        if (sorted.IsEmpty)
        {
            if (Any(kind) is { } any) yield return Atom.Between(null, null, any);
            yield break;
        }
        if (Moved(sorted[0], -1) is { } before) yield return Atom.Between(null, sorted[0], before);
        for (var i = 0; i < sorted.Length; i++)
        {
            yield return Atom.Point(sorted[i]);
            if (i + 1 < sorted.Length && Middle(sorted[i], sorted[i + 1]) is { } middle) yield return Atom.Between(sorted[i], sorted[i + 1], middle);
        }
        if (Moved(sorted[^1], 1) is { } after) yield return Atom.Between(sorted[^1], null, after);
    }

    private static FeelValue? Any(string kind) => kind switch
    {
        "number" => FeelValue.Of(0),
        "date" => new FeelValue.Date(SomeDay),
        "date and time" => new FeelValue.DateTime(SomeDay, 0, ZoneSpot.Local),
        "time" => new FeelValue.Time(0, ZoneSpot.Local),
        Feel.Checking.Kinds.Days => new FeelValue.DaysDuration(TemporalText.NanosPerDay),
        Feel.Checking.Kinds.Months => new FeelValue.MonthsDuration(1),
        _ => null,
    };

    /// <summary>A value a step away, the greatest that fits of a few sizes; null where there is none.</summary>
    private static FeelValue? Moved(FeelValue from, int sign) => Steps(from, sign).FirstOrDefault(value => Operators.Order(value, from) == sign);

    private static FeelValue? Middle(FeelValue low, FeelValue high)
    {
        if (Operators.Order(low, high) is not < 0) return null;
        bool Inside(FeelValue value) => Operators.Order(low, value) < 0 && Operators.Order(value, high) < 0;
        if (Steps(low, 1).FirstOrDefault(Inside) is { } near) return near;
        return low is FeelValue.Number a && high is FeelValue.Number b && FeelNumber.Add(a.Value, b.Value) is { } sum && FeelNumber.Divide(sum, 2) is { } half && Inside(FeelValue.Of(half))
            ? FeelValue.Of(half)
            : null;
    }

    private static IEnumerable<FeelValue> Steps(FeelValue from, int sign)
    {
        switch (from)
        {
            case FeelValue.Number x:
                var whole = x.Value.Quantize(0, sign > 0 ? FeelNumber.Rounding.Floor : FeelNumber.Rounding.Ceiling) ?? x.Value;
                if (FeelNumber.Add(whole, sign) is { } next) yield return FeelValue.Of(next);
                if (FeelNumber.Multiply(x.Value, sign == x.Value.Sign ? 10 : 0.1m) is { } scaled) yield return FeelValue.Of(scaled);
                break;
            case FeelValue.Date x:
                if (CivilDate.FromDayNumber(x.Day.DayNumber + sign) is { } day) yield return new FeelValue.Date(day);
                break;
            case FeelValue.MonthsDuration x when Math.Abs(x.Months) < long.MaxValue - 1:
                yield return new FeelValue.MonthsDuration(x.Months + sign);
                break;
            default:
                foreach (var step in (Int128[])[TemporalText.NanosPerDay, TemporalText.NanosPerSecond, 1])
                {
                    if (from is FeelValue.Time time)
                    {
                        // A time of day does not go round midnight here.
                        var nanos = time.Nanoseconds + (Int128)sign * step;
                        if (nanos >= 0 && nanos < TemporalText.NanosPerDay) yield return new FeelValue.Time((long)nanos, time.Zone);
                    }
                    else if (TimeLine.Move(from, new FeelValue.DaysDuration(step), sign, FeelSurroundings.None) is { } moved) yield return moved;
                    else if (from is FeelValue.DaysDuration span && Int128.Abs(span.Nanoseconds) < Int128.MaxValue / 2) yield return new FeelValue.DaysDuration(span.Nanoseconds + sign * step);
                }
                break;
        }
    }
}
