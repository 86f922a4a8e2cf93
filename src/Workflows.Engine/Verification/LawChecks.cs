using System.Collections.Immutable;
using Workflows.Engine.Procedures;
using Workflows.Engine.Verification.Nets;
using Workflows.Statute;
using Workflows.Statute.Deadlines;

namespace Workflows.Engine.Verification;

/// <summary>What the register of deadlines and the flows owe each other, seen from the files alone.</summary>
internal sealed class LawChecks(Planner planner, ImmutableArray<Procedure> procedures, RuleBook law)
{
    private readonly ImmutableHashSet<string> said = [.. procedures.SelectMany(p => planner.Of(p.Id).Says)];

    public IEnumerable<VerificationFinding> Findings => law.Deadlines.SelectMany(Deadline).Concat(procedures.SelectMany(Timers)).Concat(procedures.SelectMany(Messages)).Concat(procedures.SelectMany(Unused));

    /// <summary>What is no fault, but worth a look: waits without a deadline of their own, and acts of others that nobody records yet.</summary>
    public IEnumerable<VerificationFinding> Notes => procedures.SelectMany(Waits).Concat(law.Deadlines.SelectMany(Unrecorded));

    private IEnumerable<VerificationFinding> Deadline(DeadlineRule rule)
    {
        if (!rule.Starts.Any(said.Contains) || rule.Owner != DeadlineOwner.Agency) yield break;
        if (!rule.MetBy.Any(said.Contains))
            yield return Of("VER0020", rule, $"Expected that a procedure records what meets the deadline '{rule.Key}' ({string.Join(", ", rule.MetBy)}), but none does: it would be missed in every case.");
        if (rule.Ladder.IsEmpty && rule.Missed != MissedMeans.Watch)
            yield return Of("VER0021", rule, $"Expected that somebody is warned before the deadline '{rule.Key}' is missed, but its ladder is empty.");
    }

    private IEnumerable<VerificationFinding> Unrecorded(DeadlineRule rule)
    {
        if (rule.Starts.Any(said.Contains) && rule.Owner != DeadlineOwner.Agency && !rule.MetBy.Any(said.Contains))
            yield return Of("VER0120", rule, $"No procedure records what meets the deadline '{rule.Key}' of others ({string.Join(", ", rule.MetBy)}).");
    }

    private IEnumerable<VerificationFinding> Timers(Procedure procedure)
    {
        foreach (var node in procedure.Process.AllNodes)
        {
            var trigger = node switch { FlowNode.CatchEvent e => e.Trigger, FlowNode.BoundaryEvent e => e.Trigger, _ => null };
            if (trigger is Trigger.Timer { Spec: TimerSpec.OfDeadline of } && law.Deadline(of.Key) is { } rule && !rule.Starts.Any(said.Contains))
                yield return new("VER0023", node.Info.At, node.Id, $"Expected that a procedure records what starts the deadline '{of.Key}' ({string.Join(", ", rule.Starts)}), but none does: the timer would wait for ever.", []);
        }
    }

    private IEnumerable<VerificationFinding> Messages(Procedure procedure)
    {
        foreach (var message in procedure.Process.Messages.Where(m => !m.ComesFromOutside && !said.Contains(m.Name)))
            yield return new("VER0024", message.At, message.Id, $"Expected that a procedure records '{message.Name}', or that people may record the message, but neither is so: it would never come.", []);
    }

    /// <summary>What a folder has and its flow has no use for: where a step was taken out, its form, its paper or its message stays behind.</summary>
    private static IEnumerable<VerificationFinding> Unused(Procedure procedure)
    {
        var nodes = procedure.Process.AllNodes.ToList();
        var forms = nodes.Select(n => n switch { FlowNode.PersonTask t => t.Form, FlowNode.StartEvent s => s.Form, _ => null }).Concat(procedure.Process.Messages.Select(m => m.Form)).ToHashSet(StringComparer.Ordinal);
        foreach (var form in procedure.Forms.Keys.Where(f => !forms.Contains(f)).Order(StringComparer.Ordinal))
            yield return new("VER0025", procedure.Process.At, form, $"Expected that '{procedure.Id}' asks for the form '{form}' that its folder has, but no step and no message does.", []);
        var handed = nodes.OfType<FlowNode.ServiceTask>().SelectMany(t => t.Inputs).Select(i => i.Value.Text).ToList();
        foreach (var paper in procedure.Documents.Keys.Where(d => handed.All(h => !h.Contains($"\"{d}\"", StringComparison.Ordinal))).Order(StringComparer.Ordinal))
            yield return new("VER0026", procedure.Process.At, paper, $"Expected that '{procedure.Id}' makes the document '{paper}' that its folder has a template for, but no step does.", []);
        var awaited = nodes.Select(n => n switch { FlowNode.CatchEvent c => c.Trigger, FlowNode.BoundaryEvent b => b.Trigger, FlowNode.StartEvent s => s.Trigger, _ => null }).OfType<Trigger.Message>().Select(m => m.Spec.Id).ToHashSet(StringComparer.Ordinal);
        foreach (var message in procedure.Process.Messages.Where(m => !awaited.Contains(m.Id)))
            yield return new("VER0027", message.At, message.Id, $"Expected that something in '{procedure.Id}' waits for the message '{message.Name}' that it declares, but nothing does: nobody could record it.", []);
    }

    private static IEnumerable<VerificationFinding> Waits(Procedure procedure)
    {
        foreach (var task in procedure.Process.AllNodes.OfType<FlowNode.PersonTask>().Where(t => t.Deadline is null))
            yield return new("VER0122", task.Info.At, task.Id, $"'{task.Info.Name.En}' waits for a person without a deadline of its own.", []);
    }

    private static VerificationFinding Of(string code, DeadlineRule rule, string message) => new(code, default, rule.Key, message, []);
}
