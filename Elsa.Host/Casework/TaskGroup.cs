using System.Collections.Immutable;
using Elsa.Host.Frame;
using Workflows.Engine.People;
using Workflows.Persistence.Queries;
using Workflows.Statute;
using Workflows.Statute.Calendars;

namespace Elsa.Host.Casework;

/// <summary>How soon a task is due, as the inbox sorts it.</summary>
internal enum Urgency
{
    Overdue,
    Today,
    Soon,

    /// <summary>It came back, or came round once more, and is not pressing.</summary>
    Returned,
    Later,
}

/// <summary>A line of the inbox.</summary>
/// <param name="Lamp">Null where no deadline hangs on the task.</param>
internal sealed record InboxLine(InboxTask Task, DeadlineLamp? Lamp)
{
    /// <summary>The stage of the step itself; null where it was not asked, or the step belongs to none.</summary>
    public string? Stage { get; init; }

    /// <summary>The delegation by which the reader would do it; null where a role of his own will do.</summary>
    public Delegation? Under { get; init; }

    /// <summary>Why a rule of duties bars the reader from it; null where none does.</summary>
    public Bilingual? Barred { get; init; }
}

/// <summary>The tasks of one urgency, the earliest target first.</summary>
internal sealed record TaskGroup(Urgency Urgency, ImmutableArray<InboxLine> Lines)
{
    /// <summary>The groups that have tasks, the most urgent first.</summary>
    public static ImmutableArray<TaskGroup> Of(IEnumerable<InboxLine> lines, DateTimeOffset now, LegalCalendar calendar) =>
    [
        .. lines.GroupBy(line => UrgencyOf(line.Task, now, calendar)).OrderBy(group => group.Key)
            .Select(group => new TaskGroup(group.Key, [.. group])),
    ];

    public static DeadlineLamp? LampOf(InboxTask task, DateTimeOffset now, LegalCalendar calendar) =>
        task is { Target: { } target, Due: { } due } ? DeadlineLamps.Open(target, due, task.DueAt, now, calendar)
        : task.DeadlineKey is null ? null : new(LampState.Paused, 0); // it stands still

    private static Urgency UrgencyOf(InboxTask task, DateTimeOffset now, LegalCalendar calendar)
    {
        var today = DateOnly.FromDateTime(now.DateTime);
        return task switch
        {
            { DueAt: { } at } when at < now => Urgency.Overdue,
            { Due: { } due } when due < today => Urgency.Overdue,
            { Target: { } target } when target <= today => Urgency.Today,
            { Target: { } target } when target <= calendar.AddWorkingDays(today, DeadlineLamps.Near) => Urgency.Soon,
            { IsAgain: true } => Urgency.Returned,
            _ => Urgency.Later,
        };
    }
}
