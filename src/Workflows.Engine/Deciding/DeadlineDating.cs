using System.Collections.Immutable;
using Workflows.Decisions.Feel;
using Workflows.Engine.Cases;
using Workflows.Engine.Commands;
using Workflows.Statute;
using Workflows.Statute.Calendars;
using Workflows.Statute.Deadlines;

namespace Workflows.Engine.Deciding;

/// <summary>The dates that a rule gives an entry, with what they rest on.</summary>
internal sealed record RuledDates(DeadlineDates Dates, string Law, string RuleVersion, DeadlineTerms Terms);

/// <summary>Works out the dates of the register's entries: when they start, and again when something about them changed.</summary>
internal static class DeadlineDating
{
    /// <summary>The periods of a rule that apply to a case on the day of the step; none where no rule in force gives it a length.</summary>
    public static ImmutableArray<DeadlinePeriod> Periods(DeadlineRule rule, LegalFact fact, FeelContext scope) =>
    [
        .. rule.Periods
            .Where(p => p.IsInForce(fact.On) && (p.When is null || p.When.Evaluate(scope).Value == FeelValue.True))
            .Select(p => p.Before is null ? p : p with { EventDay = Day(p.Before.Evaluate(scope).Value) })
            .Where(p => p.Before is null || p.EventDay is not null),
    ];

    /// <summary>The dates of an entry by the periods that it was started with.</summary>
    public static DeadlineDates Afresh(DeadlineEntry entry, LegalCalendar calendar, OwnSources own) =>
        Afresh(entry, PeriodsOf(entry, own), entry.Dates.Anchor, AnchorAt(entry, calendar), calendar);

    /// <summary>The periods that the entry was started with. What an older version of the product wrote as their law may be the authority's own word.</summary>
    public static ImmutableArray<DeadlinePeriod> PeriodsOf(DeadlineEntry entry, OwnSources own) =>
    [
        .. from r in entry.Dates.Results
           let isOwn = r.Source is null && own.Hold(r.Law)
           select new DeadlinePeriod(r.Length, null, isOwn ? null : r.Law, isOwn ? r.Law : r.Source, null, null) { EventDay = r.Before, Rolls = r.Rolls },
    ];

    public static DeadlineDates Afresh(
        DeadlineEntry entry, ImmutableArray<DeadlinePeriod> periods, DateOnly anchor, DateTimeOffset anchorAt, LegalCalendar calendar) =>
        DeadlineCalculator.Compute(entry.Owner, entry.Choice, periods, anchor, anchorAt, calendar, new(entry.Spells, entry.Extensions));

    /// <summary>What a rule makes of an entry that anchors on a fact; null where it gives the case no length on that day.</summary>
    public static RuledDates? ByRule(Run run, DeadlineRule rule, DeadlineEntry entry, LegalFact fact, DateTimeOffset anchorAt)
    {
        var frame = run.State.Marking.Frames.ContainsKey(entry.Frame) ? entry.Frame : 0;
        var periods = Periods(rule, fact, run.Expressions.For(run.State, frame, fact, run.Context.Actor));
        if (periods.IsEmpty) return null;
        var terms = new DeadlineTerms(rule.Title, rule.Owner, rule.Choice, rule.Missed, periods.Max(p => p.Status));
        return new(Afresh(entry with { Owner = rule.Owner, Choice = rule.Choice }, periods, fact.On, anchorAt, run.Law.Calendar), LawOf(periods), rule.Version, terms);
    }

    /// <summary>Gives the entry new dates, where they are new, or what it is counted by.</summary>
    public static void Move(
        Run run, DeadlineEntry entry, DeadlineDates dates, MoveCause cause, string? law = null, string? ruleVersion = null, DeadlineTerms? terms = null)
    {
        var isCountedAlike = entry.Dates.Results.Select(r => r.Computed).SequenceEqual(dates.Results.Select(r => r.Computed));
        if (terms is null && Same(entry.Dates, dates) && (isCountedAlike || cause is MoveCause.Calendar or MoveCause.Rules)) return;
        var (today, isOver) = (run.Context.Today, IsOver(dates, run.Context));
        ImmutableArray<DatedRung> rungs = run.Law.Deadline(entry.Key) is { } rule ? Rungs(rule, dates, run.Law.Calendar) : entry.Rungs;
        // A reminder of the past warns of nothing; one that was sent for the former date comes again for the later one.
        var passed = rungs.Where(r => entry.RungsReached.Contains(r.Id) ? r.Day <= today : r.Day < today && r.Day <= dates.Due).Select(r => r.Id);
        run.Emit(new CaseEvent.DeadlineMoved(
            entry.Key, entry.Round, cause, dates, law ?? entry.Law, ruleVersion ?? entry.RuleVersion, rungs, [.. passed], isOver) { Terms = terms });
    }

    /// <summary>Judges anew whether what met the entry was in time, after its dates moved.</summary>
    public static void JudgeAgain(Run run, DeadlineEntry moved)
    {
        if (moved is not { Status: DeadlineStatus.Met, MetOn: { } on }) return;
        var met = run.State.Record.Facts.FirstOrDefault(f => f.Seq == moved.MetByFact);
        var inTime = InTime(moved.Dates, on, met?.At ?? run.Law.Calendar.EndOf(on).AddTicks(-1));
        if (inTime != moved.MetInTime) run.Emit(new CaseEvent.DeadlineMet(moved.Key, moved.Round, on, inTime, moved.MetByFact));
    }

    public static ImmutableArray<DatedRung> Rungs(DeadlineRule rule, DeadlineDates dates, LegalCalendar calendar) =>
        [.. Ladder.DatesFor(rule.Ladder, dates, calendar).Select(r => new DatedRung(r.Rung.Id, r.Day, r.Rung.Roles))];

    public static bool IsOver(DeadlineDates dates, CommandContext context) =>
        dates.DueAt is { } at ? context.Now > at : context.Today > dates.Due;

    /// <summary>An instant of the past is in time up to the minute where hours count, else up to the end of the day.</summary>
    public static bool InTime(DeadlineDates dates, DateOnly on, DateTimeOffset at) => dates.DueAt is { } end ? at <= end : on <= dates.Due;

    public static string LawOf(ImmutableArray<DeadlinePeriod> periods) =>
        string.Join("；", periods.Select(p => p.Law ?? p.Source).OfType<string>().Distinct());

    public static bool Same(DeadlineDates one, DeadlineDates other) =>
        one.Anchor == other.Anchor && one.Due == other.Due && one.Target == other.Target && one.DueAt == other.DueAt
        && one.ProvisionalYears.SequenceEqual(other.ProvisionalYears);

    private static DateTimeOffset AnchorAt(DeadlineEntry entry, LegalCalendar calendar) => entry.AnchorAt
        ?? (entry.Dates.DueAt is { } end ? end.AddHours(-entry.Dates.Results[entry.Dates.Binding].Length.Count) : calendar.StartOf(entry.Dates.Anchor));

    private static DateOnly? Day(FeelValue value) => value switch
    {
        FeelValue.Date d => d.Value,
        FeelValue.DateTime d => d.LocalDate,
        _ => null,
    };
}
