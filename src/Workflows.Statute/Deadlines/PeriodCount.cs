using System.Collections.Immutable;
using Workflows.Statute.Calendars;
using Workflows.Statute.Periods;

namespace Workflows.Statute.Deadlines;

/// <summary>
/// Counting one period off from its anchor. The day of the anchor never counts (民事诉讼法 art. 85); working days count as the calendar has them;
/// months and years run to the corresponding day, or to the month's last where it has none (民法典 art. 202).
/// </summary>
internal static class PeriodCount
{
    private static readonly Bilingual s_anchor = new("期间开始之日，不计入", "the day it starts from, not counted");
    private static readonly Bilingual s_calendarDay = new("自然日", "calendar day");
    private static readonly Bilingual s_corresponding = new("对应日", "corresponding day");
    private static readonly Bilingual s_monthEnd = new("当月无对应日，以月末日计", "no corresponding day in the month: its last day");

    /// <summary>The last day of a period in days, working days, months or years, and every day that the counting passed over.</summary>
    public static (DateOnly Last, ImmutableArray<CountedDay> Days) From(DateOnly anchor, Period length, LegalCalendar calendar)
    {
        var days = ImmutableArray.CreateBuilder<CountedDay>();
        days.Add(new(anchor, null, s_anchor));
        for (var number = 1; number <= length.Count; number++)
        {
            switch (length.Unit)
            {
                case PeriodUnit.WorkingDays:
                    days.AddRange(UpToNextWorkingDay(days[^1].Day, number, calendar));
                    break;
                case PeriodUnit.Days:
                    days.Add(new(anchor.AddDays(number), number, s_calendarDay));
                    break;
                default:
                    var last = length.Unit == PeriodUnit.Months ? anchor.AddMonths(number) : anchor.AddYears(number);
                    days.Add(new(last, number, last.Day == anchor.Day ? s_corresponding : s_monthEnd));
                    break;
            }
        }
        return (days[^1].Day, days.ToImmutable());
    }

    private static IEnumerable<CountedDay> UpToNextWorkingDay(DateOnly from, int number, LegalCalendar calendar)
    {
        var day = calendar[from.AddDays(1)];
        for (; !day.IsWorking; day = calendar[day.Day.AddDays(1)]) yield return new(day.Day, null, day.Reason);
        yield return new(day.Day, number, day.Reason);
    }
}
