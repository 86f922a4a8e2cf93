using System.Collections.Immutable;
using Workflows.Engine.Cases;
using Workflows.Statute;
using Workflows.Statute.Order;

namespace Workflows.Engine.Deciding;

/// <summary>
/// How the monitors of the constraints answer a legal event, or the end of a window. Each is run over the standing facts anew, so that a fact
/// recorded later and dated earlier counts in its place; only what moved is told.
/// </summary>
internal static class OrderReactions
{
    public static void React(Run run, LegalFact fact) => Move(run, run.Law.ConstraintsMovedBy(fact.Event));

    /// <summary>The window of a constraint is over. A rule that is no longer there waits for nothing.</summary>
    public static void EndWindow(Run run, string no)
    {
        if (run.Law.Constraints.FirstOrDefault(c => c.No == no) is { Template: not ConstraintTemplate.Guard } rule) Move(run, [rule]);
        else run.Emit(new CaseEvent.OrderMoved([new(no, default, OrderVerdict.PossiblySatisfied)]));
    }

    private static void Move(Run run, IEnumerable<OrderingConstraint> constraints)
    {
        var moved = ImmutableArray.CreateBuilder<MonitorMove>();
        foreach (var rule in constraints)
        {
            var now = ConstraintMonitor.Standing(rule, run.State.Record.Facts, run.Context.Today, run.Context.Now, run.Law.Calendar);
            if (now != run.State.Marking.Monitors.GetValueOrDefault(rule.No)) moved.Add(new(rule.No, now, now.VerdictIn(rule.Template.Automaton)));
        }
        if (moved.Count > 0) run.Emit(new CaseEvent.OrderMoved(moved.ToImmutable()));
    }
}
