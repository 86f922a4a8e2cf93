using System.Diagnostics;
using Workflows.Decisions.Feel;
using Workflows.Engine.Cases;
using Workflows.Engine.Commands;
using Workflows.Engine.Procedures;
using Workflows.Statute.Deadlines;
using Workflows.Statute.Periods;

namespace Workflows.Engine.Deciding;

/// <summary>Catching events, in the flow, behind a gateway or on a boundary: how they wait and how they occur (BPMN 10.5.4, 13.5.3).</summary>
internal static class Events
{
    /// <summary>Begins to wait for the event.</summary>
    public static void Await(Run run, FlowNode node, Trigger trigger, Place place, int? attachedTo)
    {
        var wait = trigger switch
        {
            Trigger.Timer { Spec: var spec } => WaitFor(run, node, spec, place.Frame),
            Trigger.Message { Spec: var spec } => new NodeWait.Message(spec.Name, spec.ComesFromOutside),
            Trigger.Error { Code: var code } => new NodeWait.Error(code),
            _ => throw new UnreachableException(trigger.GetType().Name),
        };
        if (wait is not null) run.Enter(node, place, wait, attachedTo);
    }

    /// <summary>The event happened: what it interrupts goes, what it legally is gets recorded, the tokens go on.</summary>
    public static void Occur(Run run, NodeInstance node, Happening what)
    {
        var element = run.NodeOf(node);
        switch (element)
        {
            case FlowNode.BoundaryEvent { Interrupting: false } when node.Wait is NodeWait.Message:
                run.Pass(element, new(node.Scope, node.Frame, null)); // goes on listening while its activity lasts
                break;
            case FlowNode.BoundaryEvent { Interrupting: false }:
                Leave(run, node);
                break;
            case FlowNode.BoundaryEvent:
                Leave(run, node);
                Activities.Cancel(run, run.State.Marking.Nodes[node.AttachedTo!.Value]);
                break;
            case FlowNode.CatchEvent when node.AttachedTo is { } gate:
                Leave(run, node);
                foreach (var other in run.State.Marking.AttachedTo(gate).ToList()) Leave(run, other, NodeEnd.Interrupted);
                Leave(run, run.State.Marking.Nodes[gate]);
                break;
            case FlowNode.CatchEvent:
                Leave(run, node);
                break;
            default: throw new UnreachableException(element.GetType().Name);
        }
        LegalEvents.Record(run, element, node.Frame, what, node.Id);
        if (!run.IsRefused) run.SendOn(element, node.Scope, node.Frame);
    }

    private static void Leave(Run run, NodeInstance node, NodeEnd how = NodeEnd.Completed) =>
        run.Emit(new CaseEvent.NodeLeft(node.Id, node.Frame, node.Element, how));

    private static NodeWait? WaitFor(Run run, FlowNode node, TimerSpec spec, int frame) => spec switch
    {
        TimerSpec.OfDeadline d => new NodeWait.Deadline(d.Key, d.Before),
        TimerSpec.AtDate d => AtDate(run, node, run.Evaluate(d.Date, frame)),
        TimerSpec.After a => new NodeWait.Moment(EndOf(run, a.Length)),
        _ => throw new UnreachableException(spec.GetType().Name),
    };

    private static NodeWait.Moment? AtDate(Run run, FlowNode node, FeelValue date)
    {
        switch (date)
        {
            case FeelValue.Date d:
                return new(new Wake.OnDay(d.Value, TimeOnly.MinValue));
            case FeelValue.DateTime d:
                return new(d.ToInstant() is { } instant ? new Wake.AtInstant(instant) : new Wake.OnDay(d.LocalDate, d.LocalTime));
            default:
                run.Refuse(new Rejection.ActionRefused(node.Id, "timer", new(
                    $"计时器需要日期，但得到“{date}”。", $"Expected a date, or a date and time, but got '{date}'.")));
                return null;
        }
    }

    private static Wake EndOf(Run run, Period length)
    {
        var dates = DeadlineCalculator.Compute(DeadlineOwner.Agency, PeriodChoice.Earliest,
            [new(length, null, null, null, null, null)], run.Context.Today, run.Context.Now, run.Law.Calendar);
        return dates.DueAt is { } at ? new Wake.AtInstant(at) : new Wake.OnDay(dates.Due.AddDays(1), TimeOnly.MinValue);
    }
}
