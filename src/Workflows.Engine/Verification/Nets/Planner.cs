using System.Collections.Immutable;
using Workflows.Decisions.Feel.AbstractValues;
using Workflows.Engine.Procedures;
using Workflows.Engine.Verification.Play;
using Workflows.Engine.Verification.Symbols;
using Workflows.Statute;
using Workflows.Statute.Order;

namespace Workflows.Engine.Verification.Nets;

/// <summary>Cuts nets to questions: what is asked, what that hangs on, and nothing else.</summary>
internal sealed class Planner
{
    private readonly ProcedureSet procedures;
    private readonly RuleBook law;
    private readonly Dictionary<string, Utterance> utteranceOf = new(StringComparer.Ordinal);
    private readonly Dictionary<OrderingConstraint, (FeelQuestion? When, FeelQuestion? That)> asked = new(ReferenceEqualityComparer.Instance);

    public Planner(ProcedureSet procedures, RuleBook law)
    {
        (this.procedures, this.law) = (procedures, law);
        Utterances = new Utterances(procedures);
        Words = new LegalWords(procedures, law);
        foreach (var constraint in law.Constraints)
            asked[constraint] = (constraint.When is null ? null : new(constraint.When), constraint.Template is ConstraintTemplate.Guard guard ? new(guard.That) : null);
    }

    public Utterances Utterances { get; }

    public LegalWords Words { get; }

    /// <summary>Everything that the procedure and what it calls can say.</summary>
    public Utterance Of(string procedure)
    {
        if (utteranceOf.TryGetValue(procedure, out var known)) return known;
        var process = procedures.TryGetCurrent(procedure, out var found) ? found.Process : throw new KeyNotFoundException(procedure);
        return utteranceOf[procedure] = Utterances.Of(process.Root, process, new Dictionary<string, AbstractValue>(StringComparer.Ordinal));
    }

    /// <summary>The messages that a side branch, or what it calls, waits to be told of.</summary>
    public ImmutableHashSet<string> HeardIn(Procedure procedure, string beginning)
    {
        var process = procedure.Process;
        var scope = process.ScopeOf(beginning);
        var own = Regions.Own(scope, beginning, scope.Incoming(beginning).Select(f => f.Id).FirstOrDefault()) ?? [beginning];
        return Utterances.Of(scope.Nodes.Where(n => own.Contains(n.Id)), process, new Dictionary<string, AbstractValue>(StringComparer.Ordinal)).Hears;
    }

    /// <summary>
    /// The called procedure in which alone everything is recorded that a rule speaks of, called procedures included; null where there is none, or where what
    /// one call does could answer for another. Whoever keeps "first this, then that" in each call keeps it in the case.
    /// </summary>
    public string? AloneIn(string entry, OrderingConstraint constraint, IReadOnlySet<string> events)
    {
        if (constraint is not { When: null, Template: ConstraintTemplate.Relates { Kind: Relation.Precedence, Same: null, Within: null } }) return null;
        var home = HomeOf(entry, events, []);
        return home == entry ? null : home;
    }

    /// <summary>The procedure that records any of the events itself, or of which several do: the innermost that all calls which matter lead to.</summary>
    private string HomeOf(string id, IReadOnlySet<string> events, ImmutableHashSet<string> callers)
    {
        if (callers.Contains(id) || !procedures.TryGetCurrent(id, out var procedure) || procedure.Process.AllNodes.Any(n => n.Info.Emits.Any(e => events.Contains(e.Event)))) return id;
        var homes = procedure.Process.AllNodes.OfType<FlowNode.CallActivity>().Where(c => Utterances.OfCall(c).Says.Overlaps(events)).Select(c => c.Called).Distinct()
            .Select(called => HomeOf(called, events, callers.Add(id))).Distinct().ToList();
        return homes is [var home] ? home : id;
    }

    /// <summary>What people may record at any time while an activity lasts, of the procedure or of one that it calls: nobody waits for it in vain.</summary>
    public ImmutableHashSet<string> AtAnyTime(Procedure procedure)
    {
        var (found, seen, open) = (ImmutableHashSet.CreateBuilder<string>(StringComparer.Ordinal), new HashSet<string>(StringComparer.Ordinal), new Stack<Procedure>([procedure]));
        while (open.TryPop(out var next))
        {
            if (!seen.Add(next.Id)) continue;
            foreach (var node in next.Process.AllNodes)
            {
                if (node is FlowNode.BoundaryEvent { Interrupting: false, Trigger: Trigger.Message { Spec.ComesFromOutside: true } }) found.UnionWith(node.Info.Emits.Select(e => e.Event));
                if (node is FlowNode.CallActivity call && procedures.TryGetCurrent(call.Called, out var called)) open.Push(called);
            }
        }
        return found.ToImmutable();
    }

    public Watched Watch(OrderingConstraint constraint) => new(constraint, constraint.Template.Automaton, asked[constraint].When);

    public ImmutableArray<Demand> DemandsOn(IReadOnlySet<string> events) =>
    [
        .. from constraint in law.Constraints
           let guard = constraint.Template as ConstraintTemplate.Guard
           where guard is not null && guard.Before.Any(events.Contains)
           select new Demand(constraint, guard.Before, asked[constraint].When, asked[constraint].That!),
    ];

    /// <summary>
    /// The net for a question in which nothing is followed but its own events: conditions that hang on others may go either way. It can do all that the
    /// procedure can, and more; so what it cannot do the procedure cannot.
    /// </summary>
    public Layout Sketch(NetQuestion question, Watched? watched, ImmutableArray<Demand> demands) =>
        Lay(new NetBuilder(procedures, Utterances, question).Build(), Of(question.Procedure).Says, watched, demands);

