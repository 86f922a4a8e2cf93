using System.Collections.Immutable;
using Workflows.Decisions.Feel;
using Workflows.Engine.Cases;
using Workflows.Statute;
using Workflows.Statute.Deadlines;

namespace Workflows.Engine.Deciding;

/// <summary>How the deadline register answers a legal event: it starts, meets and withdraws deadlines by the rules in force on that day.</summary>
internal static class DeadlineReactions
{
    public static void React(Run run, LegalFact fact, int frame)
    {
        foreach (var entry in run.State.Record.Register.Where(d => d.IsOpen).ToList())
        {
            var rule = run.Law.Deadline(entry.Key);
            if (rule is null) continue;
            if (rule.MetBy.Contains(fact.Event)) run.Emit(new CaseEvent.DeadlineMet(entry.Key, entry.Round, fact.On, InTime(entry, fact)));
            else if (rule.Unless.Contains(fact.Event)) run.Emit(new CaseEvent.DeadlineWithdrawn(entry.Key, entry.Round, fact.Event));
        }
        foreach (var rule in run.Law.Deadlines.Where(r => r.Starts.Contains(fact.Event))) Start(run, rule, fact, frame);
    }

    private static bool InTime(DeadlineEntry entry, LegalFact fact) =>
        entry.Dates.DueAt is { } end ? fact.At <= end : fact.On <= entry.Due;

    private static void Start(Run run, DeadlineRule rule, LegalFact fact, int frame)
    {
        var scope = run.Expressions.For(run.State, frame, fact, run.Actor);
        if (rule.StartsWhen is { } when && when.Evaluate(scope).Value != FeelValue.True) return;
        var periods = rule.Periods
            .Where(p => (p.ValidFrom is not { } from || from <= fact.On) && (p.ValidTo is not { } to || fact.On <= to))
            .Where(p => p.When is null || p.When.Evaluate(scope).Value == FeelValue.True)
            .ToImmutableArray();
        if (periods.IsEmpty) return; // no rule in force gives it a length
        var dates = DeadlineCalculator.Compute(rule.Owner, rule.Choice, periods, fact.On, fact.At, run.Law.Calendar);
        var rungs = Ladder.DatesFor(rule.Ladder, dates, run.Law.Calendar);
        run.Emit(new CaseEvent.DeadlineStarted(new(
            rule.Key, run.State.Record.Register.Count(d => d.Key == rule.Key) + 1, rule.Title, rule.Owner, LawOf(periods), rule.Version,
            rule.Missed, fact.Event, dates, [.. rungs.Select(r => new DatedRung(r.Rung.Id, r.Day, r.Rung.Roles))],
            DeadlineStatus.Running, null, null, false, []) { RuleStatus = periods.Max(p => p.Status) }));
    }

    private static string LawOf(ImmutableArray<DeadlinePeriod> periods) =>
        string.Join("；", periods.Select(p => p.Law ?? p.Source).OfType<string>().Distinct());
}
