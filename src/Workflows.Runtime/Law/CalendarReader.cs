using System.Collections.Immutable;
using System.Globalization;
using Workflows.Runtime.Definitions;
using Workflows.Runtime.Definitions.Yaml;
using Workflows.Statute;
using Workflows.Statute.Calendars;

namespace Workflows.Runtime.Law;

/// <summary>Reads a calendar of <c>workflows/calendars/</c>: the week, the statutory days, and the notices year by year.</summary>
public static class CalendarReader
{
    // A holiday of more days than these is a slip of the pen.
    private const int LongestRange = 31;

    /// <param name="id">The calendar's name: the file's name without its ending.</param>
    /// <param name="file">The path that findings name.</param>
    /// <param name="region">The region whose own days off lie over those of the country; null for none.</param>
    public static Reading<LegalCalendar> Read(string id, string file, string text, string? region)
    {
        var findings = new FindingBag(file);
        var root = YamlText.Read(text, findings);
        var calendar = YamlFields.Read(root, "a calendar", findings, fields => ReadCalendar(id, region, root!, fields, findings));
        return findings.Of(calendar);
    }

    private static LegalCalendar? ReadCalendar(string id, string? region, YamlValue root, YamlFields fields, FindingBag findings)
    {
        var title = fields.RequiredBilingual("title");
        var offset = Offset(fields.RequiredText("utc-offset"), findings);
        var rest = YamlFields.Read(fields.Required("week"), "the week", findings, week =>
        {
            week.Text("law");
            return week.RequiredTexts("rest").Select(d => DayOfWeek(week, d)).OfType<DayOfWeek>().Distinct().ToList();
        });
        if (rest?.Count == 7) findings.Add(fields.Line, fields.Column, "CAL0001", "Expected at least one working day in the week, but every day is a rest day.");

        var names = new Dictionary<string, Bilingual>(StringComparer.Ordinal);
        foreach (var (name, english) in fields.RequiredEntries("names").Select(e => (e.Key, e.Value)))
        {
            if (english is YamlValue.Scalar { IsNothing: false } text) names[name.Text] = new(name.Text, text.Text);
            else findings.Add(english.Line, english.Column, "LAW0003", $"Expected the English name of '{name.Text}', but got {english.Kind}.");
        }
        var statutory = fields.Items("statutory")
            .Select(item => YamlFields.Read(item, "a version of the statutory days", findings, f => StatutoryDays.Read(f, names, findings)))
            .OfType<StatutoryHolidays>().ToImmutableArray();
        var years = fields.Entries("years").Select(e => ReadYear(e, names, findings)).OfType<CalendarYear>().ToImmutableArray();
        var figures = fields.Items("figures")
            .Select(item => YamlFields.Read(item, "a statute that counts days", findings, f => ReadFigures(f, findings)))
            .OfType<DayFigures>().ToImmutableArray();
        var observed = YamlFields.Read(fields.Optional("observed"), "'observed' of a calendar", findings, ReadObservance);
        var rolls = YamlFields.Read(fields.Optional("rolls"), "'rolls' of a calendar", findings, f => f.RequiredText("law")?.Text);
        var hasNotices = fields.OneOf(fields.Text("notices"), ("yearly", true), ("none", false)) ?? true;
        if (!hasNotices && !years.IsEmpty) findings.Add(fields.Line, fields.Column, "CAL0010", "Expected no 'years' where 'notices' is none, since the statute alone sets the days, but got some.");
        var regions = fields.Items("regions")
            .Select(item => YamlFields.Read(item, "a region's own days", findings, f => ReadRegion(f, names, findings)))
            .OfType<RegionalHolidays>().ToImmutableArray();
        foreach (var twice in regions.GroupBy(r => r.Region, StringComparer.Ordinal).Where(g => g.Count() > 1))
            findings.Add(fields.Line, fields.Column, "CAL0011", $"Expected each region once in 'regions', but '{twice.Key}' stands there {twice.Count()} times.");
        if (!findings.IsEmpty) return null;
        var own = regions.FirstOrDefault(r => r.Region == region);
        // Authorities of two regions count by different days of the same file: the version says by which.
        var version = ContentHash.Of(own is null ? root.Canonical() : $"{root.Canonical()}\n{region}");
        return new(id, title!, version, offset!.Value, rest!, statutory, years, observed, hasNotices, own) { Figures = figures, Region = region, RollsBy = rolls };
    }

