using System.Collections.Immutable;
using Workflows.Statute.Calendars;
using Workflows.Statute.Periods;

namespace Workflows.Statute.Deadlines;

/// <summary>
/// Counting one period off from its anchor. The day of the anchor never counts (民事诉讼法 art. 85); working days count as the calendar has them;
/// months and years run to the corresponding day, or to the month's last where it has none (民法典 art. 202). Suspended days do not count: a period in
/// months or years ends later by as many calendar days.
/// </summary>
internal sealed class PeriodCount(LegalCalendar calendar, DeadlineAdjustments adjustments)
{
    private static readonly Bilingual s_anchor = new("期间开始之日，不计入", "the day it starts from, not counted");
    private static readonly Bilingual s_eventDay = new("事项当日，不计入", "the day of the event, not counted");
    private static readonly Bilingual s_calendarDay = new("自然日", "calendar day");
    private static readonly Bilingual s_corresponding = new("对应日", "corresponding day");
    private static readonly Bilingual s_monthEnd = new("当月无对应日，以月末日计", "no corresponding day in the month: its last day");
    private static readonly Bilingual s_madeUp = new("补足中止的日数", "makes up for a suspended day");

    private readonly ImmutableArray<CountedDay>.Builder days = ImmutableArray.CreateBuilder<CountedDay>();

    public ImmutableArray<CountedDay> Days => days.ToImmutable();

    /// <summary>The last day of a period in days, working days, months or years; every day that the counting passed over is kept.</summary>
    public DateOnly From(DateOnly anchor, Period length)
    {
        days.Add(new(anchor, null, s_anchor));
        return On(anchor, length, 1);
    }

    /// <summary>Counts an extension on from the former end.</summary>
    /// <param name="first">The number of its first day.</param>
    public DateOnly On(DateOnly from, Period length, int first)
    {
        if (length.Unit is PeriodUnit.Months or PeriodUnit.Years) return OnByMonths(from, length, first);
        var last = from;
        for (var number = first; number < first + length.Count; number++) last = Next(last, number, length.Unit == PeriodUnit.WorkingDays);
        return last;
    }

    /// <summary>The last day that leaves the whole period free before an event: neither that day nor the event's counts.</summary>
    public DateOnly Before(DateOnly eventDay, Period length)
    {
        var last = DeadlineCalculator.LastDayLeavingFree(length, eventDay, calendar);
        if (length.Unit == PeriodUnit.WorkingDays)
        {
            var number = 0;
            days.Add(new(eventDay, null, s_eventDay));
            for (var day = eventDay.AddDays(-1); day > last; day = day.AddDays(-1))
            {
                days.Add(new(day, calendar.IsWorkingDay(day) ? ++number : null, calendar[day].Reason));
            }
        }
        return last;
    }

    private DateOnly Next(DateOnly from, int number, bool workingDays)
    {
        for (var day = from.AddDays(1); ; day = day.AddDays(1))
        {
            if (adjustments.SpellOn(day) is { } spell) days.Add(new(day, null, Suspended(spell)));
            else if (!workingDays || calendar.IsWorkingDay(day))
            {
                days.Add(new(day, number, workingDays ? calendar[day].Reason : s_calendarDay));
                return day;
            }
            else days.Add(new(day, null, calendar[day].Reason));
        }
    }

    private DateOnly OnByMonths(DateOnly from, Period length, int first)
    {
        var last = from;
        for (var number = 1; number <= length.Count; number++)
        {
            last = length.Unit == PeriodUnit.Months ? from.AddMonths(number) : from.AddYears(number);
            days.Add(new(last, first + number - 1, last.Day == from.Day ? s_corresponding : s_monthEnd));
        }
        var lost = 0;
        for (var day = from.AddDays(1); day <= last; day = day.AddDays(1))
        {
            if (adjustments.SpellOn(day) is not { } spell) continue;
            days.Add(new(day, null, Suspended(spell)));
            lost++;
        }
        for (; lost > 0; lost--)
        {
            last = last.AddDays(1);
            while (adjustments.SpellOn(last) is { } spell)
            {
                days.Add(new(last, null, Suspended(spell)));
                last = last.AddDays(1);
            }
            days.Add(new(last, null, s_madeUp));
        }
        return last;
    }

    private static Bilingual Suspended(SuspendedSpell spell) => new($"中止计算：{spell.Title.Zh}", $"suspended: {spell.Title.En}");
}
