using System.Collections.Immutable;
using System.Globalization;
using Workflows.Runtime.Definitions;
using Workflows.Runtime.Definitions.Yaml;
using Workflows.Statute;
using Workflows.Statute.Calendars;

namespace Workflows.Runtime.Law;

/// <summary>Reads a version of the statute on holidays: days of the year, of a week of a month, of the lunar calendar, and solar terms.</summary>
internal static class StatutoryDays
{
    private static readonly string[] s_ordinals = ["last", "first", "second", "third", "fourth"];
    private static readonly string[] s_weekdays = ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"];
    private static readonly string[] s_months =
        ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"];

    public static StatutoryHolidays? Read(YamlFields fields, Dictionary<string, Bilingual> names, FindingBag findings)
    {
        var (law, from) = (fields.RequiredText("law"), fields.RequiredText("valid_from"));
        var days = fields.Items("days").SelectMany(item => Days(item, names, findings)).ToImmutableArray();
        return law is not null && from is not null && YamlFields.AsDate(from, findings) is { } day ? new(law.Text, day, days) : null;
    }

    private static ImmutableArray<StatutoryDay> Days(YamlValue item, Dictionary<string, Bilingual> names, FindingBag findings)
    {
        var days = ImmutableArray<StatutoryDay>.Empty;
        YamlFields.Read(item, "a statutory day", findings, fields =>
        {
            var (key, on, lunar, term) = (fields.RequiredText("name"), fields.Texts("on"), fields.Texts("lunar"), fields.Text("solar-term"));
            var weekday = fields.Texts("weekday");
            if (key is null) return key;
            if (!names.TryGetValue(key.Text, out var name))
            {
                findings.Add(key.Line, key.Column, "LAW0004", $"Expected a holiday of 'names', but got {key.Kind}.");
                return key;
            }
            if (term is not null) fields.OneOf(term, ("qingming", 0));
            if (on.IsEmpty && lunar.IsEmpty && weekday.IsEmpty && term is null)
            {
                findings.Add(fields.Line, fields.Column, "LAW0002", "Expected 'on', 'weekday', 'lunar' or 'solar-term' for a statutory day, but all are missing.");
            }
            days =
            [
                .. on.Select(t => MonthAndDay(t, month => DateTime.DaysInMonth(2000, month), findings)).OfType<(int Month, int Day)>().Select(d => new StatutoryDay.Fixed(name, d.Month, d.Day)),
                .. weekday.Select(t => OfWeek(t, name, findings)).OfType<StatutoryDay>(),
                .. lunar.Select(t => t.Text == "eve" ? new StatutoryDay.LunarNewYearEve(name)
                    : MonthAndDay(t, _ => 30, findings) is { } d ? new StatutoryDay.Lunar(name, d.Month, d.Day)
                    : (StatutoryDay?)null).OfType<StatutoryDay>(),
                .. term is null ? Enumerable.Empty<StatutoryDay>() : [new StatutoryDay.Qingming(name)],
            ];
            return key;
        });
        return days;
    }

    /// <summary>A day such as <c>fourth thursday of november</c>.</summary>
    private static StatutoryDay.OfWeek? OfWeek(YamlValue.Scalar text, Bilingual name, FindingBag findings)
    {
        if (text.Text.Split(' ') is [var which, var weekday, "of", var month]
            && Array.IndexOf(s_ordinals, which) is >= 0 and var ordinal
            && Array.IndexOf(s_weekdays, weekday) is >= 0 and var day && Array.IndexOf(s_months, month) is >= 0 and var before)
        {
            return new(name, ordinal == 0 ? -1 : ordinal, (DayOfWeek)day, before + 1);
        }
        findings.Add(text.Line, text.Column, "CAL0008", $"Expected first, second, third, fourth or last, a day of the week, 'of' and a month, like 'fourth thursday of november', but got {text.Kind}.");
        return null;
    }

    private static (int Month, int Day)? MonthAndDay(YamlValue.Scalar text, Func<int, int> daysIn, FindingBag findings)
    {
        if (text.Text is [_, _, '-', _, _]
            && int.TryParse(text.Text.AsSpan(0, 2), NumberStyles.None, CultureInfo.InvariantCulture, out var month) && month is >= 1 and <= 12
            && int.TryParse(text.Text.AsSpan(3), NumberStyles.None, CultureInfo.InvariantCulture, out var day) && day >= 1 && day <= daysIn(month))
        {
            return (month, day);
        }
        findings.Add(text.Line, text.Column, "CAL0008", $"Expected a month and day like 05-01, but got {text.Kind}.");
        return null;
    }
}
