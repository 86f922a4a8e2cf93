using System.Globalization;
using Elsa.Host.Casework;
using Workflows.Statute.Calendars;
using Workflows.Statute.Deadlines;
using Workflows.Statute.Periods;

namespace Elsa.Host.Cli;

/// <summary>Works out a legal period, line by line: how it was counted, whether it may yet change, and last the date alone.</summary>
internal static class PeriodAnswer
{
    // Beyond these the days are not told one by one.
    private const int MostDaysTold = 60;

    private static readonly DateOnly s_first = new(1950, 1, 1);
    private static readonly DateOnly s_last = new(LegalCalendar.LastYear, 12, 31);

    /// <exception cref="FormatException">The dates lie outside what calendars cover; with a sentence that says so.</exception>
    public static IReadOnlyList<string> To(PeriodQuestion question, LegalCalendar calendar) =>
        question.Backwards ? Backwards(question, calendar) : Forwards(question, calendar);

    public static void RefuseOutside(DateOnly day, string what)
    {
        if (day < s_first || day > s_last) throw new FormatException($"Expected dates from {Iso(s_first)} to {Iso(s_last)}, but {what} is {Iso(day)}.");
    }

    private static List<string> Forwards(PeriodQuestion question, LegalCalendar calendar)
    {
        var from = question.In(calendar);
        var dates = DeadlineCalculator.Compute(question.Owner, PeriodChoice.Earliest, [new(question.Length, null, null, null, null, null)],
            DateOnly.FromDateTime(from.DateTime), from, calendar, new(question.Suspended, []));
        RefuseOutside(dates.Due, "the end of the period");

        var lines = new List<string>();
        var days = dates.Results[0].Days;
        if (days.Length <= MostDaysTold && question.Length.Unit != PeriodUnit.Days)
        {
            lines.AddRange(days.Select(d => string.Create(CultureInfo.InvariantCulture, $"{Iso(d.Day)} {d.Number,4}  {d.Reason.Zh} / {d.Reason.En}")));
        }
        else if (question.Length.Unit != PeriodUnit.Hours)
        {
            lines.AddRange(DeadlineView.RunsOf(dates.Results[0]).Select(r => $"{r.Days} {r.Numbers,9}  {r.Reason.Zh} / {r.Reason.En}"));
        }
        lines.AddRange(dates.Shifts.Select(s => $"{s.Zh} / {s.En}"));
        lines.AddRange(Provisional(dates.ProvisionalYears));
        lines.Add(dates.DueAt is { } at ? Iso(at) : Iso(question.Owner == DeadlineOwner.Agency ? dates.Target : dates.Due));
        return lines;
    }

    /// <summary>The last working day that leaves the whole period free before the event; neither that day nor the event's counts. Hours leave no day free: they are taken off.</summary>
    private static List<string> Backwards(PeriodQuestion question, LegalCalendar calendar)
    {
        var at = question.In(calendar);
        if (question.Length.Unit == PeriodUnit.Hours) return [Iso(at.AddHours(-question.Length.Count))];

        var eventDay = DateOnly.FromDateTime(at.DateTime);
        var last = DeadlineCalculator.LastDayLeavingFree(question.Length, eventDay, calendar);
        var looked = question.Length.Unit == PeriodUnit.WorkingDays ? eventDay.AddDays(-1) : DeadlineCalculator.Before(eventDay, question.Length, calendar);
        RefuseOutside(last, "the day before the period");

        var lines = new List<string>();
        if (question.Length.Unit == PeriodUnit.WorkingDays && question.Length.Count <= MostDaysTold)
        {
            var number = 0;
            for (var day = last.AddDays(1); day < eventDay; day = day.AddDays(1))
            {
                var reason = calendar[day].Reason;
                lines.Add(string.Create(CultureInfo.InvariantCulture, $"{Iso(day)} {(calendar.IsWorkingDay(day) ? ++number : null),4}  {reason.Zh} / {reason.En}"));
            }
        }
        lines.AddRange(Provisional(Enumerable.Range(last.Year, looked.Year - last.Year + 1).Where(calendar.IsProvisional)));
        lines.Add(Iso(last));
        return lines;
    }

    private static IEnumerable<string> Provisional(IEnumerable<int> years)
    {
        var list = string.Join(", ", years.Select(y => y.ToString(CultureInfo.InvariantCulture)));
        if (list.Length > 0) yield return $"provisional: {list} 年放假通知未公布，按周末和法定节假日暂计 / no holiday notice for {list}, counted by weekends and statutory days";
    }

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Iso(DateTimeOffset at) =>
        at.ToString(at.Second == 0 ? "yyyy-MM-dd'T'HH:mmzzz" : "yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);
}
