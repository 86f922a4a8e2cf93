using System.Collections.Immutable;
using Elsa.Host.Frame;
using Workflows.Engine.Cases;
using Workflows.Statute;
using Workflows.Statute.Deadlines;

namespace Elsa.Host.Casework;

/// <summary>A deadline with everything that explains it. Partial <c>_Deadline</c>.</summary>
internal sealed record DeadlineView(DeadlineEntry Entry, CaseFile File)
{
    public DeadlineLamp? Lamp => DeadlineLamps.Of(Entry, File.Now, File.World.Law.Calendar);

    /// <summary>Whether it still asks for something.</summary>
    public bool IsOpen => Entry.IsOpen && Lamp is not null;

    /// <summary>The word for one without a lamp: the name of a text.</summary>
    public string Word => DeadlineLamps.IsOver(Entry, File.Now) ? "Deadline.Missed" : Entry.Status == DeadlineStatus.Met ? "Deadline.MetAfter" : $"Deadline.{Entry.Status}";

    /// <summary>The days of a period, those that follow each other and count alike in one line.</summary>
    public static ImmutableArray<DayRun> RunsOf(PeriodResult period)
    {
        var runs = ImmutableArray.CreateBuilder<DayRun>();
        foreach (var day in period.Days)
        {
            if (runs.Count > 0 && runs[^1] is var last && last.Reason == day.Reason && last.LastNumber is null == day.Number is null
                && last.To.AddDays(1) == day.Day) runs[^1] = last with { To = day.Day, LastNumber = day.Number };
            else runs.Add(new(day.Day, day.Day, day.Number, day.Number, day.Reason));
        }
        return runs.ToImmutable();
    }
}

/// <summary>Days in a row that count alike.</summary>
/// <param name="FirstNumber">The running number of the first; null where they do not count.</param>
internal sealed record DayRun(DateOnly From, DateOnly To, int? FirstNumber, int? LastNumber, Bilingual Reason)
{
    public string Days => From == To ? From.InTable() : $"{From.InTable()} – {To.InTable()}";

    public string Numbers => FirstNumber is null ? "" : FirstNumber == LastNumber ? $"{FirstNumber}" : $"{FirstNumber}–{LastNumber}";
}
