using Workflows.Engine.Cases;
using Workflows.Engine.Commands;
using Workflows.Engine.People;
using Workflows.Engine.Procedures;
using Workflows.Statute;

namespace Workflows.Engine.Deciding;

/// <summary>How a person stands to an open task of his roles: in whose place he would do it, and whether a rule of duties bars him from it.</summary>
/// <param name="Under">The delegation; null where the role is his own.</param>
/// <param name="Barred">Why he may not; null where no rule of duties bars him.</param>
public sealed record TaskStanding(Delegation? Under, Bilingual? Barred)
{
    /// <summary>Asks what the command asks; what the form will name is not known yet.</summary>
    public static TaskStanding Of(ProcedureSet procedures, RuleBook law, CaseState state, int nodeId, CommandContext context)
    {
        ArgumentNullException.ThrowIfNull(law);
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(context);
        var run = new Run(procedures, law, state, context);
        var node = state.Marking.Nodes[nodeId];
        var task = (FlowNode.PersonTask)run.NodeOf(node);
        var under = Standing.For(task, law, context, context.Today, state.Record.Tasks.GetValueOrDefault(nodeId)?.ClaimedBy).Under;
        run.ActUnder(under);
        return new(under, DutyGuards.ActorBreach(run, node.Frame, task.Duty, context.Today) is Rejection.DutyBarred barred
            ? new($"{barred.Title.Zh}：{barred.Why.Zh}", $"{barred.Title.En}: {barred.Why.En}")
            : null);
    }
}
