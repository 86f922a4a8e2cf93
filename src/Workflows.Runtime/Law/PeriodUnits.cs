using Workflows.Runtime.Definitions;
using Workflows.Statute.Calendars;
using Workflows.Statute.Periods;

namespace Workflows.Runtime.Law;

/// <summary>
/// Finds periods that count in another unit than the article that they cite: calendar days where the statute says working days, or the other way round.
/// </summary>
internal static class PeriodUnits
{
    public static IEnumerable<Finding> Check(LawFile file, LegalCalendar calendar) =>
        from cited in file.Periods
        where cited.Length.Unit is PeriodUnit.Days or PeriodUnit.WorkingDays
        let statute = cited.Law.Split('；', ';').Select(c => Of(c.Trim(), calendar)).FirstOrDefault(s => s is not null)
        where statute is not null && statute.UnitOf(cited.Length.Count) != cited.Length.Unit
        select new Finding(file.File, cited.Line, cited.Column, "LAW0006",
            $"Expected '{new Period(cited.Length.Count, statute.UnitOf(cited.Length.Count))}' under {cited.Law}, for {statute.Law} counts them so, but got '{cited.Length}'.");

    private static DayFigures? Of(string citation, LegalCalendar calendar) => calendar.Figures
        .Where(f => citation.StartsWith(f.Statute, StringComparison.Ordinal))
        .MaxBy(f => f.Statute.Length);
}