    private static RegionalHolidays? ReadRegion(YamlFields fields, Dictionary<string, Bilingual> names, FindingBag findings)
    {
        var (region, since) = (fields.RequiredText("region"), fields.RequiredText("since"));
        fields.RequiredText("law");
        var statutory = fields.Items("statutory")
            .Select(item => YamlFields.Read(item, "a version of the region's days", findings, f => StatutoryDays.Read(f, names, findings)))
            .OfType<StatutoryHolidays>().OrderBy(s => s.ValidFrom).ToImmutableArray();
        var years = fields.Entries("years").Select(e => ReadYear(e, names, findings)).OfType<CalendarYear>().OrderBy(y => y.Year).ToImmutableArray();
        if (region is null || since is null || Year(since, findings) is not { } first) return null;
        if (!years.IsEmpty && years[0].Year < first) findings.Add(since.Line, since.Column, "CAL0011", $"Expected no notice before the first year of '{region.Text}', but got one for {years[0].Year}.");
        return new(region.Text, first, statutory, years);
    }

    private static DayFigures? ReadFigures(YamlFields fields, FindingBag findings)
    {
        var (statute, law, days, upTo) = (fields.RequiredText("statute"), fields.RequiredText("law"), fields.Texts("days"), fields.Text("up-to"));
        if (!days.IsEmpty && upTo is not null) findings.Add(fields.Line, fields.Column, "CAL0009", "Expected 'days' or 'up-to', but got both.");
        var figures = days.Select(d => Figure(d, findings)).OfType<int>().ToImmutableArray();
        var most = upTo is null ? null : Figure(upTo, findings);
        return statute is null || law is null ? null : new(statute.Text, figures, most, law.Text);
    }

