using System.Collections.Immutable;
using Workflows.Engine.Cases;
using Workflows.Statute.Calendars;
using Workflows.Statute.Deadlines;

namespace Workflows.Engine.Deciding;

/// <summary>A timer of a case: what the shell wakes the case for, and when.</summary>
/// <param name="Id">Unique in the case: <c>node:17</c>, <c>end:publish-system#1</c>, <c>rung:publish-system#1/after-1</c>, <c>rule:44a</c>.</param>
public sealed record CaseTimer(string Id, Wake Wake);

/// <summary>The timers of a case are a projection of its register and its marking; nothing else knows them.</summary>
public static class Timers
{
    /// <summary>Rungs of the ladder are sent at nine in the morning of their day.</summary>
    private static readonly TimeOnly s_morning = new(9, 0);

    /// <summary>All of them, due or not. A deadline that is suspended has none; nor has a case that has ended.</summary>
    public static ImmutableArray<CaseTimer> Of(CaseState state, LegalCalendar calendar)
    {
        ArgumentNullException.ThrowIfNull(state);
        return state.IsEnded ? [] : [.. OfMarking(state, calendar), .. state.Record.Register.Where(d => d.IsOpen && d.Status != DeadlineStatus.Suspended).SelectMany(d => OfEntry(d, calendar))];
    }

    private static IEnumerable<CaseTimer> OfMarking(CaseState state, LegalCalendar calendar)
    {
        foreach (var node in state.Marking.Nodes.Values)
        {
            if (WakeOf(state, node, calendar) is { } wake) yield return new($"node:{node.Id}", wake);
        }
        foreach (var (no, monitor) in state.Marking.Monitors.Where(m => m.Value.Until is not null))
            yield return new($"rule:{no}", monitor.UntilAt is { } at ? new Wake.AtInstant(at.AddMilliseconds(1)) : new Wake.OnDay(monitor.Until!.Value.AddDays(1), TimeOnly.MinValue));
    }

    /// <summary>When the node's timer is due; null for a node that waits for something else, or for a deadline that has not started or stands still.</summary>
    public static Wake? WakeOf(CaseState state, NodeInstance node, LegalCalendar calendar)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(node);
        return node.Wait switch
        {
            NodeWait.Moment m => m.Wake,
            NodeWait.Deadline d when state.Record.Deadline(d.Key) is { Status: not DeadlineStatus.Suspended } entry => d.Before is { } before
                ? new Wake.OnDay(DeadlineCalculator.Before(entry.Target, before, calendar), TimeOnly.MinValue)
                : entry.End,
            _ => null,
        };
    }

    /// <summary>
    /// A rung waits until the one before it, if it was sent late, has left its people a working day to act; and over a day that a later notice made a day
    /// off, where that leaves a warning before the end.
    /// </summary>
    private static IEnumerable<CaseTimer> OfEntry(DeadlineEntry entry, LegalCalendar calendar)
    {
        DateOnly? next = entry.LastRungOn is not { } last ? null : entry.Dates.DueAt is null ? calendar.AddWorkingDays(last, 1) : last.AddDays(1);
        if (entry.Status == DeadlineStatus.Running) yield return new($"end:{entry.Name}", entry.End);
        foreach (var rung in entry.Rungs.Where(r => !entry.RungsReached.Contains(r.Id)))
        {
            var day = WorkingDayOf(rung, entry, calendar);
            yield return new($"rung:{entry.Name}/{rung.Id}", new Wake.OnDay(next > day ? next.Value : day, s_morning));
        }
    }

    private static DateOnly WorkingDayOf(DatedRung rung, DeadlineEntry entry, LegalCalendar calendar)
    {
        if (entry.Dates.DueAt is not null) return rung.Day; // hours run around the clock
        var working = calendar.WorkingDayOnOrAfter(rung.Day);
        return rung.Day > entry.Due || working <= entry.Due ? working : rung.Day;
    }
}
