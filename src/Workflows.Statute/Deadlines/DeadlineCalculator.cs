using System.Collections.Immutable;
using Workflows.Statute.Calendars;
using Workflows.Statute.Periods;

namespace Workflows.Statute.Deadlines;

/// <summary>
/// Works out a deadline. A duty of the agency is not rolled forward: the law's last day is the computed one, the target is the last working day on
/// or before it. A right or duty of the party is rolled forward to a working day, and so is a period that says it rolls,
/// its target staying before. A clock that somebody outside runs is otherwise taken as computed.
/// </summary>
public static class DeadlineCalculator
{
    /// <param name="periods">The periods that apply to the case on the day of the step; at least one.</param>
    /// <param name="anchor">The legal day of the starting event; it does not count.</param>
    /// <param name="anchorAt">
    /// The instant of the starting event, in any offset, for periods in hours. Where it is not on the day of <paramref name="anchor"/> (a past event
    /// of which only the day is known), hours run from the beginning of that day for the agency and from its end for everybody else.
    /// </param>
    /// <param name="adjustments">The spells that do not count and the extensions; null for none.</param>
    /// <exception cref="ArgumentException">There is no period.</exception>
    public static DeadlineDates Compute(
        DeadlineOwner owner, PeriodChoice choice, IReadOnlyList<DeadlinePeriod> periods, DateOnly anchor, DateTimeOffset anchorAt, LegalCalendar calendar,
        DeadlineAdjustments? adjustments = null)
    {
        adjustments ??= DeadlineAdjustments.None;
        if (periods.Count == 0) throw new ArgumentException($"Expected at least one period that applies on {anchor.Iso()}, but got none.", nameof(periods));

        var from = StartOfHours(owner, anchor, anchorAt, calendar);
        var ends = periods.Select(p => PeriodEnd.Of(p, owner, anchor, from, calendar, adjustments)).ToImmutableArray();
        var binding = ends[0];
        foreach (var end in ends)
        {
            if (choice == PeriodChoice.Earliest ? end.At < binding.At : end.At > binding.At) binding = end;
        }

        var target = binding.Due;
        if (owner == DeadlineOwner.Agency && !binding.Hours)
        {
            var (pulledBack, first) = (calendar.WorkingDayOnOrBefore(binding.Result.Computed), anchor.AddDays(1));
            target = pulledBack < first && first <= binding.Due ? first : pulledBack;
        }
        return new(
            anchor, binding.Due, target, binding.Hours ? binding.At : null, ends.IndexOf(binding), [.. ends.Select(e => e.Result)],
            [.. DeadlineReasons.OfAdjustments(adjustments), .. DeadlineReasons.For(owner, choice, ends, binding, from, anchorAt, target, calendar)],
            ProvisionalYears(owner, ends, binding, anchor, target, calendar), calendar.Id, calendar.Version);
    }

    /// <summary>A deadline of one period.</summary>
    public static DeadlineDates Compute(
        DeadlineOwner owner, Period length, string? law, DateOnly anchor, DateTimeOffset anchorAt, LegalCalendar calendar) =>
        Compute(owner, PeriodChoice.Earliest, [new(length, null, law, null, null, null)], anchor, anchorAt, calendar);

    /// <summary>That long before a day: the n-th working day before it, or so many calendar days, months or years.</summary>
    /// <exception cref="ArgumentException">The period is in hours: a day has no hour to count back from.</exception>
    public static DateOnly Before(DateOnly day, Period length, LegalCalendar calendar) => length.Unit switch
    {
        PeriodUnit.WorkingDays => calendar.AddWorkingDays(day, -length.Count),
        PeriodUnit.Days => day.AddDays(-length.Count),
        PeriodUnit.Months => day.AddMonths(-length.Count),
        PeriodUnit.Years => day.AddYears(-length.Count),
        _ => throw new ArgumentException($"Expected days, working days, months or years before {day.Iso()}, but got '{length}'.", nameof(length)),
    };

    /// <summary>The last working day that leaves the whole period free before an event: neither that day nor the event's counts (行政处罚法 art. 64(2), 85).</summary>
    /// <exception cref="ArgumentException">The period is in hours: a day has no hour to count back from.</exception>
    public static DateOnly LastDayLeavingFree(Period length, DateOnly eventDay, LegalCalendar calendar)
    {
        if (length.Unit == PeriodUnit.WorkingDays) return calendar.AddWorkingDays(eventDay, -(length.Count + 1));
        var day = Before(eventDay, length, calendar);
        // From the end of February a month may already end before the event's day, for want of a 31st.
        if (Compute(DeadlineOwner.Outside, length, null, day, calendar.StartOf(day), calendar).Due >= eventDay) day = day.AddDays(-1);
        return calendar.WorkingDayOnOrBefore(day);
    }

    private static DateTimeOffset StartOfHours(DeadlineOwner owner, DateOnly anchor, DateTimeOffset anchorAt, LegalCalendar calendar)
    {
        var local = anchorAt.ToOffset(calendar.UtcOffset);
        return DateOnly.FromDateTime(local.DateTime) == anchor ? local
            : owner == DeadlineOwner.Agency ? calendar.StartOf(anchor)
            : calendar.EndOf(anchor);
    }

    // Working days look at every day up to their last; rolling forward and pulling back look at the days that they pass over.
    private static ImmutableArray<int> ProvisionalYears(
        DeadlineOwner owner, ImmutableArray<PeriodEnd> ends, PeriodEnd binding, DateOnly anchor, DateOnly target, LegalCalendar calendar)
    {
        var years = new SortedSet<int>();
        foreach (var end in ends.Where(e => !e.Hours))
        {
            if (end.Result.Before is { } eventDay)
            {
                for (var year = end.Due.Year; year <= eventDay.AddDays(-1).Year; year++)
                {
                    if (calendar.IsProvisional(year)) years.Add(year);
                }
                continue;
            }
            DateOnly? first = end.Result.Length.Unit == PeriodUnit.WorkingDays ? anchor.AddDays(1)
                : owner == DeadlineOwner.Party ? end.Result.Computed
                : owner == DeadlineOwner.Agency && end == binding ? target
                : end.Result.Rolls ? end.Result.Computed
                : null;
            for (var year = first?.Year; year <= end.Due.Year; year++)
            {
                if (calendar.IsProvisional(year.Value)) years.Add(year.Value);
            }
        }
        return [.. years];
    }
}