    private static int? Figure(YamlValue.Scalar text, FindingBag findings)
    {
        if (int.TryParse(text.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is >= 1 and <= 366) return number;
        findings.Add(text.Line, text.Column, "CAL0009", $"Expected a number of days from 1 to 366, but got {text.Kind}.");
        return null;
    }

    /// <summary>The weekdays on which a holiday is kept that falls on a day off, by the weekday it falls on.</summary>
    private static Observance? ReadObservance(YamlFields fields)
    {
        var kept = new Dictionary<DayOfWeek, DayOfWeek>();
        foreach (var from in Enum.GetValues<DayOfWeek>())
        {
            if (DayOfWeek(fields, fields.Text(Enum.GetName(from)!.ToLowerInvariant())) is { } to) kept[from] = to;
        }
        return fields.RequiredText("law") is { } law ? new(law.Text, kept) : null;
    }

    private static CalendarYear? ReadYear(YamlValue.Entry entry, Dictionary<string, Bilingual> names, FindingBag findings)
    {
        if (Year(entry.Key, findings) is not { } year) return null;
        return YamlFields.Read(entry.Value, $"the year {year}", findings, fields =>
        {
            var notices = fields.Items("notices").Select(item => YamlFields.Read(item, "a notice", findings, f =>
                (f.RequiredText("title"), f.RequiredText("url")) is ({ } title, { } url) ? new HolidayNotice(title.Text, url.Text) : null));
            var noticed = notices.OfType<HolidayNotice>().ToImmutableArray();
            if (noticed.IsEmpty) findings.Add(entry.Key.Line, entry.Key.Column, "CAL0003", $"Expected a notice for the year {year}, but none is named: leave the year out, and it is counted provisionally.");

            var seen = new HashSet<DateOnly>();
            var (off, work) = (ImmutableArray.CreateBuilder<NoticedDay>(), ImmutableArray.CreateBuilder<NoticedDay>());
            foreach (var holiday in fields.RequiredEntries("days"))
            {
                if (!names.TryGetValue(holiday.Key.Text, out var name))
                {
                    findings.Add(holiday.Key.Line, holiday.Key.Column, "LAW0004", $"Expected a holiday of 'names', but got {holiday.Key.Kind}.");
                    continue;
                }
                YamlFields.Read(holiday.Value, $"'{holiday.Key.Text}'", findings, f =>
                {
                    off.AddRange(f.Texts("off").SelectMany(t => Days(t, year, seen, findings)).Select(d => new NoticedDay(d, name)));
                    work.AddRange(f.Texts("work").SelectMany(t => Days(t, year, seen, findings)).Select(d => new NoticedDay(d, name)));
                    return name;
                });
            }
            return new CalendarYear(year, noticed, off.ToImmutable(), work.ToImmutable());
        });
    }

    private static int? Year(YamlValue.Scalar text, FindingBag findings)
    {
        if (int.TryParse(text.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year is >= 1950 and <= LegalCalendar.LastYear) return year;
        findings.Add(text.Line, text.Column, "CAL0002", $"Expected a year from 1950 to {LegalCalendar.LastYear}, but got {text.Kind}.");
        return null;
    }

    /// <summary>A day, or a range <c>2026-10-01..2026-10-07</c>, of the year or of the last days of the year before.</summary>
    private static IEnumerable<DateOnly> Days(YamlValue.Scalar text, int year, HashSet<DateOnly> seen, FindingBag findings)
    {
        var ends = text.Text.Split("..").Select(part => YamlFields.AsDate(text with { Text = part }, findings)).ToArray();
        if (ends.Any(e => e is null)) yield break;
        if (ends.Length > 2 || ends[^1] < ends[0] || ends[^1]!.Value.DayNumber - ends[0]!.Value.DayNumber >= LongestRange)
        {
            findings.Add(text.Line, text.Column, "CAL0004", $"Expected a day or a range of at most {LongestRange} days, but got {text.Kind}.");
            yield break;
        }
        for (var day = ends[0]!.Value; day <= ends[^1]; day = day.AddDays(1))
        {
            if (day.Year != year && !(day.Year == year - 1 && day.Month == 12))
            {
                findings.Add(text.Line, text.Column, "CAL0005", $"Expected a day of {year} or of the December before, but got {day:O}.");
            }
            else if (!seen.Add(day))
            {
                findings.Add(text.Line, text.Column, "CAL0006", $"Expected each day once, but {day:O} is named twice for {year}.");
            }
            else
            {
                yield return day;
            }
        }
    }

    private static DayOfWeek? DayOfWeek(YamlFields fields, YamlValue.Scalar? text) => fields.OneOf(
        text, ("monday", System.DayOfWeek.Monday), ("tuesday", System.DayOfWeek.Tuesday), ("wednesday", System.DayOfWeek.Wednesday),
        ("thursday", System.DayOfWeek.Thursday), ("friday", System.DayOfWeek.Friday), ("saturday", System.DayOfWeek.Saturday), ("sunday", System.DayOfWeek.Sunday));

    private static TimeSpan? Offset(YamlValue.Scalar? text, FindingBag findings)
    {
        if (text is null) return null;
        if (text.Text.Length == 6 && text.Text[0] is '+' or '-'
            && TimeSpan.TryParseExact(text.Text.AsSpan(1), @"hh\:mm", CultureInfo.InvariantCulture, out var offset) && offset <= TimeSpan.FromHours(14))
        {
            return text.Text[0] == '-' ? -offset : offset;
        }
        findings.Add(text.Line, text.Column, "CAL0007", $"Expected an offset from UTC like +08:00, but got {text.Kind}.");
        return null;
    }
}
