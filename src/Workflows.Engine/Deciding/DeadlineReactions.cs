using Workflows.Decisions.Feel;
using Workflows.Engine.Cases;
using Workflows.Statute;
using Workflows.Statute.Deadlines;

namespace Workflows.Engine.Deciding;

/// <summary>How the deadline register answers a legal event: it starts, stops, resumes, meets and withdraws deadlines by the rules in force on that day.</summary>
internal static class DeadlineReactions
{
    /// <param name="fact">With its number in the case.</param>
    public static void React(Run run, LegalFact fact, int frame)
    {
        foreach (var entry in run.State.Record.Register.Where(d => d.IsOpen).ToList())
        {
            var rule = run.Law.Deadline(entry.Key);
            if (rule is null) continue;
            if (rule.MetBy.Contains(fact.Event)) Meet(run, entry, fact);
            else if (rule.Unless.Contains(fact.Event)) run.Emit(new CaseEvent.DeadlineWithdrawn(entry.Key, entry.Round, fact.Event));
            else DeadlineSuspension.Answer(run, rule, entry, fact);
        }
        foreach (var rule in run.Law.Deadlines.Where(r => r.Starts.Contains(fact.Event))) Start(run, rule, fact, frame);
    }

    private static void Meet(Run run, DeadlineEntry entry, LegalFact fact)
    {
        // What is done while the deadline stands still ends the standstill: the day itself does not count.
        if (entry.OpenSpell is { } spell && fact.On >= spell.From) entry = DeadlineSuspension.End(run, entry, fact.On, fact.Event);
        run.Emit(new CaseEvent.DeadlineMet(entry.Key, entry.Round, fact.On, DeadlineDating.InTime(entry.Dates, fact.On, fact.At), fact.Seq));
    }

    private static void Start(Run run, DeadlineRule rule, LegalFact fact, int frame)
    {
        var scope = run.Expressions.For(run.State, frame, fact, run.Actor);
        if (rule.StartsWhen is { } when && when.Evaluate(scope).Value != FeelValue.True) return;
        var periods = DeadlineDating.Periods(rule, fact, scope);
        if (periods.IsEmpty) return; // no rule in force gives it a length
        var dates = DeadlineCalculator.Compute(rule.Owner, rule.Choice, periods, fact.On, fact.At, run.Law.Calendar);
        run.Emit(new CaseEvent.DeadlineStarted(new(
            rule.Key, run.State.Record.Register.Count(d => d.Key == rule.Key) + 1, rule.Title, rule.Owner, DeadlineDating.LawOf(periods), rule.Version,
            rule.Missed, fact.Event, dates, DeadlineDating.Rungs(rule, dates, run.Law.Calendar), DeadlineStatus.Running, null, null, false, [])
        {
            Fact = fact.Seq, Frame = frame, Choice = rule.Choice, AnchorAt = fact.At, RuleStatus = periods.Max(p => p.Status),
        }));
    }
}
