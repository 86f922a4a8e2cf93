using System.Collections.Immutable;
using Elsa.Host.Frame;
using Workflows.Persistence.Queries;
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
internal sealed record InboxLine(InboxTask Task, DeadlineLamp? Lamp);

/// <summary>The tasks of one urgency, the earliest target first.</summary>
internal sealed record TaskGroup(Urgency Urgency, ImmutableArray<InboxLine> Lines)
{
    /// <summary>The groups that have tasks, the most urgent first.</summary>
    public static ImmutableArray<TaskGroup> Of(IEnumerable<InboxTask> tasks, DateTimeOffset now, LegalCalendar calendar) =>
    [
        .. tasks.GroupBy(task => UrgencyOf(task, DateOnly.FromDateTime(now.DateTime), calendar)).OrderBy(group => group.Key)
            .Select(group => new TaskGroup(group.Key, [.. group.Select(task => new InboxLine(task, LampOf(task, now, calendar)))])),
    ];

    public static DeadlineLamp? LampOf(InboxTask task, DateTimeOffset now, LegalCalendar calendar) =>
        task is { Target: { } target, Due: { } due } ? DeadlineLamps.Open(target, due, null, now, calendar) : null;

    private static Urgency UrgencyOf(InboxTask task, DateOnly today, LegalCalendar calendar) => task switch
    {
        { Due: { } due } when due < today => Urgency.Overdue,
        { Target: { } target } when target <= today => Urgency.Today,
        { Target: { } target } when target <= calendar.AddWorkingDays(today, DeadlineLamps.Near) => Urgency.Soon,
        { IsAgain: true } => Urgency.Returned,
        _ => Urgency.Later,
    };
}
