using Workflows.Engine.Cases;
using Workflows.Engine.Commands;
using Workflows.Statute;

namespace Workflows.Engine.Deciding;

/// <summary>
/// Corrects the legal day of a fact that was recorded wrongly, with its reason and proof, by somebody else than who recorded it. Deadlines that anchor on
/// it, and verdicts about what it met, are worked out afresh; the former ones stay in the log. A correction that would break the order of the law is refused
/// as the act itself would be; one that no rule forbids and that turns round the order of recording needs a word that this was seen.
/// </summary>
internal static class FactCorrection
{
    public static void Correct(Run run, CaseCommand.CorrectFact c)
    {
        var facts = new List<LegalFact>();
        foreach (var number in c.Also.Prepend(c.Fact).Distinct())
        {
            if (run.State.Record.Facts.FirstOrDefault(f => f.Seq == number && f.Stands) is not { } fact)
            {
                run.Refuse(new Rejection.FactUnknown(number));
                return;
            }
            if (WhyNot(run, c, fact) is { } why)
            {
                run.Refuse(why);
                return;
            }
            facts.Add(fact);
        }
        var trial = new Run(run.Procedures, run.Law, run.State, run.Context);
        trial.ActUnder(run.Under);
        foreach (var fact in facts) Apply(trial, c, fact);
        if (CorrectedOrder.FirstBroken(run, trial) is { } broken)
        {
            run.Refuse(broken);
            return;
        }
        var disturbed = RecordedOrder.Disturbed(run.State, trial.State);
        if (disturbed.Any(d => !c.OrderSeen.Contains(d.Pair))) // what was recorded meanwhile, or another day disturbs, nobody has looked at
        {
            run.Refuse(new Rejection.OrderUnseen(disturbed));
            return;
        }
        foreach (var fact in facts) Apply(run, c, fact);
    }

    private static void Apply(Run run, CaseCommand.CorrectFact c, LegalFact fact)
    {
        var at = new DateTimeOffset(c.On.ToDateTime(c.Time ?? TimeOnly.MinValue), run.Context.Now.Offset);
        var before = run.State.Record.Register;
        run.Emit(new CaseEvent.FactCorrected(fact.Seq, fact.Event, fact.On, c.On, at, c.Reason.Trim(), c.Document));
        var corrected = fact with { On = c.On, At = at, Seq = run.State.Version };
        OrderReactions.React(run, corrected);
        foreach (var entry in before.Where(d => d.Status is not (DeadlineStatus.Withdrawn or DeadlineStatus.Restarted)))
        {
            if (IsAnchor(entry, fact)) Anchor(run, DeadlineRefusals.Again(run, entry), corrected);
            if (IsMeeting(run, entry, fact)) Judge(run, DeadlineRefusals.Again(run, entry), corrected);
        }
    }

    private static Rejection? WhyNot(Run run, CaseCommand.CorrectFact c, LegalFact fact)
    {
        var (by, actor) = (run.Law.Corrections, run.Context.Actor);
        Rejection.CorrectionRefused Refused(string zh, string en) => new(fact.Event, new(zh, en));
        if (by.IsEmpty) return Refused("没有任何已载入的规则说明谁可以更正。", "no rule that is loaded says who may correct.");
        if (!ClockStanding.MayDo(run, by)) return run.Refusal;
        // What followed from a term follows again when the day is corrected from which the term ran; by itself it would end a window before its last day.
        if (fact.By == People.Person.System.Id) return Refused("该事项由系统按期限得出；请更正其起算的事项。", "the system worked it out from a term: correct the day from which that term ran.");
        // Neither who recorded it nor in whose place it was recorded, and neither by himself nor by a deputy.
        if (new[] { actor.Id, run.Under?.Principal }.OfType<string>().Intersect(new[] { fact.By, fact.For }.OfType<string>()).Any()) return Refused($"须由登记人 {fact.By} 以外的人员更正。", $"somebody other than {fact.By}, who recorded it, has to correct it.");
        if (string.IsNullOrWhiteSpace(c.Reason) || string.IsNullOrWhiteSpace(c.Document)) return Refused("须写明理由并附凭证。", "a reason and its document are needed.");
        if (c.On > run.Context.Today) return Refused("更正后的日期不得晚于今日。", "the day may not lie in the future.");
        return c.On == fact.On && c.Time is null ? Refused("更正前后的日期相同。", "it is the day that is recorded already.") : null;
    }

    private static bool IsAnchor(DeadlineEntry entry, LegalFact fact) =>
        entry.Fact is { } number ? number == fact.Seq : entry.StartedBy == fact.Event && entry.Dates.Anchor == fact.On;

    private static bool IsMeeting(Run run, DeadlineEntry entry, LegalFact fact) => entry.Status == DeadlineStatus.Met
        && (entry.MetByFact is { } number ? number == fact.Seq : entry.MetOn == fact.On && run.Law.Deadline(entry.Key)?.MetBy.Contains(fact.Event) == true);

    private static void Anchor(Run run, DeadlineEntry entry, LegalFact fact)
    {
        // A correction changes a day, not the rule: later rules bind what runs only where two people apply them.
        var started = run.Law.Deadline(entry.Key) is { } rule && rule.Version == entry.RuleVersion ? DeadlineDating.ByRule(run, rule, entry, fact, fact.At) : null;
        var dates = started?.Dates ?? DeadlineDating.Afresh(entry, DeadlineDating.PeriodsOf(entry, run.Law.OwnSources), fact.On, fact.At, run.Law.Calendar);
        DeadlineDating.Move(run, entry, dates, MoveCause.Correction, started?.Law);
        DeadlineDating.JudgeAgain(run, DeadlineRefusals.Again(run, entry));
    }

    private static void Judge(Run run, DeadlineEntry entry, LegalFact fact) => run.Emit(new CaseEvent.DeadlineMet(
        entry.Key, entry.Round, fact.On, DeadlineDating.InTime(entry.Dates, fact.On, fact.At), fact.Seq));
}