    /// <summary>The question, with the messages that are told in one step with its events to something that is in the net for it.</summary>
    public NetQuestion WithMessages(NetQuestion question)
    {
        var net = new NetBuilder(procedures, Utterances, question).Build();
        return question with { Events = question.Events.Union(net.Nodes.Where(n => !n.Emits.IsEmpty).SelectMany(n => n.Element.Info.Emits.Select(e => e.Event).Where(e => IsHeard(net, e)))) };
    }

    /// <summary>The net for a question, with everything that the conditions left in it hang on.</summary>
    /// <param name="demands">The demands that refuse events; their conditions are answered from what is known, and ask for nothing to be followed.</param>
    public Layout Plan(NetQuestion question, Watched? watched, ImmutableArray<Demand> demands)
    {
        var said = Of(question.Procedure).Says;
        while (true)
        {
            var net = new NetBuilder(procedures, Utterances, question).Build();
            var wanted = question.Events.Union(Behind(net, question, watched).Where(said.Contains));
            if (wanted.Count == question.Events.Count) return Lay(net, said, watched, demands.IsEmpty && watched is null ? [] : [.. demands, .. WithThem(net, demands)]);
            question = question with { Events = wanted };
        }
    }

    private static bool IsHeard(Net net, string message) =>
        net.Nodes.Any(n => n.Trigger is Trigger.Message { Spec: { ComesFromOutside: false, Name: var heard } } && heard == message);

    /// <summary>The demands on what people record from outside in one step with what the given ones are on: they refuse the whole step.</summary>
    private IEnumerable<Demand> WithThem(Net net, ImmutableArray<Demand> demands)
    {
        var beside = net.Nodes.Where(n => n.Trigger is Trigger.Message { Spec.ComesFromOutside: true }).SelectMany(n => n.Emits).Select(e => e.Event).ToHashSet(StringComparer.Ordinal);
        return DemandsOn(beside).Where(d => demands.All(known => known.Constraint != d.Constraint));
    }

    private Layout Lay(Net net, IReadOnlySet<string> said, Watched? watched, ImmutableArray<Demand> demands)
    {
        var table = new SymbolTable(net, Words, said);
        foreach (var node in net.Nodes.Where(n => n.Trigger is Trigger.Timer { Spec: TimerSpec.OfDeadline }))
        {
            if (law.Deadline(((TimerSpec.OfDeadline)((Trigger.Timer)node.Trigger).Spec).Key) is { } rule) table.Started(rule);
        }
        // Asking everything once finds the deadlines that conditions speak of; what starts those may ask for more.
        var first = new Layout(net, table, watched, demands, []);
        if (!table.Deadlines.Any() && !table.AllStarted.Any()) return first;
        var again = new SymbolTable(net, Words, said);
        var rules = table.Deadlines.Select(d => d.Rule).Concat(table.AllStarted.Select(s => s.Rule)).DistinctBy(r => r.Key).ToList();
        var clocks = rules.Select(r => new Clock(r, r.StartsWhen is null ? null : Utterances.Ask(r.StartsWhen),
            table.Deadlines.Any(d => d.Rule.Key == r.Key) ? again.Follow(r) : null, table.Started(r.Key) is null ? null : again.Started(r))).ToImmutableArray();
        return new Layout(net, again, watched, demands, clocks);
    }

    /// <summary>The legal events that the conditions in a net hang on.</summary>
    private IEnumerable<string> Behind(Net net, NetQuestion question, Watched? watched)
    {
        foreach (var node in net.Nodes)
        {
            if (node.Element is FlowNode.ExclusiveGateway && node.Out.Length > 1)
            {
                foreach (var name in node.Conditions.OfType<FeelQuestion>().SelectMany(q => q.Paths).SelectMany(Words.Behind)) yield return name;
            }
            foreach (var name in node.Emits.Where(e => e.When is not null).SelectMany(e => e.When!.Paths).SelectMany(Words.Behind)) yield return name;
            if (!question.IsOfStructure && !node.Emits.IsEmpty)
            {
                foreach (var name in Beside(net, node)) yield return name;
            }
            // What a person records from outside is refused where a demand is not met: the facts that it asks for say when it may come.
            if (!question.IsOfStructure && node.Trigger is Trigger.Message { Spec.ComesFromOutside: true })
            {
                foreach (var name in DemandsOn(node.Emits.Select(e => e.Event).ToHashSet()).SelectMany(d => d.That.Paths).Select(Words.EventOf).Where(e => e is { Part: "" or "on" }).Select(e => e!.Value.Event)) yield return name;
            }
            // Whether what it waits for can come at all is a question of the structure; for a rule of order it may come at any time.
            if (question.IsOfStructure && node.Element is FlowNode.CatchEvent && node.Trigger is Trigger.Message { Spec: { ComesFromOutside: false, Name: var message } }) yield return message;
            if (question.IsOfStructure && node.Element is FlowNode.CatchEvent && node.Trigger is Trigger.Timer { Spec: TimerSpec.OfDeadline of } && law.Deadline(of.Key) is { } rule)
            {
                foreach (var name in rule.Starts) yield return name;
            }
        }
        foreach (var name in watched?.When?.Paths.SelectMany(Words.Behind) ?? []) yield return name;
    }

    /// <summary>
    /// What is recorded in one step with an event that is followed, where it makes a difference: something in the net waits for it, or a demand on it
    /// refuses the whole step.
    /// </summary>
    private IEnumerable<string> Beside(Net net, NetNode node) =>
        from emission in node.Element.Info.Emits
        where IsHeard(net, emission.Event)
            || (node.Trigger is Trigger.Message { Spec.ComesFromOutside: true } && law.Constraints.Any(c => c.Template is ConstraintTemplate.Guard guard && guard.Before.Contains(emission.Event)))
        select emission.Event;
}
