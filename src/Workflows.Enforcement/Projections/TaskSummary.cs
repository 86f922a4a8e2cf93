using System.Collections.Immutable;
using Workflows.Engine.Cases;
using Workflows.Engine.Procedures;
using Workflows.Statute;

namespace Workflows.Enforcement.Projections;

/// <summary>An open task of a case, as an inbox shows it.</summary>
/// <param name="Node">The task's number in the case.</param>
/// <param name="Procedure">The procedure that it belongs to: the case's own or one that it called.</param>
/// <param name="Roles">Who may do it: holders of one of these roles.</param>
/// <param name="Deadline">The open deadline of the register that hangs on it; null for none.</param>
/// <param name="IsAgain">True where the step was done in this case before: it came back, or came round once more.</param>
public sealed record TaskSummary(
    int Node, string Procedure, string Element, Bilingual Title, ImmutableArray<string> Roles, string? Duty, string? Form,
    DeadlineEntry? Deadline, DateTimeOffset OpenedAt, string? ClaimedBy, bool IsAgain)
{
    /// <summary>The open tasks of a case, in order of opening. The bundles that the case pinned must be among the procedures.</summary>
    public static IEnumerable<TaskSummary> Of(CaseState state, ProcedureSet procedures)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(procedures);
        return state.Record.Tasks.Values.Select(task => Of(state, procedures, task));
    }

    private static TaskSummary Of(CaseState state, ProcedureSet procedures, OpenTask task)
    {
        var node = state.Marking.Nodes[task.Node];
        var frame = state.Marking.Frames[node.Frame];
        if (!procedures.ByHash.TryGetValue(frame.Hash, out var procedure))
            throw new InvalidOperationException($"Expected bundle {frame.Hash} of procedure '{frame.Procedure}', which case {state.Id} pinned, but it is not loaded.");
        if (procedure.Process.Node(node.Element) is not FlowNode.PersonTask element)
            throw new InvalidOperationException($"Expected '{node.Element}' of procedure '{frame.Procedure}' to be a person's task, but it is none.");
        var deadline = element.Deadline is { } key && state.Record.Deadline(key) is { IsOpen: true } entry ? entry : null;
        var isAgain = state.Record.Acts.Any(a => a.Element == element.Id) || state.Record.Facts.Any(f => f.Element == element.Id);
        return new(
            task.Node, frame.Procedure, element.Id, element.Info.Name, element.Roles, element.Duty, element.Form, deadline, task.OpenedAt, task.ClaimedBy, isAgain);
    }
}
