using System.Collections.Immutable;
using Workflows.Decisions.Feel;
using Workflows.Engine.Cases;
using Workflows.Engine.Commands;
using Workflows.Engine.Procedures;
using Workflows.Statute;
using Workflows.Statute.Order;

namespace Workflows.Engine.Deciding;

/// <summary>One line of the list beside the button: a rule, and whether it holds now.</summary>
/// <param name="Holds">Null where it cannot be told before the form is filled in.</param>
public sealed record PreflightLine(string No, Bilingual Title, string? Law, bool? Holds, Bilingual? Why);

/// <summary>What the law will say to a task, before it is done. It asks the same questions as the command.</summary>
public static class Preflight
{
    public static ImmutableArray<PreflightLine> Of(ProcedureSet procedures, RuleBook law, CaseState state, int nodeId, CommandContext context)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(law);
        ArgumentNullException.ThrowIfNull(context);
        var run = new Run(procedures, law, state, context);
        var node = state.Marking.Nodes[nodeId];
        var task = (FlowNode.PersonTask)run.NodeOf(node);
        var duties = task.Duty is { } duty
            ? Guards.Verdicts(run.Expressions, law, state, node.Frame, context.Actor, duty, context.Today)
                .Select(v => new PreflightLine(v.Rule.No, v.Rule.Title, v.Rule.Law ?? v.Rule.Source, v.Holds, v.Why))
            : [];
        var asked = task.Form is null ? [] : run.ProcedureOf(node.Frame).Forms[task.Form].Fields.Select(f => f.Name.Split('.')[0]).Append("event").ToImmutableHashSet();
        var events = task.Info.Emits.SelectMany(e => OfEvent(run, node, e, asked));
        return [.. duties.Concat(events).DistinctBy(l => (l.No, l.Title))];
    }

    private static IEnumerable<PreflightLine> OfEvent(Run run, NodeInstance node, Emission emission, ImmutableHashSet<string> asked)
    {
        var about = new LegalFact(emission.Event, run.Context.Today, run.Context.Now, run.Context.Actor.Id, node.Element, FeelContext.Empty);
        return Guards.Verdicts(run.Expressions, run.Law, run.State, about, node.Frame, run.Context.Actor, answered: false)
            .Select(v => new PreflightLine(v.Constraint.No, v.Constraint.Title, v.Constraint.Law,
                v.Constraint.Template is ConstraintTemplate.Guard guard && guard.That.Names.Any(asked.Contains) ? null : v.Holds, null)); // the form decides it
    }
}
