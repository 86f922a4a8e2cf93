using System.Collections.Immutable;
using Workflows.Decisions.Feel;
using Workflows.Engine.Cases;
using Workflows.Engine.Commands;
using Workflows.Engine.Procedures;
using Workflows.Statute;
using Workflows.Statute.Calendars;
using Workflows.Statute.Deadlines;

namespace Workflows.Engine.Deciding;

/// <summary>A deadline that a new calendar, or new rules, would move.</summary>
/// <param name="Entry">As it stands.</param>
/// <param name="Dates">As it would be.</param>
/// <param name="IsOverdue">Whether it would be over at once, and is not yet.</param>
public sealed record PlannedMove(DeadlineEntry Entry, DeadlineDates Dates, string Law, string RuleVersion, bool IsOverdue)
{
    /// <summary>By what it would be counted from then on; null where a calendar moves it, and the rule stays.</summary>
    public DeadlineTerms? Terms { get; init; }

    /// <summary>Whether it stands still: it has no last day that could move, and is only counted by something else once it goes on.</summary>
    public bool IsStopped => Entry.OpenSpell is not null;

    /// <summary>Whether its last day or the day to work towards becomes earlier.</summary>
    public bool IsEarlier => !IsStopped && (Dates.Due < Entry.Due || Dates.Target < Entry.Target || Dates.DueAt < Entry.Dates.DueAt);

    /// <summary>Whether one of them becomes later, and none earlier.</summary>
    public bool IsLater => !IsStopped && !IsEarlier && (Dates.Due > Entry.Due || Dates.Target > Entry.Target || Dates.DueAt > Entry.Dates.DueAt);
}

/// <summary>Works the open deadlines of a case out afresh. What is previewed is what the command does: one function.</summary>
public static class ChangeApplication
{
    /// <summary>Every open deadline of the case that would move; also one whose dates stay and which is only counted by something else from then on.</summary>
    /// <param name="law">With the calendar and the rules that would be in force.</param>
    public static ImmutableArray<PlannedMove> Preview(ProcedureSet procedures, RuleBook law, CaseState state, MoveCause cause, CommandContext context)
    {
        ArgumentNullException.ThrowIfNull(law);
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(context);
        return state.IsEnded ? [] : [.. Moves(new Run(procedures, law, state, context), cause)];
    }

    internal static void Apply(Run run, CaseCommand.ApplyChange c)
    {
        if (c.ProposedBy == c.ApprovedBy)
        {
            run.Refuse(new Rejection.NeedsTwoPeople(c.ApprovedBy));
            return;
        }
        var inForce = c.Cause == MoveCause.Calendar ? run.Law.Calendar.Version : run.Law.Version;
        if (inForce != c.Version)
        {
            run.Refuse(new Rejection.ChangeOvertaken(c.Version, inForce));
            return;
        }
        var moves = Moves(run, c.Cause).ToImmutableArray();
        if (moves.IsEmpty) return;
        run.Emit(new CaseEvent.ChangeApplied(c.Change, c.Cause, c.Version, c.ProposedBy, c.ApprovedBy));
        foreach (var move in moves)
        {
            DeadlineDating.Move(run, move.Entry, move.Dates, c.Cause, move.Law, move.RuleVersion, move.Terms);
            if (move.IsEarlier || move.IsOverdue) Tell(run, c, move);
        }
    }

    /// <summary>
    /// What a calendar would do to an open deadline: it needs nothing of the case but the entry itself. Null where it stays as it is, as does one that stands
    /// still: it has no last day, and is counted by the calendar that is in force when it goes on.
    /// </summary>
    public static PlannedMove? ByCalendar(DeadlineEntry entry, LegalCalendar calendar, OwnSources own, CommandContext context)
    {
        ArgumentNullException.ThrowIfNull(entry);
        ArgumentNullException.ThrowIfNull(calendar);
        ArgumentNullException.ThrowIfNull(context);
        if (entry.OpenSpell is not null || (entry.Dates.Calendar == calendar.Id && entry.Dates.CalendarVersion == calendar.Version)) return null;
        var dates = DeadlineDating.Afresh(entry, calendar, own);
        return DeadlineDating.Same(entry.Dates, dates) ? null : Planned(entry, dates, entry.Law, entry.RuleVersion, context);
    }

    private static IEnumerable<PlannedMove> Moves(Run run, MoveCause cause) => run.State.Record.Register.Where(d => d.IsOpen)
        .Select(d => cause == MoveCause.Calendar ? ByCalendar(d, run.Law.Calendar, run.Law.OwnSources, run.Context) : ByRules(run, d)).OfType<PlannedMove>();

    private static PlannedMove Planned(DeadlineEntry entry, DeadlineDates dates, string law, string version, CommandContext context) =>
        new(entry, dates, law, version, entry.OpenSpell is null && DeadlineDating.IsOver(dates, context) && !DeadlineDating.IsOver(entry.Dates, context));

    /// <summary>By the rule in force now, as it stood on the day of the anchor; null where it is the rule that started the deadline, or there is none.</summary>
    private static PlannedMove? ByRules(Run run, DeadlineEntry entry)
    {
        if (run.Law.Deadline(entry.Key) is not { } rule || rule.Version == entry.RuleVersion) return null;
        if (run.State.Record.Facts.LastOrDefault(f => f.Stands && (entry.Fact is { } number ? f.Seq == number : f.Event == entry.StartedBy)) is not { } fact) return null;
        if (DeadlineDating.ByRule(run, rule, entry, fact, entry.AnchorAt ?? fact.At) is not { } ruled) return null;
        var isCountedAlike = entry.Terms == ruled.Terms && entry.Dates.Results.Select(r => r.Length).SequenceEqual(ruled.Dates.Results.Select(r => r.Length));
        return isCountedAlike && DeadlineDating.Same(entry.Dates, ruled.Dates) ? null
            : Planned(entry, ruled.Dates, ruled.Law, ruled.RuleVersion, run.Context) with { Terms = ruled.Terms };
    }

    private static void Tell(Run run, CaseCommand.ApplyChange c, PlannedMove move)
    {
        var entry = DeadlineRefusals.Again(run, move.Entry);
        ImmutableArray<string> roles = entry.Rungs is [var first, ..] ? first.Roles : run.Law.Readers.Moved;
        var mail = TimerFiring.MailOf(run, entry, $"moved-{c.Change}", roles, "date-changed");
        run.Effects.Add(mail with
        {
            Data = mail.Data.Set("was", FeelValue.Of(move.Entry.Due)).Set("was-target", FeelValue.Of(move.Entry.Target))
                .Set("cause", FeelValue.Of(c.Cause == MoveCause.Calendar ? "calendar" : "rules")).Set("overdue", FeelValue.Of(move.IsOverdue)),
        });
    }
}
