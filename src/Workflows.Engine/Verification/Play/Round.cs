using System.Runtime.CompilerServices;
using Workflows.Decisions.Feel.AbstractValues;
using Workflows.Engine.Procedures;
using Workflows.Engine.Verification.Nets;

namespace Workflows.Engine.Verification.Play;

/// <summary>
/// One step of the token game: a move and everything that follows from it until everything waits again, under one combination of choices. The rules
/// are those of <c>Deciding</c>, with choices in the place of data.
/// </summary>
internal sealed partial class Round
{
    private const int MostSteps = 2_000;
    private const int MostChoices = 200;

    private readonly Layout layout;
    private readonly Choices choices;
    private readonly Queue<(int Node, int Join, string? Heard)> agenda = new();
    private Ending? ended;

    public Round(Layout layout, byte[] from, Choices choices)
    {
        (this.layout, this.choices) = (layout, choices);
        State = [.. from];
    }

    /// <summary>Makes it as new, to be played from another state or with other choices.</summary>
    public void Again(byte[] from)
    {
        from.CopyTo(State, 0);
        agenda.Clear();
        Passed.Clear();
        Recorded.Clear();
        (ended, At, RefusedBy, lastForm) = (null, -1, null, null);
    }

    public byte[] State { get; }

    /// <summary>What set it off.</summary>
    public Move Move { get; init; }

    /// <summary>The element at which it ended otherwise than by settling.</summary>
    public int At { get; private set; } = -1;

    /// <summary>The demand that refused, where one did.</summary>
    public Demand? RefusedBy { get; private set; }

    /// <summary>The elements that were done on the way, for a trace.</summary>
    public List<int> Passed { get; } = [];

    /// <summary>The legal events on the way, with the number of the element that each is of.</summary>
    public List<(string Event, int Node)> Recorded { get; } = [];

    /// <summary>What the people and the data were taken to say; null where nobody wants to know.</summary>
    public List<string>? Decided { get; init; }

    /// <summary>Called for each demand at each event that it is asked of, with what it may come to; null where nobody wants to know.</summary>
    public Action<Demand, AbstractValue>? Judged { get; init; }

    public Ending Play(Move move)
    {
        var node = layout.Net.Nodes[move.Node];
        switch (move.Kind)
        {
            case MoveKind.Start: Arrive(node, -1); break;
            case MoveKind.Complete: Complete(node); break;
            case MoveKind.Inside: Leave(node); Finish(node); break;
            case MoveKind.Error: Catch(node, null); break;
            case MoveKind.EndOfScope: CancelIn(node.Scope); break;
            default: Catch(node, null, move.Kind == MoveKind.Message); break;
        }
        Settle();
        if (ended is { } how) return how;
        layout.Live.Forget(State);
        if (layout.Net.Scopes[0].Places.IsEmpty) return Ending.Over;
        return layout.AnyOn(State, layout.Net.Scopes[0].Places) ? Ending.Settled : Ending.Over;
    }

    private NetNode Node(int index) => layout.Net.Nodes[index];

