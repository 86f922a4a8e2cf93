using System.Collections.Immutable;
using Elsa.Host.Forms;
using Elsa.Host.Frame;
using Elsa.Host.Texts;
using Microsoft.Extensions.Localization;
using Workflows.Engine.Cases;
using Workflows.Engine.Deciding;
using Workflows.Statute;
using Workflows.Statute.Deadlines;
using Workflows.Statute.Periods;

namespace Elsa.Host.Casework;

/// <summary>A deadline with everything that explains it. Partial <c>_Deadline</c>.</summary>
internal sealed record DeadlineView(DeadlineEntry Entry, CaseFile File)
{
    public DeadlineLamp? Lamp => DeadlineLamps.Of(Entry, File.Now, File.World.Law.Calendar);

    /// <summary>What other bodies have yet to do in a case, as the police after a referral; what ends first comes first.</summary>
    public static ImmutableArray<DeadlineView> OfOthers(CaseFile file) =>
    [
        .. file.State.Record.Register.Where(d => d is { Owner: DeadlineOwner.Outside, IsOpen: true }).Select(d => new DeadlineView(d, file))
            .OrderBy(v => (v.IsStopped, v.Entry.Due)).ThenBy(v => v.Entry.Key, StringComparer.Ordinal),
    ];

    /// <summary>Whether it still asks for something.</summary>
    public bool IsOpen => Entry.IsOpen && Lamp is not null;

    /// <summary>The word for one without a lamp: the name of a text.</summary>
    public string Word => DeadlineLamps.IsOver(Entry, File.Now) ? "Deadline.Missed" : Entry.Status == DeadlineStatus.Met ? "Deadline.MetAfter" : $"Deadline.{Entry.Status}";

    /// <summary>Whether only the authority's own rule sets its end: then no law is broken by passing it.</summary>
    public bool IsOwn => File.World.Law.OwnSources.Bind(Entry.Dates);

    /// <summary>What its last day is called: the name of a text.</summary>
    public string DueWord => IsOwn ? "Deadline.OwnDue" : "Deadline.Due";

    /// <summary>Whether it stands still: until it is resumed it has no last day, whatever its entry held before.</summary>
    public bool IsStopped => Entry.OpenSpell is not null;

    /// <summary>Whether it was counted by the calendar, and by the rule, that are in force.</summary>
    public bool IsByCalendarInForce => File.World.Law.Calendar is { } calendar && calendar.Id == Entry.Dates.Calendar && calendar.Version == Entry.Dates.CalendarVersion;

    public bool IsByRuleInForce => Rule?.Version == Entry.RuleVersion;

    /// <summary>The dates that it had before, without those that a correction, a new calendar or a new rule left as they were, and those that were set while it stood still and never counted.</summary>
    public ImmutableArray<FormerDates> Former
    {
        get
        {
            var stood = Entry.Former.Where((f, i) => !RecountedDates.NeverStood(File, Entry, i == 0 ? null : Entry.Former[i - 1].At, f.At)).ToList();
            return [.. stood.Where((f, i) => f.Cause is MoveCause.Suspension or MoveCause.Extension || (f.Due, f.Target) != (i + 1 < stood.Count ? (stood[i + 1].Due, stood[i + 1].Target) : (Entry.Due, Entry.Target)))];
        }
    }

    /// <summary>Its last day; of one that stands still, how far it had come.</summary>
    public string LastDay(IStringLocalizer<CaseTexts> texts) => IsStopped ? Stopped(texts) : Entry.Dates.DueAt is { } at ? at.InTable() : Entry.Due.InTable();

    /// <summary>The day to work towards; one that stands still has none.</summary>
    public string TargetDay => IsStopped ? "—" : Entry.Target.InTable();

    private string Stopped(IStringLocalizer<CaseTexts> texts) => Entry.Standstill is { } still
        ? texts[Entry.Dates.Results[Entry.Dates.Binding].Length.Unit == PeriodUnit.WorkingDays ? "Deadline.Stopped.WorkingDays" : "Deadline.Stopped.Days", still.Counted, still.Left]
        : texts["Deadline.Stopped"];

    /// <summary>The name of the calendar that it was counted by; for one that is gone, its id.</summary>
    public string CalendarName => File.World.Law.Calendar is { } calendar && calendar.Id == Entry.Dates.Calendar ? calendar.Title.ForReader() : Entry.Dates.Calendar;

    /// <summary>The open tasks that would settle it.</summary>
    public ImmutableArray<WaitingTask> InHand => IsOpen ? Workflows.Engine.Deciding.InHand.TasksFor(File.World.Procedures, File.World.Law, File.State, Entry.Key) : [];

    /// <summary>The rule in force; null where no file declares it any more.</summary>
    public DeadlineRule? Rule => File.World.Law.Deadline(Entry.Key);

    /// <summary>The fact that it anchors on, as it stands; null where an older version started it and nothing fits.</summary>
    public LegalFact? Anchor => File.State.Record.Facts.LastOrDefault(f => f.Stands && (Entry.Fact is { } number ? f.Seq == number : f.Event == Entry.StartedBy && f.On == Entry.Dates.Anchor));

    /// <summary>The anchor with where it came from: the form, or the correction, and their files.</summary>
    public FactLine? AnchorLine => Anchor is { } anchor ? FactLine.Of(File, anchor) : null;

    /// <summary>The name of a document that a change was made with.</summary>
    public static string NameOf(string document) => KeptAnswer.Parse(document)?.Name ?? document;

    /// <summary>The days of a period, those that follow each other and count alike in one line.</summary>
    /// <param name="stop">From when on it stands still: from then on no day is counted yet.</param>
    public static ImmutableArray<DayRun> RunsOf(PeriodResult period, DateOnly? stop = null)
    {
        var runs = ImmutableArray.CreateBuilder<DayRun>();
        foreach (var day in period.Days.Where(d => stop is null || d.Day < stop))
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
