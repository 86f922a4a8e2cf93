using System.Collections.Immutable;

namespace Workflows.Statute.Calendars;

/// <summary>What the notices of one year say in one calendar and not in another.</summary>
/// <param name="Region">The region whose own notices they are; null for those of the country.</param>
/// <param name="IsNew">Whether the year had no notice before.</param>
/// <param name="IsGone">Whether the year has no notice any more.</param>
/// <param name="Notices">The notices that are named anew.</param>
public sealed record YearDifference(
    int Year, string? Region, bool IsNew, bool IsGone, ImmutableArray<HolidayNotice> Notices, ImmutableArray<NoticedDay> OffAdded, ImmutableArray<NoticedDay> OffTaken,
    ImmutableArray<NoticedDay> MakeUpAdded, ImmutableArray<NoticedDay> MakeUpTaken)
{
    public bool IsEmpty => !IsNew && !IsGone && Notices.IsEmpty && OffAdded.IsEmpty && OffTaken.IsEmpty && MakeUpAdded.IsEmpty && MakeUpTaken.IsEmpty;
}

/// <summary>What a calendar changes against a former one: for whoever is to approve it.</summary>
/// <param name="Years">The years whose notices differ, the latest first.</param>
/// <param name="BecomeOff">Days that were worked and are off from then on, whether a notice or a statute says so.</param>
/// <param name="BecomeWorking">Days that were off and are worked from then on.</param>
public sealed record CalendarDifference(ImmutableArray<YearDifference> Years, ImmutableArray<DateOnly> BecomeOff, ImmutableArray<DateOnly> BecomeWorking)
{
    // Beyond the last notice only the statute speaks: so many years of it are looked at.
    private const int YearsAhead = 5;

    public static CalendarDifference Between(LegalCalendar before, LegalCalendar after)
    {
        var years = Of(before.Years, after.Years, null).Concat(Of(before.Regional?.Years ?? [], after.Regional?.Years ?? [], after.Regional?.Region ?? before.Regional?.Region));
        var noticed = before.Years.Concat(after.Years).Select(y => y.Year).DefaultIfEmpty(DateOnly.MinValue.Year).ToList();
        var (first, last) = (new DateOnly(noticed.Min(), 1, 1), new DateOnly(Math.Min(noticed.Max() + YearsAhead, LegalCalendar.LastYear), 12, 31));
        var (off, working) = (ImmutableArray.CreateBuilder<DateOnly>(), ImmutableArray.CreateBuilder<DateOnly>());
        for (var day = first; day <= last; day = day.AddDays(1))
        {
            var (was, now) = (before.IsWorkingDay(day), after.IsWorkingDay(day));
            if (was != now) (now ? working : off).Add(day);
        }
        return new([.. years.OrderByDescending(y => y.Year)], off.ToImmutable(), working.ToImmutable());
    }

    private static IEnumerable<YearDifference> Of(ImmutableArray<CalendarYear> before, ImmutableArray<CalendarYear> after, string? region)
    {
        foreach (var year in before.Concat(after).Select(y => y.Year).Distinct())
        {
            var (was, now) = (before.FirstOrDefault(y => y.Year == year), after.FirstOrDefault(y => y.Year == year));
            var difference = new YearDifference(
                year, region, was is null, now is null, [.. (now?.Notices ?? []).Except(was?.Notices ?? [])],
                Beyond(now?.Off, was?.Off), Beyond(was?.Off, now?.Off), Beyond(now?.MakeUp, was?.MakeUp), Beyond(was?.MakeUp, now?.MakeUp));
            if (!difference.IsEmpty) yield return difference;
        }
    }

    private static ImmutableArray<NoticedDay> Beyond(ImmutableArray<NoticedDay>? one, ImmutableArray<NoticedDay>? other) =>
        [.. (one ?? []).ExceptBy((other ?? []).Select(d => d.Day), d => d.Day).OrderBy(d => d.Day)];
}
