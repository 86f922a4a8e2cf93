using Workflows.Decisions.Feel.Time;

namespace Workflows.Decisions.Feel.Evaluation;

/// <summary>FEEL's comparison and its tests (DMN, semantics of comparison and of in).</summary>
internal static partial class Operators
{
    public static FeelValue Not(FeelValue value) => value is FeelValue.Boolean known ? FeelValue.Of(!known.Value) : FeelValue.Nothing;

    public static FeelValue Equal(Run run, Spot spot, FeelValue left, FeelValue right)
    {
        if (left is not FeelValue.Number && !right.IsNull) run.SpendOn(left);
        return Same(left, right) is { } same
            ? FeelValue.Of(same)
            : run.Fail(spot, $"Expected two values of one kind to compare, but got {FeelText.KindOf(left)} and {FeelText.KindOf(right)}.");
    }

    public static FeelValue Less(Run run, Spot spot, FeelValue left, FeelValue right) =>
        Order(run, left, right) is { } order ? FeelValue.Of(order < 0) : Unordered(run, spot, left, right);

    public static FeelValue AtMost(Run run, Spot spot, FeelValue left, FeelValue right) =>
        Order(run, left, right) is { } order ? FeelValue.Of(order <= 0) : Unordered(run, spot, left, right);

    /// <summary>Equality by value; null where the kinds have none. Null equals null and nothing else.</summary>
    public static bool? Same(FeelValue left, FeelValue right)
    {
        switch (left, right)
        {
            case (FeelValue.Number a, FeelValue.Number b): return a.Value.Equals(b.Value);
            case (FeelValue.String a, FeelValue.String b): return a.Value == b.Value;
            case (FeelValue.Null, _) or (_, FeelValue.Null): return left.IsNull && right.IsNull;
            case (FeelValue.List a, FeelValue.List b):
                System.Runtime.CompilerServices.RuntimeHelpers.EnsureSufficientExecutionStack();
                if (a.Items.Length != b.Items.Length) return false;
                return All(a.Items.Zip(b.Items, Same));
            case (FeelValue.Context a, FeelValue.Context b):
                System.Runtime.CompilerServices.RuntimeHelpers.EnsureSufficientExecutionStack();
                if (a.Value.Count != b.Value.Count) return false;
                return All(a.Value.Entries().Select(entry => b.Value.TryGet(entry.Key, out var other) ? Same(entry.Value, other) : false));
            case (FeelValue.Range a, FeelValue.Range b):
                return a.IsTest == b.IsTest && a.LowIncluded == b.LowIncluded && a.HighIncluded == b.HighIncluded ? All([Same(a.Low, b.Low), Same(a.High, b.High)]) : false;
            case (FeelValue.Function a, FeelValue.Function b): return ReferenceEquals(a.Value, b.Value);
            case (FeelValue.Boolean a, FeelValue.Boolean b): return a.Value == b.Value;
            default: return Order(left, right) is { } order ? order == 0 : null;
        }
    }

    /// <summary>The order of two values, at the price of the characters that are looked at.</summary>
    public static int? Order(Run run, FeelValue left, FeelValue right)
    {
        if (left is FeelValue.String a && right is FeelValue.String b) run.Spend(Math.Min(a.Value.Length, b.Value.Length) / CharactersAStep);
        return Order(left, right);
    }

    /// <summary>Below zero, zero or above as left comes before, with or after right; null for what has no order.</summary>
    public static int? Order(FeelValue left, FeelValue right)
    {
        switch (left, right)
        {
            case (FeelValue.Number a, FeelValue.Number b): return a.Value.CompareTo(b.Value);
            case (FeelValue.String a, FeelValue.String b): return Order(a.Value, b.Value);
            case (FeelValue.Date a, FeelValue.Date b): return a.Day.CompareTo(b.Day);
            case (FeelValue.DateTime a, FeelValue.DateTime b): return OnTimeLine(a.Day.DayNumber, a.Nanoseconds, a.Zone, b.Day.DayNumber, b.Nanoseconds, b.Zone);
            case (FeelValue.Time a, FeelValue.Time b): return OnTimeLine(0, a.Nanoseconds, a.Zone, 0, b.Nanoseconds, b.Zone);
            case (FeelValue.DaysDuration a, FeelValue.DaysDuration b): return a.Nanoseconds.CompareTo(b.Nanoseconds);
            case (FeelValue.MonthsDuration a, FeelValue.MonthsDuration b): return a.Months.CompareTo(b.Months);
            default: return null;
        }
    }

