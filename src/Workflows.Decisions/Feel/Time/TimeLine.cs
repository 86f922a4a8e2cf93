namespace Workflows.Decisions.Feel.Time;

/// <summary>Moves along the time line, and distances on it.</summary>
internal static class TimeLine
{
    public static FeelNumber Seconds(FeelValue.DaysDuration duration) =>
        FeelNumber.Rounded(duration.Nanoseconds, -9)?.Stripped() ?? FeelNumber.Zero;

    public static FeelValue.DaysDuration? FromSeconds(FeelNumber seconds)
    {
        var nanos = FeelNumber.Multiply(seconds, 1_000_000_000)?.Quantize(0, FeelNumber.Rounding.Down);
        if (nanos is not { Exponent: 0 } whole) return null;
        return new FeelValue.DaysDuration((Int128)whole.Coefficient);
    }

    /// <summary>A day, a time or both, moved by a duration; null where that has no meaning or leaves the calendar.</summary>
    public static FeelValue? Move(FeelValue from, FeelValue by, int sign, FeelSurroundings surroundings) => (from, by) switch
    {
        (FeelValue.Date x, FeelValue.MonthsDuration d) => x.Day.AddMonths(sign * d.Months) is { } day ? new FeelValue.Date(day) : null,
        (FeelValue.Date x, FeelValue.DaysDuration d) => Split(x.Day, 0, sign * d.Nanoseconds) is var (day, _) ? new FeelValue.Date(day) : null,
        (FeelValue.DateTime x, FeelValue.MonthsDuration d) => x.Day.AddMonths(sign * d.Months) is { } day ? Zoned(day, x.Nanoseconds, x.Zone, surroundings) : null,
        (FeelValue.DateTime x, FeelValue.DaysDuration d) => Split(x.Day, x.Nanoseconds, sign * d.Nanoseconds) is var (day, nanos) ? Zoned(day, nanos, x.Zone, surroundings) : null,
        (FeelValue.Time x, FeelValue.DaysDuration d) => new FeelValue.Time(OfDay(x.Nanoseconds + sign * d.Nanoseconds), x.Zone),
        _ => null,
    };

    /// <summary>Nanoseconds from the one to the other; a day alone counts as its midnight in UTC; null for a local and a zoned time.</summary>
    public static Int128? Between(FeelValue from, FeelValue to)
    {
        if (from is FeelValue.Time != to is FeelValue.Time) return null;
        if (Zone(from) is null != Zone(to) is null) return null;
        return Nanoseconds(to) - Nanoseconds(from);
    }

    private static int? Zone(FeelValue value) => value switch
    {
        FeelValue.DateTime x => x.Zone.Offset,
        FeelValue.Time x => x.Zone.Offset,
        _ => 0,
    };

    private static Int128 Nanoseconds(FeelValue value) => value switch
    {
        FeelValue.Date x => (Int128)x.Day.DayNumber * TemporalText.NanosPerDay,
        FeelValue.DateTime x => (Int128)x.Day.DayNumber * TemporalText.NanosPerDay + x.Nanoseconds - (x.Zone.Offset ?? 0) * TemporalText.NanosPerSecond,
        FeelValue.Time x => x.Nanoseconds - (x.Zone.Offset ?? 0) * TemporalText.NanosPerSecond,
        _ => 0,
    };

    private static FeelValue.DateTime? Zoned(CivilDate day, long nanos, ZoneSpot zone, FeelSurroundings surroundings)
    {
        if (zone.Id is not { } id) return new FeelValue.DateTime(day, nanos, zone);
        return TemporalText.InZone(id, day, nanos, surroundings) is { } there ? new FeelValue.DateTime(day, nanos, there) : null;
    }

    private static (CivilDate Day, long Nanos)? Split(CivilDate day, long nanos, Int128 by)
    {
        var total = (Int128)day.DayNumber * TemporalText.NanosPerDay + nanos + by;
        var rest = OfDay(total);
        var days = (total - rest) / TemporalText.NanosPerDay;
        if (days > long.MaxValue || days < long.MinValue) return null;
        return CivilDate.FromDayNumber((long)days) is { } there ? (there, rest) : null;
    }

    private static long OfDay(Int128 nanos)
    {
        var rest = nanos % TemporalText.NanosPerDay;
        return (long)(rest < 0 ? rest + TemporalText.NanosPerDay : rest);
    }
}
