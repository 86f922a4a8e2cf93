using System.Globalization;
using System.Text;
using Workflows.Decisions.Feel.Time;

namespace Workflows.Decisions.Feel;

/// <summary>The text of values, as FEEL's <c>string()</c> gives it (DMN 10.3.4); strings inside lists and contexts are quoted.</summary>
internal static class FeelText
{
    public static string Of(FeelValue value)
    {
        if (value is FeelValue.String text) return text.Value;
        var into = new StringBuilder();
        Write(into, value);
        return into.ToString();
    }

    public static string Of(FeelContext context)
    {
        var into = new StringBuilder();
        Write(into, context);
        return into.ToString();
    }

    /// <summary>The name of a value's kind for messages and <c>instance of</c>.</summary>
    public static string KindOf(FeelValue value) => value switch
    {
        FeelValue.Null => "null",
        FeelValue.Boolean => "boolean",
        FeelValue.Number => "number",
        FeelValue.String => "string",
        FeelValue.Date => "date",
        FeelValue.Time => "time",
        FeelValue.DateTime => "date and time",
        FeelValue.DaysDuration => "days and time duration",
        FeelValue.MonthsDuration => "years and months duration",
        FeelValue.List => "list",
        FeelValue.Context => "context",
        FeelValue.Range => "range",
        _ => "function",
    };

    public static string Quote(string text)
    {
        var into = new StringBuilder(text.Length + 2);
        Quote(into, text);
        return into.ToString();
    }

    public static string Date(CivilDate day)
    {
        var sign = day.Year < 0 ? "-" : "";
        return string.Create(CultureInfo.InvariantCulture, $"{sign}{Math.Abs(day.Year):0000}-{day.Month:00}-{day.Day:00}");
    }

    public static string Time(long nanos, ZoneSpot zone)
    {
        var (seconds, fraction) = Math.DivRem(nanos, TemporalText.NanosPerSecond);
        return string.Create(CultureInfo.InvariantCulture,
            $"{seconds / 3600:00}:{seconds / 60 % 60:00}:{seconds % 60:00}{Fraction(fraction)}{Zone(zone)}");
    }

    public static string Months(long months)
    {
        if (months == 0) return "P0M";
        var (years, rest) = Int128.DivRem(Int128.Abs(months), 12);
        return (months < 0 ? "-P" : "P") + Part((long)years, "Y") + Part((long)rest, "M");
    }

    public static string Days(Int128 nanos)
    {
        if (nanos == 0) return "PT0S";
        var (all, fraction) = Int128.DivRem(Int128.Abs(nanos), TemporalText.NanosPerSecond);
        var (days, seconds) = Int128.DivRem(all, 86_400);
        var clock = (int)seconds;
        var text = (nanos < 0 ? "-P" : "P") + (days == 0 ? "" : $"{days}D");
        if (clock == 0 && fraction == 0) return text;
        var tail = clock % 60 == 0 && fraction == 0 ? "" : $"{clock % 60}{Fraction((long)fraction)}S";
        return text + "T" + Part(clock / 3600, "H") + Part(clock / 60 % 60, "M") + tail;
    }

    private static void Write(StringBuilder into, FeelValue value)
    {
        System.Runtime.CompilerServices.RuntimeHelpers.EnsureSufficientExecutionStack();
        switch (value)
        {
            case FeelValue.Null: into.Append("null"); break;
            case FeelValue.Boolean x: into.Append(x.Value ? "true" : "false"); break;
            case FeelValue.Number x: into.Append(x.Value.ToString()); break;
            case FeelValue.String x: Quote(into, x.Value); break;
            case FeelValue.Date x: into.Append(Date(x.Day)); break;
            case FeelValue.Time x: into.Append(Time(x.Nanoseconds, x.Zone)); break;
            case FeelValue.DateTime x: into.Append(Date(x.Day)).Append('T').Append(Time(x.Nanoseconds, x.Zone)); break;
            case FeelValue.DaysDuration x: into.Append(Days(x.Nanoseconds)); break;
            case FeelValue.MonthsDuration x: into.Append(Months(x.Months)); break;
            case FeelValue.Context x: Write(into, x.Value); break;
            case FeelValue.Range x: Write(into, x); break;
            case FeelValue.Function x: into.Append("function(").AppendJoin(", ", x.Value.Parameters).Append(')'); break;
            case FeelValue.List x:
                into.Append('[');
                for (var i = 0; i < x.Items.Length; i++)
                {
                    if (i > 0) into.Append(", ");
                    Write(into, x.Items[i]);
                }
                into.Append(']');
                break;
        }
    }

    private static void Write(StringBuilder into, FeelContext context)
    {
        var separator = "{";
        foreach (var (name, value) in context.Entries())
        {
            into.Append(separator).Append(IsPlain(name) ? name : Quote(name)).Append(": ");
            Write(into, value);
            separator = ", ";
        }
        into.Append(context.Count == 0 ? "{}" : "}");
    }

    private static void Write(StringBuilder into, FeelValue.Range range)
    {
        into.Append(range.LowIncluded ? '[' : '(');
        if (!range.Low.IsNull) Write(into, range.Low);
        into.Append("..");
        if (!range.High.IsNull) Write(into, range.High);
        into.Append(range.HighIncluded ? ']' : ')');
    }

    private static bool IsPlain(string name) => name.Length > 0 && name.All(c => c is not (':' or '"' or ',' or '{' or '}' or '\\') && !char.IsControl(c));

    private static void Quote(StringBuilder into, string text)
    {
        into.Append('"');
        foreach (var c in text)
        {
            _ = c switch
            {
                '"' => into.Append("\\\""),
                '\\' => into.Append("\\\\"),
                '\n' => into.Append("\\n"),
                '\r' => into.Append("\\r"),
                '\t' => into.Append("\\t"),
                _ => into.Append(c),
            };
        }
        into.Append('"');
    }

    private static string Part(long count, string unit) => count == 0 ? "" : count.ToString(CultureInfo.InvariantCulture) + unit;

    private static string Fraction(long nanos) =>
        nanos == 0 ? "" : "." + nanos.ToString("000000000", CultureInfo.InvariantCulture).TrimEnd('0');

    private static string Zone(ZoneSpot zone)
    {
        if (zone.Id is { } id) return "@" + id;
        if (zone.Offset is not { } offset) return "";
        if (offset == 0) return "Z";
        var seconds = Math.Abs(offset);
        var tail = seconds % 60 == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $":{seconds % 60:00}");
        return string.Create(CultureInfo.InvariantCulture, $"{(offset < 0 ? '-' : '+')}{seconds / 3600:00}:{seconds / 60 % 60:00}{tail}");
    }
}
