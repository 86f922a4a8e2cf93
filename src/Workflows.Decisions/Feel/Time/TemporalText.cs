using System.Globalization;
using System.Numerics;
using System.Text.RegularExpressions;

namespace Workflows.Decisions.Feel.Time;

/// <summary>Reads the lexical forms of XML Schema for dates, times and durations, with FEEL's <c>@Zone/Id</c> (DMN, literals of dates, times and durations).</summary>
internal static partial class TemporalText
{
    public const long NanosPerSecond = 1_000_000_000;
    public const long NanosPerDay = 86_400 * NanosPerSecond;
    /// <summary>Seconds from UTC that a time may be: XML Schema knows no zone farther off than 14 hours.</summary>
    public const int MaxOffset = 14 * 3600;

    public static FeelValue.Date? Date(string text) =>
        DatePattern().Match(text) is { Success: true } match && Day(match) is { } day ? new FeelValue.Date(day) : null;

    public static FeelValue.Time? Time(string text, FeelSurroundings surroundings)
    {
        if (TimePattern().Match(text) is not { Success: true } match) return null;
        return Clock(match) is { } clock && clock % NanosPerDay is var nanos && Zone(match, null, nanos, surroundings) is { } zone ? new FeelValue.Time(nanos, zone) : null;
    }

    public static FeelValue.DateTime? DateTime(string text, FeelSurroundings surroundings)
    {
        if (DateTimePattern().Match(text) is not { Success: true } match) return null;
        if (Day(match) is not { } day || Clock(match) is not { } nanos) return null;
        // 24:00:00 is the midnight that ends the day (XML Schema part 2, 3.2.7).
        if (nanos == NanosPerDay)
        {
            if (CivilDate.FromDayNumber(day.DayNumber + 1) is not { } next) return null;
            (day, nanos) = (next, 0);
        }
        return Zone(match, day, nanos, surroundings) is { } zone ? new FeelValue.DateTime(day, nanos, zone) : null;
    }

    /// <summary>A <see cref="FeelValue.DaysDuration"/> or a <see cref="FeelValue.MonthsDuration"/>, or null.</summary>
    public static FeelValue? Duration(string text)
    {
        if (text.Length > 100) return null;
        if (MonthsPattern().Match(text) is { Success: true } months && (months.Groups["y"].Success || months.Groups["m"].Success))
        {
            var count = Whole(months, "y") * 12 + Whole(months, "m");
            if (months.Groups["sign"].Success) count = -count;
            return count >= long.MinValue && count <= long.MaxValue ? new FeelValue.MonthsDuration((long)count) : null;
        }
        if (DaysPattern().Match(text) is not { Success: true } days || text[^1] is 'T' or 'P') return null;
        var seconds = Whole(days, "d") * 86_400 + Whole(days, "h") * 3600 + Whole(days, "m") * 60 + Whole(days, "s");
        var nanos = seconds * NanosPerSecond + Fraction(days);
        if (days.Groups["sign"].Success) nanos = -nanos;
        return nanos >= (BigInteger)Int128.MinValue && nanos <= (BigInteger)Int128.MaxValue ? new FeelValue.DaysDuration((Int128)nanos) : null;
    }

    /// <summary>Whatever an at-literal may hold: a date, a time, a date and time or a duration.</summary>
    public static FeelValue? Any(string text, FeelSurroundings surroundings) =>
        Date(text) ?? DateTime(text, surroundings) ?? Time(text, surroundings) ?? Duration(text);

    /// <summary>The zone's offset at a local time; null for a zone that is not known.</summary>
    public static ZoneSpot? InZone(string id, CivilDate? day, long nanos, FeelSurroundings surroundings)
    {
        if (surroundings.ZoneOffset is not { } rules) return null;
        var at = day is { } known ? new System.DateTime(Math.Clamp(known.Year, 1, 9999), known.Month, Math.Min(known.Day, 28)) : new System.DateTime(2000, 1, 1);
        if (day is { Year: >= 1 and <= 9999 } exact) at = new System.DateTime(exact.Year, exact.Month, exact.Day);
        return rules(id, at.AddTicks(nanos / 100)) is { } offset ? new ZoneSpot(offset, id) : null;
    }

