using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Workflows.Statute.Calendars;

/// <summary>
/// The days of a jurisdiction: a working week, the holiday notices year by year, and the statutory days by which a year without a notice is
/// counted for the time being.
/// </summary>
public sealed class LegalCalendar
{
    /// <summary>The last year for which statutory days are worked out; lunar dates are known no further.</summary>
    public const int LastYear = 2099;

    private readonly FrozenDictionary<DateOnly, CalendarDay> _named;
    private readonly FrozenSet<int> _noticed;
    private readonly FrozenSet<DayOfWeek> _rest;

    /// <param name="id">The calendar's name in <c>workflows/calendars/</c>, such as <c>cn</c>.</param>
    /// <param name="version">Recorded with every date that was worked out by this calendar.</param>
    /// <param name="utcOffset">How far its legal days are ahead of UTC; a day of this calendar begins at 00:00 there.</param>
    /// <param name="restDays">The days off of every week.</param>
    /// <param name="observed">Where a holiday is kept that falls on a day off; null where the statute leaves that to the notices.</param>
    /// <param name="hasNotices">False where the statute alone sets the days of every year, so that no year waits for a notice.</param>
    /// <param name="regional">The region's own days, which lie over those of the country; null for a region that has none.</param>
    public LegalCalendar(
        string id, Bilingual title, string version, TimeSpan utcOffset, IEnumerable<DayOfWeek> restDays,
        ImmutableArray<StatutoryHolidays> statutory, ImmutableArray<CalendarYear> years, Observance? observed = null, bool hasNotices = true,
        RegionalHolidays? regional = null)
    {
        (Observed, HasNotices, Regional) = (observed, hasNotices, regional);
        (Id, Title, Version, UtcOffset) = (id, title, version, utcOffset);
        Statutory = [.. statutory.OrderBy(s => s.ValidFrom)];
        Years = [.. years.OrderBy(y => y.Year)];
        _rest = restDays.ToFrozenSet();
        if (_rest.Count == 7) throw new ArgumentException("Expected at least one working day in the week, but every day is a rest day.", nameof(restDays));
        _noticed = Years.Select(y => y.Year).ToFrozenSet();

        var named = new Dictionary<DateOnly, CalendarDay>();
        foreach (var day in StatutoryDays(Statutory, year => !_noticed.Contains(year))) named.TryAdd(day.Day, day);
        Notice(named, Years);
        if (regional is not null)
        {
            foreach (var day in StatutoryDays(regional.Statutory, regional.Awaits)) named[day.Day] = day;
            Notice(named, regional.Years);
        }
        _named = named.ToFrozenDictionary();
    }

    /// <summary>The calendar's name in <c>workflows/calendars/</c>, such as <c>cn</c>.</summary>
    public string Id { get; }

    /// <summary>What people call it.</summary>
    public Bilingual Title { get; }

    /// <summary>Recorded with every date that was worked out by this calendar; another for every other content, and for every region that has days of its own.</summary>
    public string Version { get; }

    /// <summary>How far its legal days are ahead of UTC.</summary>
    public TimeSpan UtcOffset { get; }

    /// <summary>The statute on holidays, its versions in order.</summary>
    public ImmutableArray<StatutoryHolidays> Statutory { get; }

    /// <summary>The years whose notice is published, in order.</summary>
    public ImmutableArray<CalendarYear> Years { get; }

    /// <summary>Where a holiday is kept that falls on a day off; null where the statute leaves that to the notices.</summary>
    public Observance? Observed { get; }

    /// <summary>False where the statute alone sets the days of every year.</summary>
    public bool HasNotices { get; }

    /// <summary>The region's own days, which lie over those of the country; null for a region that has none.</summary>
    public RegionalHolidays? Regional { get; }

    /// <summary>The region of the authority that counts by this calendar, whether or not it has days of its own; null where it names none.</summary>
    public string? Region { get; init; }

    /// <summary>The statutes that say in which unit they count days; of several that a citation begins with, the longest speaks.</summary>
    public ImmutableArray<DayFigures> Figures { get; init; } = [];

    /// <summary>The article by which a last day that is a day off gives way to the working day after it; null where the calendar names none.</summary>
    public string? RollsBy { get; init; }

    /// <summary>
    /// True for a year whose holiday notice, the country's or the region's, is still to come: its days are counted by the week and the statutory days, and
    /// may yet change.
    /// </summary>
    public bool IsProvisional(int year) => HasNotices && (!_noticed.Contains(year) || Regional?.Awaits(year) == true);

    /// <summary>What a day is and why. A day that no notice and no statute names goes by the week, also outside the years that are known, where it is provisional.</summary>
    public CalendarDay this[DateOnly day] => _named.TryGetValue(day, out var named)
        ? named
        : new(day, _rest.Contains(day.DayOfWeek) ? DayKind.RestDay : DayKind.WorkingDay, null, IsProvisional(day.Year));

    /// <summary>What a day is; as with <see cref="this[DateOnly]"/>, by the week where nothing names it.</summary>
    public DayKind KindOf(DateOnly day) => _named.TryGetValue(day, out var named) ? named.Kind
        : _rest.Contains(day.DayOfWeek) ? DayKind.RestDay : DayKind.WorkingDay;

    public bool IsWorkingDay(DateOnly day) => KindOf(day) is DayKind.WorkingDay or DayKind.MakeUpDay;

    private static void Notice(Dictionary<DateOnly, CalendarDay> named, ImmutableArray<CalendarYear> years)
    {
        foreach (var year in years)
        {
            foreach (var off in year.Off) named[off.Day] = new(off.Day, DayKind.Holiday, off.Name, IsProvisional: false);
            foreach (var work in year.MakeUp) named[work.Day] = new(work.Day, DayKind.MakeUpDay, work.Name, IsProvisional: false);
        }
    }

    private IEnumerable<CalendarDay> StatutoryDays(ImmutableArray<StatutoryHolidays> statutory, Func<int, bool> isWithoutNotice)
    {
        for (var index = 0; index < statutory.Length; index++)
        {
            var rule = statutory[index];
            var end = index + 1 < statutory.Length ? statutory[index + 1].ValidFrom : new DateOnly(LastYear + 1, 1, 1);
            for (var year = rule.ValidFrom.Year; year <= end.Year; year++)
            {
                if (!isWithoutNotice(year)) continue;
                // Two holidays can fall on one day (Mid-Autumn in the week of the National Day): the first in the statute's order names it.
                foreach (var (on, name) in rule.Days.Select(d => (d.In(year), d.Name)).DistinctBy(d => d.Item1))
                {
                    if (on is not { } day || day < rule.ValidFrom || day >= end) continue;
                    yield return new(day, DayKind.Holiday, name, IsProvisional(year));
                    if (Observed?.DayFor(day) is { } kept)
                        yield return new(kept, DayKind.Holiday, new($"{name.Zh}（补休）", $"{name.En} (observed)"), IsProvisional(kept.Year));
                }
            }
        }
    }
}
