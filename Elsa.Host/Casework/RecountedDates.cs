using Elsa.Host.Frame;
using Workflows.Engine.Cases;
using Workflows.Persistence.Queries;
using Workflows.Statute.Deadlines;

namespace Elsa.Host.Casework;

/// <summary>What the log says where the dates of a deadline were worked out afresh, and none that a reader knew has changed.</summary>
internal static class RecountedDates
{
    /// <summary>Why no date moved; null where one did.</summary>
    public static string? WhyUnmoved(CaseFile file, LoggedEvent logged)
    {
        if (logged.Event is not CaseEvent.DeadlineMoved moved) return null;
        var (before, isStopped) = Before(file, logged, moved);
        if (isStopped) return Languages.Pick("中止中，没有最后日", "stopped: it has no last day");
        if (before is null || (before.Due, before.Target, before.DueAt) != (moved.Dates.Due, moved.Dates.Target, moved.Dates.DueAt)) return null;
        return moved.Cause == MoveCause.Calendar && before.IsProvisional && !moved.Dates.IsProvisional
            ? Languages.Pick("仅不再暂计", "only provisional no more")
            : Languages.Pick("日期不变", "the dates stay");
    }

    /// <summary>The dates that stood before, and whether the deadline stood still then.</summary>
    private static (DeadlineDates? Dates, bool IsStopped) Before(CaseFile file, LoggedEvent logged, CaseEvent.DeadlineMoved moved)
    {
        (DeadlineDates? dates, var isStopped) = (null, false);
        foreach (var earlier in file.Log.TakeWhile(e => e.Seq < logged.Seq))
        {
            switch (earlier.Event)
            {
                case CaseEvent.DeadlineStarted { Entry: var entry } when (entry.Key, entry.Round) == (moved.Key, moved.Round): dates = entry.Dates; break;
                case CaseEvent.DeadlineMoved x when (x.Key, x.Round) == (moved.Key, moved.Round): dates = x.Dates; break;
                case CaseEvent.DeadlineSuspended x when (x.Key, x.Round) == (moved.Key, moved.Round) && x.Spell.IsOpen: isStopped = true; break;
                case CaseEvent.DeadlineResumed x when (x.Key, x.Round) == (moved.Key, moved.Round): isStopped = false; break;
                default: break;
            }
        }
        return (dates, isStopped);
    }

    /// <summary>
    /// Whether dates that an entry had before never were its dates: they were set while it stood still, and it went on before they could count.
    /// </summary>
    /// <param name="since">When they were set; null for those with which it began.</param>
    public static bool NeverStood(CaseFile file, DeadlineEntry entry, DateTimeOffset? since, DateTimeOffset until)
    {
        if (since is not { } set) return false;
        DateTimeOffset? stopped = null;
        foreach (var logged in file.Log.TakeWhile(e => e.At <= set))
        {
            switch (logged.Event)
            {
                case CaseEvent.DeadlineSuspended x when (x.Key, x.Round) == (entry.Key, entry.Round) && x.Spell.IsOpen: stopped = logged.At; break;
                case CaseEvent.DeadlineResumed x when (x.Key, x.Round) == (entry.Key, entry.Round) && logged.At < set: stopped = null; break;
                default: break;
            }
        }
        var resumed = file.Log.FirstOrDefault(e => e.At >= set && e.Event is CaseEvent.DeadlineResumed x && (x.Key, x.Round) == (entry.Key, entry.Round))?.At;
        return stopped is not null && set > stopped && until <= (resumed ?? DateTimeOffset.MaxValue);
    }
}
