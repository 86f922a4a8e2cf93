using System.Collections.Immutable;
using Workflows.Engine.Cases;
using Workflows.Engine.Forms;
using Workflows.Engine.Procedures;

namespace Workflows.Engine.Deciding;

/// <summary>A task that waits, with everything a page needs to show it.</summary>
public sealed record WaitingTask(NodeInstance Node, OpenTask Open, FlowNode.PersonTask Task, Procedure Procedure, FormDefinition? Form);

/// <summary>A message that may arrive now.</summary>
public sealed record ExpectedMessage(NodeInstance Node, MessageSpec Message, Procedure Procedure, FormDefinition Form);

/// <summary>What a case waits for: for inboxes, pages and people who play a case.</summary>
public static class Outlook
{
    /// <summary>The open tasks of people, whoever may do them.</summary>
    public static ImmutableArray<WaitingTask> Tasks(ProcedureSet procedures, CaseState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        return
        [
            .. from open in state.Record.Tasks.Values
               let node = state.Marking.Nodes[open.Node]
               let procedure = Of(procedures, state, node)
               let task = (FlowNode.PersonTask)procedure.Process.Node(node.Element)
               select new WaitingTask(node, open, task, procedure, task.Form is null ? null : procedure.Forms[task.Form]),
        ];
    }

    /// <summary>The messages from outside that an event waits for; of several of one name the innermost, which would get it.</summary>
    public static ImmutableArray<ExpectedMessage> Messages(ProcedureSet procedures, CaseState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        var waiting =
            from node in state.Marking.Nodes.Values
            where node.Wait is NodeWait.Message { FromOutside: true }
            group node by ((NodeWait.Message)node.Wait).Name into same
            select same.OrderByDescending(state.Marking.DepthOf).ThenByDescending(n => n.Id).First();
        return
        [
            .. from node in waiting
               let procedure = Of(procedures, state, node)
               let message = procedure.Process.Messages.First(m => m.Name == ((NodeWait.Message)node.Wait).Name)
               select new ExpectedMessage(node, message, procedure, procedure.Forms[message.Form!]),
        ];
    }

    private static Procedure Of(ProcedureSet procedures, CaseState state, NodeInstance node) =>
        procedures.ByHash[state.Marking.Frames[node.Frame].Hash];
}
