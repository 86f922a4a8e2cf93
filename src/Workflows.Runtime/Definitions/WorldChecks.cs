using System.Collections.Immutable;
using Workflows.Engine.Commands;
using Workflows.Engine.Procedures;
using Workflows.Statute;

namespace Workflows.Runtime.Definitions;

/// <summary>Whether the flows name only words, deadlines, actions and procedures that there are.</summary>
/// <param name="vocabulary">Null while it does not read.</param>
/// <param name="law">Null while a law file does not read.</param>
/// <param name="procedures">Those that read.</param>
/// <param name="folders">The names of all procedures, readable or not.</param>
/// <param name="actions">The product's actions; null where the caller has none to offer and the vocabulary's word is enough.</param>
internal sealed class WorldChecks(
    Vocabulary? vocabulary, RuleBook? law, IReadOnlyDictionary<string, Procedure> procedures, IReadOnlySet<string> folders,
    ImmutableDictionary<string, CaseAction>? actions)
{
    public IEnumerable<Finding> Run() => procedures.Values.SelectMany(p => p.Process.AllNodes.SelectMany(Check).Concat(p.Process.Messages.SelectMany(CheckMessage)));

    private IEnumerable<Finding> Check(FlowNode node)
    {
        var (at, id) = (node.Info.At, node.Id);
        var found = node.Info.Emits.SelectMany(e => Word(vocabulary?.Events, e.Event, "an event", at, id))
            .Concat(Word(vocabulary?.Stages, node.Info.Stage, "a stage", at, id));
        return found.Concat(node switch
        {
            FlowNode.PersonTask task => task.Roles.SelectMany(r => Word(vocabulary?.Roles, r, "a role", at, id))
                .Concat(Word(vocabulary?.Duties, task.Duty, "a duty", at, id))
                .Concat(Deadline(task.Deadline, at, id)),
            FlowNode.ServiceTask task => Word(vocabulary?.Actions, task.Action, "an action", at, id).Concat(Action(task)),
            FlowNode.CallActivity call => Called(call),
            FlowNode.StartEvent { Trigger: var trigger } => Timer(trigger, at, id),
            FlowNode.CatchEvent { Trigger: var trigger } => Timer(trigger, at, id),
            FlowNode.BoundaryEvent { Trigger: var trigger } => Timer(trigger, at, id),
            _ => [],
        });
    }

    private IEnumerable<Finding> CheckMessage(MessageSpec message) => message.Roles.SelectMany(r => Word(vocabulary?.Roles, r, "a role", message.At, message.Id));

    private static IEnumerable<Finding> Word(WordList? words, string? word, string kind, SourcePosition at, string id)
    {
        if (word is not null && words?.Contains(word) == false) yield return at.Says("PROC0020", $"{id}: Expected {kind} of vocabulary.yaml, but got '{word}'.");
    }

    private IEnumerable<Finding> Action(FlowNode.ServiceTask task)
    {
        if (actions is not null && vocabulary?.Actions.Contains(task.Action) != false && !actions.ContainsKey(task.Action))
            yield return task.Info.At.Says("PROC0023", $"{task.Id}: Expected an action that the product can do, but it has none of the name '{task.Action}'.");
    }

    private IEnumerable<Finding> Timer(Trigger trigger, SourcePosition at, string id) =>
        trigger is Trigger.Timer { Spec: TimerSpec.OfDeadline of } ? Deadline(of.Key, at, id) : [];

    private IEnumerable<Finding> Deadline(string? key, SourcePosition at, string id)
    {
        if (key is not null && law is not null && !law.Knows(key)) yield return at.Says("PROC0021", $"{id}: Expected a deadline of a law.yaml, but there is no '{key}'.");
    }

    private IEnumerable<Finding> Called(FlowNode.CallActivity call)
    {
        if (!folders.Contains(call.Called))
            yield return call.Info.At.Says("PROC0022", $"{call.Id}: Expected a procedure, but there is no folder '{call.Called}'.");
        else if (procedures.TryGetValue(call.Called, out var called) && called.Process.Root.Starts.All(s => s.Trigger is not Trigger.None))
            yield return call.Info.At.Says("PROC0022", $"{call.Id}: Expected a procedure that can be called, but '{call.Called}' has no start event without a trigger.");
    }
}
