using System.Globalization;
using System.Text.RegularExpressions;
using Workflows.Runtime.Timing;

namespace Workflows.Runtime.Forms;

/// <summary>Dates and times as people write them: 2026-03-05, 2026/3/5, 2026年3月5日, with 09:30 or 9时30分 behind; full-width figures too.</summary>
internal static partial class DayText
{
    public static DateOnly? ReadDay(string text) => Day(Plain(text));

    /// <summary>The instant; a time without an offset from UTC is the authority's local time.</summary>
    public static DateTimeOffset? ReadMoment(string text, AuthorityZone zone)
    {
        var match = Moment().Match(Plain(text));
        if (!match.Success || Day(match.Groups["day"].Value) is not { } day || Time(match) is not { } time) return null;
        if (!match.Groups["offset"].Success) return zone.At(day, time);
        return DateTimeOffset.TryParseExact($"{day:yyyy-MM-dd}T{time:HH:mm:ss}{match.Groups["offset"].Value}", "yyyy-MM-dd'T'HH:mm:ssK",
            CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment) ? moment : null;
    }

    private static DateOnly? Day(string text)
    {
        var match = Date().Match(text);
        return match.Success && Number(match, "y") is var year and > 0 && Number(match, "m") is var month and >= 1 and <= 12
            && Number(match, "d") is var day and >= 1 && day <= DateTime.DaysInMonth(year, month) ? new DateOnly(year, month, day) : null;
    }

    private static TimeOnly? Time(Match match)
    {
        var hour = Number(match, "hour");
        if (match.Groups["after"].Success && hour < 12) hour += 12;
        return hour <= 23 && Number(match, "minute") is var minute and <= 59 && Number(match, "second") is var second and <= 59
            ? new TimeOnly(hour, minute, second) : null;
    }

    private static int Number(Match match, string group) =>
        match.Groups[group] is { Success: true, Length: > 0 } found ? int.Parse(found.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture) : 0;

    // One blank between parts, and none beside the signs that part them already.
    private static string Plain(string text) => Blanks().Replace(PlainText.Of(text), " ")
        .Replace(" 年", "年", StringComparison.Ordinal).Replace("年 ", "年", StringComparison.Ordinal)
        .Replace(" 月", "月", StringComparison.Ordinal).Replace("月 ", "月", StringComparison.Ordinal)
        .Replace(" 日", "日", StringComparison.Ordinal).Replace("日 ", "日", StringComparison.Ordinal);

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();

    [GeneratedRegex(@"\A(?:(?<y>[0-9]{4})(?<part>[-/.])(?<m>[0-9]{1,2})\k<part>(?<d>[0-9]{1,2})|(?<y>[0-9]{4})年(?<m>[0-9]{1,2})月(?<d>[0-9]{1,2})[日号]|(?<y>[0-9]{4})(?<m>[0-9]{2})(?<d>[0-9]{2}))\z")]
    private static partial Regex Date();

    [GeneratedRegex(@"\A(?<day>.+?(?:[日号]|(?=[T ])))[T ]?(?:上午|早上|(?<after>下午|晚上))?\s?(?<hour>[0-9]{1,2})(?:[:时点](?<minute>[0-9]{1,2})?)(?:[:分](?<second>[0-9]{1,2})?(?:\.0+)?秒?)?(?<offset>Z|[+-][0-9]{2}:[0-9]{2})?\z")]
    private static partial Regex Moment();
}
