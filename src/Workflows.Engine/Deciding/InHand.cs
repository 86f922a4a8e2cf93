using System.Collections.Immutable;
using Workflows.Engine.Cases;
using Workflows.Engine.Procedures;
using Workflows.Statute;

namespace Workflows.Engine.Deciding;

/// <summary>Which open tasks would settle a deadline: whoever has one of them has the deadline in hand, and must hear of it.</summary>
public static class InHand
{
    /// <summary>
    /// The open tasks that would meet the deadline of a key; where none would by itself, those from which the flow goes on to what meets it. Empty where
    /// the case waits for somebody outside, or for a date, first.
    /// </summary>
    public static ImmutableArray<WaitingTask> TasksFor(ProcedureSet procedures, RuleBook law, CaseState state, string deadline)
    {
        ArgumentNullException.ThrowIfNull(law);
        var metBy = law.Deadline(deadline)?.MetBy ?? [];
        var open = Outlook.Tasks(procedures, state);
        var settling = open.Where(t => Settles(t.Task, deadline, metBy)).ToImmutableArray();
        return settling.IsEmpty ? [.. open.Where(t => LeadsTo(procedures, state, t.Node, metBy))] : settling;
    }

    /// <summary>Whether a task is declared to work towards the deadline, or its completion is one of the events that meet it.</summary>
    public static bool Settles(FlowNode.PersonTask task, string deadline, ImmutableArray<string> metBy)
    {
        ArgumentNullException.ThrowIfNull(task);
        return task.Deadline == deadline || Emits(task, metBy);
    }

    private static bool Emits(FlowNode node, ImmutableArray<string> events) => node.Info.Emits.Any(e => events.Contains(e.Event, StringComparer.Ordinal));

    /// <summary>Whether the flow, as it is drawn, goes on from a task to an element that records one of the events: in its own procedure or after it in the calling ones.</summary>
    private static bool LeadsTo(ProcedureSet procedures, CaseState state, NodeInstance task, ImmutableArray<string> events)
    {
        for (var at = task; ;)
        {
            var frame = state.Marking.Frames[at.Frame];
            var seen = new HashSet<(string, string)>();
            if (After(procedures.ByHash[frame.Hash], at.Element).Any(next => Reaches(procedures, procedures.ByHash[frame.Hash], next, events, seen))) return true;
            if (frame.Id == 0 || !state.Marking.Nodes.TryGetValue(frame.Id, out var call)) return false;
            at = call;
        }
    }

    private static bool Reaches(ProcedureSet procedures, Procedure procedure, FlowNode from, ImmutableArray<string> events, HashSet<(string, string)> seen)
    {
        var (ahead, found) = (new Stack<FlowNode>([from]), false);
        while (!found && ahead.TryPop(out var node))
        {
            if (!seen.Add((procedure.Hash, node.Id))) continue;
            found = Emits(node, events)
                || (node is FlowNode.CallActivity call && procedures.TryGetCurrent(call.Called, out var called)
                    && called.Process.Root.Starts.Any(s => Reaches(procedures, called, s, events, seen)));
            foreach (var next in Into(node).Concat(After(procedure, node.Id)).Concat(procedure.Process.ScopeOf(node.Id).BoundariesOf(node.Id))) ahead.Push(next);
        }
        return found;
    }

    private static IEnumerable<FlowNode> Into(FlowNode node) => node is FlowNode.SubProcess part ? part.Body.Starts : [];

    /// <summary>What follows an element; after the last of a sub-process, what follows the sub-process.</summary>
    private static IEnumerable<FlowNode> After(Procedure procedure, string element)
    {
        var scope = procedure.Process.ScopeOf(element);
        var next = scope.Outgoing(element);
        if (!next.IsEmpty) return next.Select(f => procedure.Process.Node(f.Target));
        return procedure.Process.Has(scope.Id) ? After(procedure, scope.Id) : [];
    }
}
