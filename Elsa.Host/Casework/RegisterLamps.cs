using Elsa.Host.Frame;
using Workflows.Engine.Cases;
using Workflows.Statute.Calendars;
using Workflows.Statute.Deadlines;

namespace Elsa.Host.Casework;

/// <summary>How an entry of the deadline register stands, its end included: late is only who had a duty.</summary>
internal static class RegisterLamps
{
    /// <summary>
    /// The lamp; null for an entry that asks for nothing any more: lapsed, withdrawn, started afresh. The end of a term that somebody was free to
    /// use is no lateness.
    /// </summary>
    public static DeadlineLamp? Of(DeadlineEntry entry, DateTimeOffset now, LegalCalendar calendar) => entry switch
    {
        { Means: not MissedMeans.Breach } when entry.Status == DeadlineStatus.Missed || entry.MetInTime == false || IsOver(entry, now) => null,
        { Status: DeadlineStatus.Met, MetInTime: false, MetOn: { } met } => MetLate(entry.Due, met, calendar),
        { Status: DeadlineStatus.Met } => new(LampState.MetInTime, 0),
        { IsOpen: true } => DeadlineLamps.Open(entry.Target, entry.Due, entry.Dates.DueAt, now, calendar),
        _ => null,
    };

    /// <summary>Running by the register, though its end has passed: nothing fires any more in a case that has ended.</summary>
    public static bool IsOver(DeadlineEntry entry, DateTimeOffset now) => entry.Status == DeadlineStatus.Running
        && (entry.Dates.DueAt is { } at ? now > at : DateOnly.FromDateTime(now.DateTime) > entry.Due);

    private static DeadlineLamp MetLate(DateOnly due, DateOnly met, LegalCalendar calendar) => calendar.WorkingDaysStrictlyBetween(due, met.AddDays(1)) is var days and > 0
        ? new(LampState.MetLate, days)
        : new(LampState.MetLate, met.DayNumber - due.DayNumber, LampUnit.Day);
}
