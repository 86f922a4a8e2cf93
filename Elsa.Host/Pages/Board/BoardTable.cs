using System.Collections.Immutable;
using Elsa.Host.Frame;
using Workflows.Engine.Cases;
using Workflows.Engine.Deciding;
using Workflows.Engine.People;
using Workflows.Engine.Procedures;
using Workflows.Persistence.Queries;
using Workflows.Runtime.Definitions;
using Workflows.Statute;
using Workflows.Statute.Deadlines;

namespace Elsa.Host.Pages.Board;

/// <summary>A line of the board.</summary>
/// <param name="Officers">Those of the case, as people; one who left is missing here and stays in the entry.</param>
/// <param name="InHand">The open tasks that would settle it.</param>
/// <param name="Others">Where none does, the open tasks of the case: <see cref="BoardHands"/> tells from which of them the flow leads to it.</param>
/// <param name="IsOwn">Whether only the authority's own rule sets its last day.</param>
internal sealed record BoardRow(
    BoardEntry Entry, DeadlineLamp Lamp, BoardStanding Standing, bool IsOwn, ImmutableArray<Person> Officers, ImmutableArray<InboxTask> InHand,
    ImmutableArray<InboxTask> Others);

/// <summary>How many lines a rule has.</summary>
internal sealed record RuleCount(string Key, Bilingual Title, int Overdue, int Soon, int Later);

/// <summary>The board as somebody asked for it.</summary>
/// <param name="Rows">What is shown, the earliest target first.</param>
/// <param name="Rules">Counts by rule, whichever rule and standing are asked for, most overdue first.</param>
/// <param name="Units">All that the board's officers belong to.</param>
/// <param name="Officers">All officers on the board.</param>
internal sealed record BoardTable(ImmutableArray<BoardRow> Rows, ImmutableArray<RuleCount> Rules, ImmutableArray<string> Units, ImmutableArray<Person> Officers)
{
    public int Overdue => Rules.Sum(r => r.Overdue);

    public int Soon => Rules.Sum(r => r.Soon);

    public int Later => Rules.Sum(r => r.Later);

    /// <param name="tasks">The open tasks of all cases.</param>
    /// <param name="soon">The last day of what is soon due.</param>
    /// <param name="now">With the authority's offset.</param>
    public static BoardTable Of(
        IEnumerable<BoardEntry> entries, IEnumerable<InboxTask> tasks, BoardFilter filter, DateOnly soon, DateTimeOffset now, DeclaredWorld world, PersonDirectory people)
    {
        var open = tasks.ToLookup(t => t.Case);
        // A term that somebody was free to use is over, and nobody late: it leaves the board with its end.
        var all = entries.Where(e => e.Deadline.Means != MissedMeans.Lapse || e.Deadline.Status == DeadlineStatus.Suspended || !IsOver(e.Deadline, now)).Select(entry => RowOf(entry, [.. open[entry.Case]], soon, now, world, people)).ToList();
        var officers = all.SelectMany(r => r.Officers).DistinctBy(p => p.Id).OrderBy(p => p.Id, StringComparer.Ordinal).ToImmutableArray();
        var asked = all
            .Where(r => filter.Unit is null || r.Officers.Any(p => p.Unit == filter.Unit))
            .Where(r => filter.Officer is null || r.Entry.Officers.Contains(filter.Officer))
            .ToList();
        return new(
            [.. asked.Where(r => (filter.Rule is null || r.Entry.Deadline.Key == filter.Rule) && IsAsked(filter.Standing, r.Standing))],
            [.. asked.GroupBy(r => r.Entry.Deadline.Key).Select(CountOf).OrderByDescending(c => c.Overdue).ThenByDescending(c => c.Soon).ThenBy(c => c.Key, StringComparer.Ordinal)],
            [.. officers.Select(p => p.Unit).Distinct().Order(StringComparer.Ordinal)],
            officers);
    }

    private static bool IsAsked(BoardView view, BoardStanding standing) => view switch
    {
        BoardView.Overdue => standing == BoardStanding.Overdue,
        BoardView.Soon => standing == BoardStanding.Soon,
        BoardView.Later => standing == BoardStanding.Later,
        BoardView.All => true,
        _ => standing is BoardStanding.Overdue or BoardStanding.Soon,
    };

    private static bool IsOver(DeadlineHeader deadline, DateTimeOffset now) =>
        deadline.Status == DeadlineStatus.Missed || (deadline.DueAt is { } at ? now > at : DateOnly.FromDateTime(now.DateTime) > deadline.Due);

    private static BoardRow RowOf(BoardEntry entry, ImmutableArray<InboxTask> tasks, DateOnly soon, DateTimeOffset now, DeclaredWorld world, PersonDirectory people)
    {
        var href = $"/cases/{entry.Case}/deadlines#{entry.Deadline.Key}-{entry.Deadline.Round}";
        var lamp = entry.Deadline.Status == DeadlineStatus.Suspended
            ? new(LampState.Paused, 0, Href: href)
            : DeadlineLamps.Open(entry.Deadline.Target, entry.Deadline.Due, entry.Deadline.DueAt, now, world.Law.Calendar, href);
        var hands = HandsOf(entry.Deadline.Key, tasks, world);
        return new(
            entry, lamp, lamp.State == LampState.Overdue ? BoardStanding.Overdue : entry.Deadline.Target <= soon ? BoardStanding.Soon : BoardStanding.Later,
            world.Law.OwnSources.Hold(entry.Deadline.BindingLaw ?? entry.Deadline.Law),
            [.. entry.Officers.Select(people.Find).OfType<Person>()], hands, hands.IsEmpty ? tasks : []);
    }

    private static ImmutableArray<InboxTask> HandsOf(string deadline, ImmutableArray<InboxTask> tasks, DeclaredWorld world)
    {
        var metBy = world.Law.Deadline(deadline)?.MetBy ?? [];
        return [.. tasks.Where(t => t.DeadlineKey == deadline
            || (world.Procedures.TryGetCurrent(t.Procedure, out var procedure) && procedure.Process.Has(t.Element)
                && procedure.Process.Node(t.Element) is FlowNode.PersonTask task && InHand.Settles(task, deadline, metBy)))];
    }

    private static RuleCount CountOf(IGrouping<string, BoardRow> rows) => new(
        rows.Key, rows.First().Entry.Deadline.Title, rows.Count(r => r.Standing == BoardStanding.Overdue), rows.Count(r => r.Standing == BoardStanding.Soon),
        rows.Count(r => r.Standing == BoardStanding.Later));
}
