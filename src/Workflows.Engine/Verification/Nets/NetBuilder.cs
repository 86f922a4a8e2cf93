using System.Collections.Immutable;
using Workflows.Decisions.Feel.AbstractValues;
using Workflows.Engine.Procedures;

namespace Workflows.Engine.Verification.Nets;

/// <summary>Compiles a procedure and what it calls into a net: the called procedures in place, what has nothing to do with the question left out.</summary>
internal sealed class NetBuilder(ProcedureSet procedures, Utterances utterances, NetQuestion question)
{
    private static readonly Dictionary<string, AbstractValue> s_noConstants = [];

    private readonly List<NetNode> nodes = [];
    private readonly List<NetScope> scopes = [];
    private readonly List<NetFrame> frames = [];
    private readonly Dictionary<(int Frame, string Id), int> byId = [];
    private readonly Dictionary<(int Frame, string Flow), int> joins = [];
    private readonly HashSet<(int Frame, string Flow)> cut = [];
    private readonly Stack<string> calls = [];
    private ImmutableHashSet<string> said = [];
    private int leftOut;

    public Net Build()
    {
        if (!procedures.TryGetCurrent(question.Procedure, out var procedure))
            throw new InvalidOperationException($"Expected the procedure '{question.Procedure}', but there is none.");
        said = utterances.Of(procedure.Process.Root, procedure.Process, s_noConstants).Says;
        OpenFrame(procedure, -1, -1, s_noConstants);
        var places = nodes.Count;
        foreach (var node in nodes.Where(n => n.Element is FlowNode.ParallelGateway).ToList()) places = Join(node, places);
        foreach (var node in nodes) Connect(node);
        foreach (var scope in scopes) scope.Places = [.. PlacesOf(scope)];
        foreach (var node in nodes.Where(n => n.Element is FlowNode.BoundaryEvent { Interrupting: false, Trigger: Trigger.Message })) node.Branch = BranchOf(node);
        return new Net
        {
            Nodes = [.. nodes], Scopes = [.. scopes], Frames = [.. frames], Places = places, Events = question.Events, IsEntry = question.IsEntry, LeftOut = leftOut,
        };
    }

    private int OpenFrame(Procedure procedure, int caller, int host, IReadOnlyDictionary<string, AbstractValue> constants)
    {
        var frame = new NetFrame(frames.Count, caller, procedure);
        frames.Add(frame);
        calls.Push(procedure.Id);
        foreach (var set in procedure.Process.AllNodes.SelectMany(n => Assignments.Of(procedure, n, frame.Index).Concat(Outputs(n, frame.Index, -1)))) Remember(frame, set);
        OpenScope(procedure.Process.Root, frame, host, constants);
        calls.Pop();
        return frame.Index;
    }

    private int OpenScope(FlowScope scope, NetFrame frame, int host, IReadOnlyDictionary<string, AbstractValue> constants)
    {
        var (dropped, mayEnd) = SideBranches(scope, frame, constants);
        var index = scopes.Count;
        scopes.Add(new NetScope(index, host, frame.Index, -1) { MayEnd = mayEnd, MayLinger = host >= 0 && dropped.Count > 0 });
        foreach (var element in scope.Nodes)
        {
            if (dropped.Contains(element.Id)) leftOut++;
            else Add(element, frame, index, constants);
        }
        // Where several starts are, a case begins with any of them; the one without a trigger speaks for all where it is there.
        var start = scope.Starts.OrderBy(s => s.Trigger is Trigger.None ? 0 : 1).First();
        scopes[index] = scopes[index] with { Start = byId[(frame.Index, start.Id)] };
        return index;
    }

    private void Add(FlowNode element, NetFrame frame, int scope, IReadOnlyDictionary<string, AbstractValue> constants)
    {
        var (stay, throws) = StayOf(element, frame, constants);
        var node = new NetNode(nodes.Count, element, frame.Index, scope, stay) { Throws = throws };
        nodes.Add(node);
        byId[(frame.Index, element.Id)] = node.Index;
        node.Emits = [.. element.Info.Emits.Where(e => question.Events.Contains(e.Event)).Select(e => new NetEmission(e.Event, e.When is null ? null : utterances.Ask(e.When)))];
        node.Assigns = [.. Assignments.Of(frame.Procedure, element, frame.Index)];
        switch (element)
        {
            case FlowNode.SubProcess sub when stay == Stay.Scope: node.Inner = OpenScope(sub.Body, frame, node.Index, constants); break;
            case FlowNode.SubProcess sub: node.Assigns = [.. Loosened(All(sub.Body), frame)]; leftOut += All(sub.Body).Count(); break;
            case FlowNode.CallActivity call when stay == Stay.Scope && procedures.TryGetCurrent(call.Called, out var called):
                node.Inner = scopes.Count;
                var inner = OpenFrame(called, frame.Index, node.Index, utterances.Constants(call));
                node.Inputs = [.. call.Inputs.Select(i => utterances.Ask(i.Value)).Zip(call.Inputs, (q, i) => new NetAssignment(inner, i.Name, q.ValueUnder(Unknowing.Instance), q, frame.Index, null))];
                foreach (var input in node.Inputs) Remember(frames[inner], input);
                node.Assigns = [.. Outputs(call, frame.Index, inner)];
                break;
            case FlowNode.CallActivity call: node.Assigns = [.. Outputs(call, frame.Index, -1)]; break;
            default: break;
        }
    }

