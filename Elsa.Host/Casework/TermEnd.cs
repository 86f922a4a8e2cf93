using System.Collections.Immutable;
using Workflows.Engine.Cases;
using Workflows.Engine.People;
using Workflows.Engine.Procedures;
using Workflows.Persistence.Queries;
using Workflows.Statute;

namespace Elsa.Host.Casework;

/// <summary>
/// What the product recorded when a term ran out, such as that the window for the party's views was closed. It stays as it was recorded when the day is
/// corrected from which the term ran: what followed it was done on the strength of it.
/// </summary>
/// <param name="Fact">The end as it is on record.</param>
/// <param name="Key">The deadline that ran out.</param>
/// <param name="Recorded">The last day that it had then.</param>
internal sealed record TermEnd(LegalFact Fact, string Key, int Round, DateOnly Recorded)
{
    /// <summary>Every end of a term that is on record in a case.</summary>
    public static ImmutableArray<TermEnd> Of(CaseFile file) =>
    [
        .. from fired in file.Log
           where fired.Event is CaseEvent.TimerFired { Element: not null }
           let timer = (CaseEvent.TimerFired)fired.Event
           let key = KeyOf(file.NodeOf(timer.Frame, timer.Element!))
           where key is not null
           let entry = file.State.Record.Register.LastOrDefault(d => d.Key == key && file.Log.Any(e => e.Seq < fired.Seq && e.Event is CaseEvent.DeadlineStarted started && (started.Entry.Key, started.Entry.Round) == (d.Key, d.Round)))
           where entry is not null
           from fact in file.State.Record.Facts
           where fact.Stands && fact.Seq > fired.Seq && IsBy(file.Log[(int)fact.Seq - 1], timer, fired.At)
           select new TermEnd(fact, key, entry.Round, DueOn(entry, fired.At)),
    ];

    /// <summary>The last day of the term by a case's register; null where it still is the one that was recorded, or no correction moved it.</summary>
    public DateOnly? Moved(CaseState state) => state.Record.Register.FirstOrDefault(d => (d.Key, d.Round) == (Key, Round)) is { } entry
        && entry.Due != Recorded && entry.Former.Any(f => f.Cause == MoveCause.Correction) ? entry.Due : null;

    /// <summary>Whether the timer recorded it. A log that is older than the link has nothing but the moment and that nobody did it.</summary>
    private static bool IsBy(LoggedEvent recorded, CaseEvent.TimerFired timer, DateTimeOffset at) => recorded.Event is CaseEvent.FactRecorded fact
        && (fact.Timer is { } by ? by == timer.Timer : fact.By == Person.System.Id && recorded.At == at);

    private static string? KeyOf(FlowNode? node) => node switch
    {
        FlowNode.CatchEvent { Trigger: Trigger.Timer { Spec: TimerSpec.OfDeadline timer } } => timer.Key,
        FlowNode.BoundaryEvent { Trigger: Trigger.Timer { Spec: TimerSpec.OfDeadline timer } } => timer.Key,
        _ => null,
    };

    /// <summary>Former dates say until when they were the dates.</summary>
    private static DateOnly DueOn(DeadlineEntry entry, DateTimeOffset at) => entry.Former.Where(f => f.At > at).OrderBy(f => f.At).FirstOrDefault()?.Due ?? entry.Due;
}