    /// <summary>The order of the first characters that differ, a pair of surrogates being one character behind all that need none.</summary>
    private static int Order(string left, string right)
    {
        var at = left.AsSpan().CommonPrefixLength(right);
        if (at == left.Length || at == right.Length) return left.Length.CompareTo(right.Length);
        var (a, b) = (left[at], right[at]);
        return char.IsSurrogate(a) == char.IsSurrogate(b) ? a.CompareTo(b) : char.IsSurrogate(a) ? 1 : -1;
    }

    /// <summary>Whether the input passes a test's value: it equals it, or is in it when the value is a list or an interval.</summary>
    public static FeelValue Passes(Run run, Spot spot, FeelValue input, FeelValue test)
    {
        switch (test)
        {
            case FeelValue.Range range:
                return Within(run, spot, input, range);
            case FeelValue.List list:
                if (input is FeelValue.List && Same(input, list) == true) return FeelValue.True;
                run.SpendOn(list);
                foreach (var item in list.Items)
                {
                    if (item is FeelValue.Range inner ? Within(run, spot, input, inner) is FeelValue.Boolean { Value: true } : Same(input, item) == true) return FeelValue.True;
                }
                return FeelValue.False;
            default:
                return Equal(run, spot, input, test);
        }
    }

    /// <summary>Whether the value lies in the interval; null where its kind is not the interval's.</summary>
    public static FeelValue Within(Run run, Spot spot, FeelValue value, FeelValue.Range range)
    {
        if (value is FeelValue.Range && Same(value, range) == true) return FeelValue.True;
        // (!= 10) is all but the one point: the only test with two excluded ends.
        if (range is { IsTest: true, LowIncluded: false, HighIncluded: false, Low.IsNull: false, High.IsNull: false }) return Not(Equal(run, spot, value, range.Low));
        var (above, below) = (true, true);
        if (!range.Low.IsNull)
        {
            if (Order(run, range.Low, value) is not { } order) return Unordered(run, spot, value, range.Low);
            above = order < 0 || (order == 0 && range.LowIncluded);
        }
        if (!range.High.IsNull)
        {
            if (Order(run, value, range.High) is not { } order) return Unordered(run, spot, value, range.High);
            below = order < 0 || (order == 0 && range.HighIncluded);
        }
        return FeelValue.Of(above && below);
    }

    public static FeelValue Range(Run run, Spot spot, FeelValue low, bool lowIncluded, FeelValue high, bool highIncluded)
    {
        if (!low.IsNull && !high.IsNull)
        {
            if (Order(run, low, high) is not { } order) return Unordered(run, spot, low, high);
            if (order > 0) return run.Fail(spot, $"Expected an interval that begins before it ends, but got {low} to {high}.");
        }
        return new FeelValue.Range(low, lowIncluded, high, highIncluded);
    }

    private static FeelValue Unordered(Run run, Spot spot, FeelValue left, FeelValue right) =>
        run.Fail(spot, $"Expected two values of one ordered kind to compare, but got {FeelText.KindOf(left)} and {FeelText.KindOf(right)}.");

    private static bool? All(IEnumerable<bool?> parts)
    {
        bool? all = true;
        foreach (var part in parts)
        {
            if (part == false) return false;
            all = part is null ? null : all;
        }
        return all;
    }

    private static int? OnTimeLine(long day, long nanos, ZoneSpot zone, long otherDay, long otherNanos, ZoneSpot otherZone)
    {
        // A local time and one with an offset have no common time line.
        if (zone.Offset is null != otherZone.Offset is null) return null;
        var here = (Int128)day * TemporalText.NanosPerDay + nanos - (zone.Offset ?? 0) * TemporalText.NanosPerSecond;
        var there = (Int128)otherDay * TemporalText.NanosPerDay + otherNanos - (otherZone.Offset ?? 0) * TemporalText.NanosPerSecond;
        return here.CompareTo(there);
    }
}