    private void End(Ending how, int at)
    {
        if (ended is not null) return;
        (ended, At) = (how, at);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Settle()
    {
        for (var steps = 0; ended is null; steps++)
        {
            if (steps > MostSteps || choices.Count > MostChoices) End(Ending.NeverWaits, agenda.TryPeek(out var at) ? at.Node : 0);
            else if (agenda.TryDequeue(out var next)) Do(next.Node, next.Join, next.Heard);
            else if (EmptyScope() is { } scope) CompleteScope(scope);
            else return;
        }
    }

    private void Do(int index, int join, string? heard)
    {
        var node = Node(index);
        if (heard is not null)
        {
            if (IsArmed(node)) Catch(node, heard);
        }
        else if (layout.Net.Scopes[node.Scope].Host is var host && (host < 0 || layout.IsOn(State, host))) Arrive(node, join);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Arrive(NetNode node, int join)
    {
        switch (node.Element)
        {
            case FlowNode.ExclusiveGateway: Choose(node); return;
            case FlowNode.ParallelGateway when node.Joins.Length > 0:
                if (layout.IsOn(State, join)) End(Ending.Crowded, node.Index);
                layout.Put(State, join);
                if (!node.Joins.All(j => layout.IsOn(State, j))) return;
                foreach (var place in node.Joins) layout.Take(State, place);
                break;
            case FlowNode.EndEvent end: EndAt(node, end); return;
            default: break;
        }
        if (node.Stay == Stay.None)
        {
            Finish(node);
            return;
        }
        if (layout.IsOn(State, node.Index)) End(Ending.Crowded, node.Index);
        layout.Put(State, node.Index);
        if (node.Stay == Stay.Scope) Enter(node);
    }

    private void Enter(NetNode node)
    {
        var scope = layout.Net.Scopes[node.Inner];
        if (scope.Frame != node.Frame)
        {
            foreach (var symbol in layout.FrameSymbols[scope.Frame]) State[symbol] = 0;
            foreach (var input in layout.Inputs[node.Index]) Set(input);
        }
        agenda.Enqueue((scope.Start, -1, null));
    }

    private void Choose(NetNode node)
    {
        Passed.Add(node.Index);
        if (node.Out.Length == 1)
        {
            Send(node.Out[0]);
            return;
        }
        NetFlow? otherwise = null;
        for (var i = 0; i < node.Out.Length && ended is null; i++)
        {
            if (node.Conditions[i] is not { } condition) otherwise = node.Out[i];
            else if (Ask(condition, node.Frame))
            {
                Send(node.Out[i]);
                return;
            }
        }
        if (ended is not null) return;
        if (otherwise is null) End(Ending.NoWayOn, node.Index);
        else Send(otherwise);
    }

    private void Complete(NetNode node)
    {
        Leave(node);
        Finish(node);
    }

    /// <summary>The element is done: what it sets is set, what it legally is gets recorded, the tokens go on.</summary>
    private void Finish(NetNode node, string? heard = null)
    {
        Passed.Add(node.Index);
        if (heard is null) SetAll(node);
        Record(node, heard);
        if (ended is null) SendOn(node);
    }

    private void EndAt(NetNode node, FlowNode.EndEvent end)
    {
        Passed.Add(node.Index);
        Record(node, null);
        if (ended is not null) return;
        if (end.Kind == EndKind.Terminate) CancelIn(node.Scope);
        else if (end.Kind == EndKind.Error) Throw(node, end.ErrorCode);
    }

    private void Throw(NetNode node, string? code)
    {
        for (var host = layout.Net.Scopes[node.Scope].Host; host >= 0; host = layout.Net.Scopes[Node(host).Scope].Host)
        {
            foreach (var attached in Node(host).Attached)
            {
                if (Node(attached).Trigger is not Trigger.Error trigger || (trigger.Code is not null && trigger.Code != code) || !IsArmed(Node(attached))) continue;
                Catch(Node(attached), null);
                return;
            }
        }
        // The procedure that calls this one may catch it; a case that begins with it has nobody to.
        if (layout.Net.IsEntry) End(Ending.Uncaught, node.Index);
        else
        {
            CancelIn(node.Scope);
            for (var host = layout.Net.Scopes[node.Scope].Host; host >= 0; host = layout.Net.Scopes[Node(host).Scope].Host) CancelIn(layout.Net.Scopes[Node(host).Scope].Index);
        }
    }

    /// <summary>A catching event occurs: what it interrupts goes, what it legally is gets recorded, the tokens go on.</summary>
    private void Catch(NetNode node, string? heard, bool isRecorded = false)
    {
        if (node.Element is FlowNode.BoundaryEvent)
        {
            if (node.IsInterrupting) Cancel(Node(node.Host));
            else if (node.Branch.IsDefault) layout.Put(State, node.Index); // at most once while its activity lasts
        }
        else if (node.Host >= 0) layout.Take(State, node.Host);
        else layout.Take(State, node.Index);
        Passed.Add(node.Index);
        if (isRecorded) SetAll(node);
        Record(node, heard);
        if (ended is null) SendOn(node);
    }

    private void SetAll(NetNode node)
    {
        foreach (var setting in layout.Assigns[node.Index]) Set(setting);
    }

    private bool IsArmed(NetNode node) =>
        node.Host < 0 ? layout.IsOn(State, node.Index)
        : layout.IsOn(State, node.Host) && layout.MayBegin(State, node);

    private void Leave(NetNode node)
    {
        layout.Take(State, node.Index);
        foreach (var attached in node.Attached) layout.Take(State, attached);
    }

    private void Cancel(NetNode activity)
    {
        foreach (var place in layout.Subtree[activity.Index]) layout.Take(State, place);
        Leave(activity);
    }

    private void CancelIn(int scope)
    {
        foreach (var place in layout.Net.Scopes[scope].Places.Where(p => layout.IsOn(State, p)))
        {
            if (place < layout.Net.Nodes.Length) Cancel(Node(place));
            else layout.Take(State, place);
        }
        for (var left = agenda.Count; left > 0; left--)
        {
            var item = agenda.Dequeue();
            if (item.Heard is not null || Node(item.Node).Scope != scope) agenda.Enqueue(item);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private NetNode? EmptyScope()
    {
        for (var i = layout.Net.Scopes.Length - 1; i > 0; i--)
        {
            var scope = layout.Net.Scopes[i];
            if (scope.MayLinger) continue;
            if (layout.IsOn(State, scope.Host) && !layout.AnyOn(State, scope.Places)) return Node(scope.Host);
        }
        return null;
    }

    private void CompleteScope(NetNode node)
    {
        Leave(node);
        Finish(node);
    }

    private void SendOn(NetNode node)
    {
        foreach (var flow in node.Out) Send(flow);
    }

    private void Send(NetFlow flow) => agenda.Enqueue((flow.Target, flow.Join, null));
}
