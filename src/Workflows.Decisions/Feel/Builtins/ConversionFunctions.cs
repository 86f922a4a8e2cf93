using Workflows.Decisions.Feel.Time;

namespace Workflows.Decisions.Feel.Builtins;

/// <summary>DMN 10.3.4, conversion functions: from one kind of value to another.</summary>
internal static class ConversionFunctions
{
    public static BuiltinFunction[] All { get; } =
    [
        new("date", Signature.Of("from: string|date|datetime", "date", Date), Signature.Of("year: number, month: number, day: number", "date", DateOfParts)),
        new("date and time", Signature.Of("from: string|date|datetime", "datetime", DateTime), Signature.Of("date: date|datetime, time: time", "datetime", DateTimeOfParts)),
        new("time", Signature.Of("from: string|date|time|datetime", "time", Time), Signature.Of("hour: number, minute: number, second: number, offset?: days", "time", TimeOfParts)),
        new("range", Signature.Of("from: string", "range", Range)),
        new("duration", Signature.Of("from: string|days|months", "*", Duration)),
        new("number", Signature.Of("from: string|number", "number", Number), Signature.Of("from: string, grouping separator: string, decimal separator: string", "number", Number)),
        new("string", Signature.Of("from", "string", String)),
    ];

    private static FeelValue Date(Call call) => call.Single(0) switch
    {
        FeelValue.Date x => x,
        FeelValue.DateTime x => new FeelValue.Date(x.Day),
        FeelValue.String x => TemporalText.Date(x.Value) ?? call.Fail($"Expected a date such as \"2026-03-10\", but got {FeelText.Quote(x.Value)}."),
        _ => call.Mismatch(0, "a string, a date or a date and time"),
    };

    private static FeelValue DateOfParts(Call call)
    {
        if (call.Number(0) is not { } year || call.Number(1) is not { } month || call.Number(2) is not { } day) return FeelValue.Nothing;
        return CivilDate.Create(year.ToInt64() ?? long.MaxValue, month.ToInt64() ?? 0, day.ToInt64() ?? 0) is { } found
            ? new FeelValue.Date(found)
            : call.Fail($"Expected a day of the calendar, but got {year}, {month}, {day}.");
    }

    private static FeelValue DateTime(Call call) => call.Single(0) switch
    {
        FeelValue.DateTime x => x,
        FeelValue.Date x => new FeelValue.DateTime(x.Day, 0, ZoneSpot.Local),
        FeelValue.String x => TemporalText.DateTime(x.Value, call.Run.Surroundings)
            ?? (TemporalText.Date(x.Value) is { } day ? new FeelValue.DateTime(day.Day, 0, ZoneSpot.Local) : null)
            ?? call.Fail($"Expected a date and time such as \"2026-03-10T15:00:00+08:00\", but got {FeelText.Quote(x.Value)}."),
        _ => call.Mismatch(0, "a string, a date or a date and time"),
    };

    private static FeelValue DateTimeOfParts(Call call)
    {
        var day = call.Single(0) switch { FeelValue.Date x => x.Day, FeelValue.DateTime x => x.Day, _ => (CivilDate?)null };
        if (day is not { } known) return call.Mismatch(0, "a date");
        return call.Single(1) is FeelValue.Time time ? new FeelValue.DateTime(known, time.Nanoseconds, time.Zone) : call.Mismatch(1, "a time");
    }

    private static FeelValue Time(Call call) => call.Single(0) switch
    {
        FeelValue.Time x => x,
        FeelValue.DateTime x => new FeelValue.Time(x.Nanoseconds, x.Zone),
        FeelValue.Date => new FeelValue.Time(0, ZoneSpot.Utc),
        FeelValue.String x => TemporalText.Time(x.Value, call.Run.Surroundings) ?? call.Fail($"Expected a time such as \"15:00:00+08:00\", but got {FeelText.Quote(x.Value)}."),
        _ => call.Mismatch(0, "a string, a time or a date and time"),
    };

    private static FeelValue TimeOfParts(Call call)
    {
        if (call.Number(0) is not { } hour || call.Number(1) is not { } minute || call.Number(2) is not { } second) return FeelValue.Nothing;
        var zone = ZoneSpot.Local;
        if (!call.Value(3).IsNull)
        {
            if (call.Single(3) is not FeelValue.DaysDuration offset) return call.Mismatch(3, "a days and time duration");
            if (Int128.Abs(offset.Nanoseconds) > TemporalText.MaxOffset * TemporalText.NanosPerSecond) return call.Fail($"Expected an offset of at most 14 hours, but got {offset}.");
            zone = new ZoneSpot((int)(offset.Nanoseconds / TemporalText.NanosPerSecond), null);
        }
        var nanos = FeelNumber.Multiply(second, 1_000_000_000)?.Quantize(0, FeelNumber.Rounding.Down)?.ToInt64();
        if (hour.ToInt64() is { } h and >= 0 and < 24 && minute.ToInt64() is { } m and >= 0 and < 60 && nanos is { } s and >= 0 && s < 60 * TemporalText.NanosPerSecond)
        {
            return new FeelValue.Time((h * 3600 + m * 60) * TemporalText.NanosPerSecond + s, zone);
        }
        return call.Fail($"Expected a time of day, but got {hour}, {minute}, {second}.");
    }

    private static FeelValue Range(Call call)
    {
        if (call.Text(0) is not { } text) return FeelValue.Nothing;
        return RangeText.Read(text, call.Run) ?? call.Fail($"Expected an interval such as \"[1..5)\", but got {FeelText.Quote(text)}.");
    }

    private static FeelValue Duration(Call call) => call.Single(0) switch
    {
        FeelValue.DaysDuration or FeelValue.MonthsDuration => call.Single(0),
        FeelValue.String x => TemporalText.Duration(x.Value) ?? call.Fail($"Expected a duration such as \"P15D\" or \"P3M\", but got {FeelText.Quote(x.Value)}."),
        _ => call.Mismatch(0, "a string"),
    };

    private static FeelValue Number(Call call)
    {
        if (call.Single(0) is FeelValue.Number already && call.Count == 1) return already;
        if (call.Text(0) is not { } text) return FeelValue.Nothing;
        if (call.Count > 1)
        {
            if (Separator(call, 1, [" ", ".", ","]) is not { } grouping || Separator(call, 2, [".", ","]) is not { } point) return FeelValue.Nothing;
            if (grouping.Length > 0 && grouping == point) return call.Fail("Expected two different separators, but got the same twice.");
            if (grouping.Length > 0) text = text.Replace(grouping, "", StringComparison.Ordinal);
            if (point.Length > 0) text = text.Replace(point, ".", StringComparison.Ordinal);
        }
        return FeelNumber.TryParse(text, out var number) ? FeelValue.Of(number) : call.Fail($"Expected digits with at most one point, but got {FeelText.Quote(text)}.");
    }

    private static string? Separator(Call call, int index, string[] allowed)
    {
        if (call.Value(index).IsNull) return "";
        if (call.Single(index) is FeelValue.String text && allowed.Contains(text.Value)) return text.Value;
        call.Mismatch(index, $"one of {string.Join(' ', allowed.Select(FeelText.Quote))} or null");
        return null;
    }

    private static FeelValue String(Call call)
    {
        var value = call.Value(0);
        if (value.IsNull) return value;
        call.Run.SpendOn(value);
        var text = FeelText.Of(value);
        call.Run.CheckSize(text.Length);
        return FeelValue.Of(text);
    }
}