    private static CivilDate? Day(Match match)
    {
        var year = match.Groups["year"].Value;
        if (year.TrimStart('-') is { Length: > 4 } digits && digits[0] == '0') return null;
        return CivilDate.Create(Number(match, "year"), Number(match, "month"), Number(match, "day"));
    }

    private static long? Clock(Match match)
    {
        var (hour, minute, second) = (Number(match, "hour"), Number(match, "minute"), Number(match, "second"));
        if (hour == 24 && minute == 0 && second == 0 && Fraction(match) == 0) return NanosPerDay;
        if (hour > 23 || minute > 59 || second > 59) return null;
        return (hour * 3600 + minute * 60 + second) * NanosPerSecond + Fraction(match);
    }

    private static ZoneSpot? Zone(Match match, CivilDate? day, long nanos, FeelSurroundings surroundings)
    {
        if (match.Groups["zone"] is { Success: true } zone) return InZone(zone.Value, day, nanos, surroundings);
        if (match.Groups["utc"].Success) return ZoneSpot.Utc;
        if (match.Groups["offset"] is not { Success: true } offset) return ZoneSpot.Local;
        var seconds = Number(match, "oh") * 3600 + Number(match, "om") * 60 + Number(match, "os");
        if (seconds > MaxOffset || Number(match, "om") > 59 || Number(match, "os") > 59) return null;
        return new ZoneSpot((int)(offset.Value[0] == '-' ? -seconds : seconds), null);
    }

    private static long Number(Match match, string group) =>
        match.Groups[group] is { Success: true } found ? long.Parse(found.Value, CultureInfo.InvariantCulture) : 0;

    private static BigInteger Whole(Match match, string group) =>
        match.Groups[group] is { Success: true } found ? BigInteger.Parse(found.Value, CultureInfo.InvariantCulture) : 0;

    private static long Fraction(Match match) =>
        match.Groups["fraction"] is { Success: true } found
            ? long.Parse(found.Value.Length > 9 ? found.Value[..9] : found.Value.PadRight(9, '0'), CultureInfo.InvariantCulture)
            : 0;

    private const string DayForm = @"(?<year>-?[0-9]{4,9})-(?<month>[0-9]{2})-(?<day>[0-9]{2})";
    private const string ClockForm = @"(?<hour>[0-9]{2}):(?<minute>[0-9]{2}):(?<second>[0-9]{2})(\.(?<fraction>[0-9]+))?";
    private const string ZoneForm = @"((?<utc>[Zz])|(?<offset>[+-](?<oh>[0-9]{2}):(?<om>[0-9]{2})(:(?<os>[0-9]{2}))?)|@(?<zone>[A-Za-z0-9_+\-/]+))?";

    [GeneratedRegex("^" + DayForm + @"\z", RegexOptions.CultureInvariant)]
    private static partial Regex DatePattern();

    [GeneratedRegex("^" + ClockForm + ZoneForm + @"\z", RegexOptions.CultureInvariant)]
    private static partial Regex TimePattern();

    [GeneratedRegex("^" + DayForm + "T" + ClockForm + ZoneForm + @"\z", RegexOptions.CultureInvariant)]
    private static partial Regex DateTimePattern();

    [GeneratedRegex(@"^(?<sign>-)?P((?<y>[0-9]+)Y)?((?<m>[0-9]+)M)?\z", RegexOptions.CultureInvariant)]
    private static partial Regex MonthsPattern();

    [GeneratedRegex(@"^(?<sign>-)?P((?<d>[0-9]+)D)?(T((?<h>[0-9]+)H)?((?<m>[0-9]+)M)?((?<s>[0-9]+)(\.(?<fraction>[0-9]+))?S)?)?\z", RegexOptions.CultureInvariant)]
    private static partial Regex DaysPattern();
}
