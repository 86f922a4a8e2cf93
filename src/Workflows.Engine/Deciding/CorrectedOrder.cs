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
/// after the correction, a response outside its window or a step after its deadline, breaks no order: it is recorded, and stays late.
/// </remarks>
internal static class CorrectedOrder
{
    /// <param name="run">The case as it stands.</param>
    /// <param name="corrected">The case as it would be.</param>
    /// <returns>The first rule that the correction would break, about the act that would break it; null where it breaks none.</returns>
    public static Rejection? FirstBroken(Run run, CaseState corrected)
    {
        // A corrected fact stands where the former stood, and nothing else was recorded meanwhile: the standing facts go in pairs.
        var pairs = run.State.Record.Facts.Where(f => f.Stands).Zip(corrected.Record.Facts.Where(f => f.Stands));
        foreach (var (was, now) in pairs)
        {
            var frame = FrameOf(run, was);
            var broken = Verdicts(run, run.State, was, frame).Where(v => v.Holds != true).Select(v => v.Constraint.No).ToHashSet(StringComparer.Ordinal);
            foreach (var rule in Verdicts(run, corrected, now, frame).Where(v => v.Holds != true && !broken.Contains(v.Constraint.No)).Select(v => v.Constraint))
            {
                var grounds = OrderGrounds.Of(run.Procedures, rule, corrected, run.Expressions.For(corrected, frame, now, run.Actor));
                return new Rejection.OrderViolated(rule.No, now.Event, now.On, rule.Title, rule.Law, grounds, run.Law.Version);
            }
        }
        return null;
    }

    private static List<ConstraintVerdict> Verdicts(Run run, CaseState state, LegalFact about, int frame) =>
        [.. Guards.Verdicts(run.Expressions, run.Law, Without(state, about), about, frame, run.Actor, answered: true)];

    private static CaseState Without(CaseState state, LegalFact fact) =>
        state with { Record = state.Record with { Facts = [.. state.Record.Facts.Where(f => f.Seq != fact.Seq)] } };

    /// <summary>The procedure that recorded the act, where it still runs; else the outermost.</summary>
    private static int FrameOf(Run run, LegalFact fact) =>
        run.State.Marking.Frames.Keys.Order().LastOrDefault(frame => run.ProcedureOf(frame).Process.Has(fact.Element));
}
