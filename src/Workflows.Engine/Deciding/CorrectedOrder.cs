using Workflows.Engine.Cases;
using Workflows.Engine.Commands;
using Workflows.Statute;
using Workflows.Statute.Order;

namespace Workflows.Engine.Deciding;

/// <summary>
/// Asks the order of the law about a correction: no act of the case, the corrected one included, may come to stand where it would have been refused.
/// </summary>
/// <remarks>
/// Each act is judged as if it were recorded now, before the correction and after it, and only what the correction itself breaks counts: what was broken
/// already bars no correction, and what no longer can be told (the answers of a form that is long closed) is the same on both sides. What comes too late
/// after the correction, a response outside its window or a step after its deadline, breaks no order: it is recorded, and stays late. But an answer that
/// would come to stand before what it answers would leave the case owing for good what it has: that is no lateness, and refused.
/// </remarks>
internal static class CorrectedOrder
{
    /// <param name="run">The case as it stands.</param>
    /// <param name="trial">The case as it would be.</param>
    /// <returns>The first rule that the correction would break, about the act that would break it; null where it breaks none.</returns>
    public static Rejection? FirstBroken(Run run, Run trial) => FirstRefused(run, trial.State) ?? FirstReopened(run, trial);

    private static Rejection.OrderViolated? FirstRefused(Run run, CaseState corrected)
    {
        // A corrected fact stands where the former stood, and nothing else was recorded meanwhile: the standing facts go in pairs.
        var pairs = run.State.Record.Facts.Where(f => f.Stands).Zip(corrected.Record.Facts.Where(f => f.Stands));
        foreach (var (was, now) in pairs)
        {
            var frame = FrameOf(run, was);
            var broken = Verdicts(run, run.State, was, frame).Where(v => v.Holds != true).Select(v => v.Constraint.No).ToHashSet(StringComparer.Ordinal);
            foreach (var rule in Verdicts(run, corrected, now, frame).Where(v => v.Holds != true && !broken.Contains(v.Constraint.No)).Select(v => v.Constraint))
            {
                var grounds = OrderGrounds.Of(run.Procedures, run.Law, rule, corrected, run.Expressions.For(corrected, frame, now, run.Actor));
                return new Rejection.OrderViolated(rule.No, now.Event, now.On, rule.Title, rule.Law, grounds, run.Law.Version);
            }
        }
        return null;
    }

    /// <summary>What the case had answered, and would owe again because the answer would lie before what it answers.</summary>
    private static Rejection.OrderViolated? FirstReopened(Run run, Run trial)
    {
        var disturbed = RecordedOrder.Disturbed(run.State, trial.State);
        if (disturbed.IsEmpty) return null;
        var owed = Guards.AllUnanswered(run).Select(c => c.No).ToHashSet(StringComparer.Ordinal);
        return
        (
            from rule in Guards.AllUnanswered(trial)
            where !owed.Contains(rule.No)
            let asks = disturbed.FirstOrDefault(pair => IsAnswered(rule.Template, pair))?.First
            where asks is not null
            select new Rejection.OrderViolated(
                rule.No, asks.Event, asks.On, rule.Title, rule.Law, OrderGrounds.Of(run.Procedures, run.Law, rule, trial.State, trial.ScopeAt(0)), run.Law.Version)
        ).FirstOrDefault();
    }

    private static bool IsAnswered(ConstraintTemplate template, OutOfOrder pair) => template is ConstraintTemplate.Relates relates
        && relates.LetterOf(pair.First.Event) == Letter.First && relates.LetterOf(pair.Second.Event) == Letter.Then
        && (relates.Same is null || pair.First.Data[relates.Same].Equals(pair.Second.Data[relates.Same]));

    private static List<ConstraintVerdict> Verdicts(Run run, CaseState state, LegalFact about, int frame) =>
        [.. Guards.Verdicts(run.Expressions, run.Law, Without(state, about), about, frame, run.Actor, answered: true)];

    private static CaseState Without(CaseState state, LegalFact fact) =>
        state with { Record = state.Record with { Facts = [.. state.Record.Facts.Where(f => f.Seq != fact.Seq)] } };

    /// <summary>The procedure that recorded the act, where it still runs; else the outermost.</summary>
    private static int FrameOf(Run run, LegalFact fact) =>
        run.State.Marking.Frames.Keys.Order().LastOrDefault(frame => run.ProcedureOf(frame).Process.Has(fact.Element));
}
