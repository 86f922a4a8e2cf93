using System.Collections.Immutable;
using Elsa.Host.Frame;
using Workflows.Engine.Cases;
using Workflows.Engine.People;
using Workflows.Persistence.Queries;
using Workflows.Statute;
using Workflows.Statute.Calendars;

namespace Elsa.Host.Pages.Board;

/// <summary>A line of the board.</summary>
/// <param name="Officers">Those of the case, as people; one who left is missing here and stays in the entry.</param>
internal sealed record BoardRow(BoardEntry Entry, DeadlineLamp Lamp, BoardStanding Standing, ImmutableArray<Person> Officers);

/// <summary>How many lines a rule has.</summary>
internal sealed record RuleCount(string Key, Bilingual Title, int Overdue, int Soon);

/// <summary>The board as somebody asked for it.</summary>
/// <param name="Rows">What is shown, the earliest target first.</param>
/// <param name="Rules">Counts by rule, whichever rule and standing are asked for, most overdue first.</param>
/// <param name="Units">All that the board's officers belong to.</param>
/// <param name="Officers">All officers on the board.</param>
internal sealed record BoardTable(ImmutableArray<BoardRow> Rows, ImmutableArray<RuleCount> Rules, ImmutableArray<string> Units, ImmutableArray<Person> Officers)
{
    public int Overdue => Rules.Sum(r => r.Overdue);

    public int Soon => Rules.Sum(r => r.Soon);

    /// <param name="now">With the authority's offset.</param>
    public static BoardTable Of(IEnumerable<BoardEntry> entries, BoardFilter filter, DateTimeOffset now, LegalCalendar calendar, PersonDirectory people)
    {
        var all = entries.Select(entry => RowOf(entry, now, calendar, people)).ToList();
        var officers = all.SelectMany(r => r.Officers).DistinctBy(p => p.Id).OrderBy(p => p.Id, StringComparer.Ordinal).ToImmutableArray();
        var asked = all
            .Where(r => filter.Unit is null || r.Officers.Any(p => p.Unit == filter.Unit))
            .Where(r => filter.Officer is null || r.Entry.Officers.Contains(filter.Officer))
            .ToList();
        return new(
            [.. asked.Where(r => (filter.Rule is null || r.Entry.Deadline.Key == filter.Rule) && (filter.Standing is null || r.Standing == filter.Standing))],
            [.. asked.GroupBy(r => r.Entry.Deadline.Key).Select(CountOf).OrderByDescending(c => c.Overdue).ThenByDescending(c => c.Soon).ThenBy(c => c.Key, StringComparer.Ordinal)],
            [.. officers.Select(p => p.Unit).Distinct().Order(StringComparer.Ordinal)],
            officers);
    }

    private static BoardRow RowOf(BoardEntry entry, DateTimeOffset now, LegalCalendar calendar, PersonDirectory people)
    {
        var href = $"/cases/{entry.Case}/deadlines#{entry.Deadline.Key}-{entry.Deadline.Round}";
        var lamp = entry.Deadline.Status == DeadlineStatus.Suspended
            ? new(LampState.Paused, 0, Href: href)
            : DeadlineLamps.Open(entry.Deadline.Target, entry.Deadline.Due, entry.Deadline.DueAt, now, calendar, href);
        return new(
            entry, lamp, lamp.State == LampState.Overdue ? BoardStanding.Overdue : BoardStanding.Soon,
            [.. entry.Officers.Select(people.Find).OfType<Person>()]);
    }

    private static RuleCount CountOf(IGrouping<string, BoardRow> rows) => new(
        rows.Key, rows.First().Entry.Deadline.Title, rows.Count(r => r.Standing == BoardStanding.Overdue), rows.Count(r => r.Standing == BoardStanding.Soon));
}