    /// <summary>The elements of the procedure itself that were left out with their side branches, by which each may be kept.</summary>
    public static IEnumerable<string> Beginnings(ProcessDefinition process) =>
        process.AllNodes.OfType<FlowNode.BoundaryEvent>().Where(b => !b.Interrupting).Select(b => b.Id)
            .Concat(process.AllNodes.OfType<FlowNode.ParallelGateway>().SelectMany(g => Regions.Shorter(process.ScopeOf(g.Id), g)).Select(f => f.Target));

    private (Stay, ImmutableArray<string?>) StayOf(FlowNode element, NetFrame frame, IReadOnlyDictionary<string, AbstractValue> constants)
    {
        switch (element)
        {
            case FlowNode.PersonTask: return (Stay.Person, []);
            case FlowNode.CatchEvent: return (Stay.Catch, []);
            case FlowNode.EventBasedGateway: return (Stay.Gate, []);
            case FlowNode.SubProcess sub:
                var inside = utterances.Of(sub.Body, frame.Procedure.Process, constants);
                return (frame.Index == 0 && question.IsOfStructure) || Matters(inside) || (frame.Index == 0 && All(sub.Body).Any(n => question.Keeps.Contains(n.Id)))
                    ? (Stay.Scope, [])
                    : (Stay.Closed, inside.Throws);
            case FlowNode.CallActivity call:
                var saying = utterances.OfCall(call);
                return Matters(saying) && !calls.Contains(call.Called) && procedures.TryGetCurrent(call.Called, out _) ? (Stay.Scope, []) : (Stay.Closed, saying.Throws);
            default: return (Stay.None, []);
        }
    }

    private bool Matters(Utterance saying) => saying.Says.Overlaps(question.Events) || saying.Hears.Overlaps(question.Waits);

    /// <summary>The side branches that have nothing to do with the question: they run or not, and nobody notices.</summary>
    private (HashSet<string> Dropped, bool MayEnd) SideBranches(FlowScope scope, NetFrame frame, IReadOnlyDictionary<string, AbstractValue> constants)
    {
        var (dropped, mayEnd) = (new HashSet<string>(StringComparer.Ordinal), false);
        foreach (var boundary in scope.Nodes.OfType<FlowNode.BoundaryEvent>().Where(b => !b.Interrupting)) Drop(boundary.Id, null);
        foreach (var gateway in scope.Nodes.OfType<FlowNode.ParallelGateway>())
        {
            // The longest branch of a gateway stays: it is the one that leads on.
            foreach (var flow in Regions.Shorter(scope, gateway))
            {
                if (Drop(flow.Target, flow.Id)) cut.Add((frame.Index, flow.Id));
            }
        }
        return (dropped, mayEnd);

        bool Drop(string start, string? by)
        {
            if (dropped.Contains(start) || Regions.Own(scope, start, by) is not { } own) return false;
            if (frame.Index == 0 && own.Overlaps(question.Keeps)) return false;
            var elements = scope.Nodes.Where(n => own.Contains(n.Id)).ToList();
            var saying = utterances.Of(elements, frame.Procedure.Process, constants);
            if (Matters(saying) || !saying.Throws.IsEmpty) return false;
            mayEnd |= elements.Any(e => e is FlowNode.EndEvent { Kind: EndKind.Terminate });
            dropped.UnionWith(own);
            foreach (var name in elements.SelectMany(e => e is FlowNode.SubProcess sub ? All(sub.Body) : [e]).SelectMany(e => NamesSetBy(e, frame))) frame.Restless.Add(name);
            return true;
        }
    }

    private void Connect(NetNode node)
    {
        var scope = frames[node.Frame].Procedure.Process.ScopeOf(node.Element.Id);
        var flows = scope.Outgoing(node.Element.Id).Where(f => !cut.Contains((node.Frame, f.Id)) && byId.ContainsKey((node.Frame, f.Target))).ToList();
        node.Out = [.. flows.Select(f => new NetFlow(f, byId[(node.Frame, f.Target)], joins.GetValueOrDefault((node.Frame, f.Id), -1)))];
        switch (node.Element)
        {
            case FlowNode.ExclusiveGateway gateway:
                node.Conditions = [.. flows.Select(f => f.Id == gateway.DefaultFlow || f.Condition is null ? null : utterances.Ask(f.Condition))];
                break;
            case FlowNode.EventBasedGateway: Attach(node, flows.Select(f => f.Target)); break;
            case FlowNode.PersonTask or FlowNode.SubProcess or FlowNode.CallActivity: Attach(node, scope.BoundariesOf(node.Element.Id).Select(b => b.Id)); break;
            default: break;
        }
        if (node.Trigger is Trigger.Message { Spec: { ComesFromOutside: false, Name: var name } })
            node.ComesByItself = said.Contains(name) ? !question.Events.Contains(name) : !question.IsEntry;
    }

    private void Attach(NetNode host, IEnumerable<string> events)
    {
        host.Attached = [.. events.Where(e => byId.ContainsKey((host.Frame, e))).Select(e => byId[(host.Frame, e)])];
        foreach (var attached in host.Attached) nodes[attached].Host = host.Index;
    }

    private int Join(NetNode gateway, int places)
    {
        var incoming = frames[gateway.Frame].Procedure.Process.ScopeOf(gateway.Element.Id).Incoming(gateway.Element.Id)
            .Where(f => !cut.Contains((gateway.Frame, f.Id)) && byId.ContainsKey((gateway.Frame, f.Source))).ToList();
        if (incoming.Count < 2) return places;
        gateway.Joins = [.. Enumerable.Range(places, incoming.Count)];
        foreach (var flow in incoming) joins[(gateway.Frame, flow.Id)] = places++;
        return places;
    }

    private ImmutableArray<int> BranchOf(NetNode boundary)
    {
        if (Regions.Own(frames[boundary.Frame].Procedure.Process.ScopeOf(boundary.Element.Id), boundary.Element.Id, null) is not { } own) return default;
        var places = ImmutableArray.CreateBuilder<int>();
        var open = new Stack<NetNode>(nodes.Where(n => n.Frame == boundary.Frame && own.Contains(n.Element.Id)));
        while (open.TryPop(out var node))
        {
            places.AddRange(node.Joins);
            if (node.Stay != Stay.None) places.Add(node.Index);
            if (node.Inner < 0) continue;
            foreach (var inside in nodes.Where(n => n.Scope == node.Inner)) open.Push(inside);
        }
        return places.ToImmutable();
    }

    private IEnumerable<int> PlacesOf(NetScope scope) => nodes.Where(n => n.Scope == scope.Index)
        .SelectMany(n => n.Stay != Stay.None && (n.Host < 0 || n.Element is not FlowNode.CatchEvent) ? [n.Index] : n.Joins);

    private IEnumerable<NetAssignment> Outputs(FlowNode node, int frame, int inner) => node is not FlowNode.CallActivity call ? [] : call.Outputs.Select(o =>
        new NetAssignment(frame, o.Name, OutputRange(call, o), inner < 0 ? null : utterances.Ask(o.Value), inner, null));

    private AbstractValue OutputRange(FlowNode.CallActivity call, Mapping output)
    {
        if (!procedures.TryGetCurrent(call.Called, out var called) || utterances.Ask(output.Value).Paths is not [var name]) return AbstractValue.Anything;
        return called.Process.AllNodes.SelectMany(n => Assignments.Of(called, n, 0)).Where(a => a.Name == name).Select(a => a.Range)
            .Aggregate((AbstractValue?)null, (all, one) => all is null ? one : all.Or(one))?.Or(AbstractValue.Nothing) ?? AbstractValue.Anything;
    }

    private static void Remember(NetFrame frame, NetAssignment set)
    {
        if (!frame.Sets.TryGetValue(set.Name, out var sites)) frame.Sets[set.Name] = sites = [];
        sites.Add(set);
    }

    /// <summary>What a closed sub-process may have set: anything that any of its elements sets, or nothing.</summary>
    private static IEnumerable<NetAssignment> Loosened(IEnumerable<FlowNode> elements, NetFrame frame) =>
        elements.SelectMany(e => NamesSetBy(e, frame)).Distinct().Select(name => new NetAssignment(frame.Index, name, AbstractValue.Anything, null, -1, null));

    private static IEnumerable<string> NamesSetBy(FlowNode element, NetFrame frame) =>
        Assignments.Of(frame.Procedure, element, frame.Index).Select(a => a.Name).Concat(element is FlowNode.CallActivity call ? call.Outputs.Select(o => o.Name) : []);

    private static IEnumerable<FlowNode> All(FlowScope scope) => scope.Nodes.SelectMany(n => n is FlowNode.SubProcess sub ? All(sub.Body).Prepend(n) : [n]);
}
