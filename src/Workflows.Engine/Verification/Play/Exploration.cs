using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Workflows.Decisions.Feel.AbstractValues;
using Workflows.Engine.Procedures;
using Workflows.Engine.Verification.Nets;
using Workflows.Engine.Verification.Symbols;

namespace Workflows.Engine.Verification.Play;

/// <summary>A step that was tried, from a state that was reached, with the choices it took.</summary>
internal sealed record Attempt(int From, Move Move, int[] Choices, int At, Demand? Demand);

/// <summary>
/// Every state that a net can reach, breadth first, so that the first way to anything is a shortest one. It stops at the cap, and says so.
/// </summary>
internal sealed class Exploration
{
    private readonly Layout layout;
    private readonly int cap;
    private readonly Dictionary<byte[], int> numbers = new(NetStates.Instance);
    private readonly List<byte[]> states = [];
    private readonly List<(int From, Move Move, int[] Choices)> reached = [];
    private readonly List<List<int>> steps = [];
    private readonly List<bool> isOver = [];
    private readonly bool[] visited;
    private readonly Func<Exploration, bool>? isTold;
    private readonly Dictionary<(Ending, int, Demand?), Attempt> endings = [];

    private Exploration(Layout layout, int cap, Func<Exploration, bool>? isTold)
    {
        (this.layout, this.cap, this.isTold) = (layout, cap, isTold);
        visited = new bool[layout.Net.Nodes.Length];
    }

    public Layout Layout => layout;

    public int States => states.Count;

    public int Steps { get; private set; }

    /// <summary>Whether the cap was reached before everything was seen.</summary>
    public bool IsCut { get; private set; }

    /// <summary>Whether everything was seen.</summary>
    public bool IsWhole { get; private set; } = true;

    /// <summary>Whether a way was seen on which the rule that is to be proved is broken, or still owed something at the end.</summary>
    public bool IsBroken { get; private set; }

    /// <summary>The first way to each thing that is wrong, the shortest first.</summary>
    public IEnumerable<(Ending Ending, Attempt Attempt)> Endings => endings.Select(e => (e.Key.Item1, e.Value));

    /// <summary>Whether a token ever came to the element.</summary>
    public bool Visits(int node) => visited[node];

    /// <summary>The legal events that were recorded lawfully at least once.</summary>
    public HashSet<string> Recorded { get; } = new(StringComparer.Ordinal);

    /// <summary>For each demand: whether it was ever met for certain or perhaps, and whether it may ever fail.</summary>
    public Dictionary<Demand, (bool MayHold, bool MayFail)> Judged { get; } = [];

    public (bool MayHold, bool MayFail) JudgedOf(Demand demand) => Judged.GetValueOrDefault(demand);

    /// <param name="isTold">Whether what was seen so far is enough to answer the question: the rest is not looked at then.</param>
    public static Exploration Of(Layout layout, int cap, Func<Exploration, bool>? isTold = null)
    {
        var exploration = new Exploration(layout, cap, isTold);
        exploration.Run();
        return exploration;
    }

    private void Run()
    {
        Try(-1, new Move(MoveKind.Start, layout.Net.Scopes[0].Start));
        for (var at = 0; at < states.Count; at++)
        {
            if (isOver[at]) continue;
            if (isTold?.Invoke(this) == true)
            {
                IsWhole = false;
                return;
            }
            if (IsCut || states.Count > cap)
            {
                (IsCut, IsWhole) = (true, false);
                return;
            }
            foreach (var move in Moves(states[at])) Try(at, move);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Try(int from, Move move)
    {
        var start = from < 0 ? layout.Beginning() : states[from];
        var choices = new Choices();
        var round = new Round(layout, start, choices) { Judged = Judge };
        var played = 0;
        do
        {
            round.Again(start);
            var ending = round.Play(move);
            Steps++;
            if (++played > cap)
            {
                (IsCut, IsWhole) = (true, false);
                return;
            }
            if (ending is Ending.Impossible or Ending.Beyond) continue;
            if (ending is Ending.Settled or Ending.Over)
            {
                foreach (var node in round.Passed) visited[node] = true;
                foreach (var (name, _) in round.Recorded) Recorded.Add(name);
                Reach(from, move, round, choices, ending == Ending.Over);
            }
            else
            {
                IsBroken |= ending == Ending.Broken;
                endings.TryAdd((ending, round.At, round.RefusedBy), new(from, move, choices.Script(), round.At, round.RefusedBy));
                if (ending == Ending.NeverWaits) return; // each round of the loop takes its choices again: there is no end to them
            }
        }
        while (choices.Advance());
    }

    private void Judge(Demand demand, AbstractValue range)
    {
        var (hold, fail) = Judged.GetValueOrDefault(demand);
        Judged[demand] = (hold || range.Allows(Decisions.Feel.FeelValue.True), fail || !range.IsKnown || !range.Allows(Decisions.Feel.FeelValue.True));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Reach(int from, Move move, Round round, Choices choices, bool over)
    {
        if (!numbers.TryGetValue(round.State, out var number))
        {
            byte[] state = [.. round.State];
            numbers[state] = number = states.Count;
            states.Add(state);
            reached.Add((from, move, choices.Script()));
            steps.Add([]);
            isOver.Add(over);
            IsBroken |= over && layout.Watched?.Automaton.Owes(state[layout.Monitor]) == true;
            foreach (var node in layout.Waits.Where(n => layout.IsOn(round.State, n.Index))) visited[node.Index] = true;
            foreach (var node in layout.Net.Nodes.Where(n => n.Joins.Length > 0 && layout.AnyOn(round.State, n.Joins))) visited[node.Index] = true;
        }
        if (from >= 0 && !steps[from].Contains(number)) steps[from].Add(number);
    }

    /// <summary>Everything that may happen next.</summary>
    public IEnumerable<Move> Moves(byte[] state)
    {
        foreach (var scope in layout.Net.Scopes.Where(s => s.MayEnd && (s.Host < 0 || layout.IsOn(state, s.Host)))) yield return new(MoveKind.EndOfScope, scope.Start);
        foreach (var node in layout.Waits)
        {
            if (!layout.IsOn(state, node.Index)) continue;
            if (node.Stay == Stay.Scope && layout.Net.Scopes[node.Inner] is { MayLinger: true } inside && !layout.AnyOn(state, inside.Places)) yield return new(MoveKind.Complete, node.Index);
            if (node.Stay == Stay.Person) yield return new(MoveKind.Complete, node.Index);
            if (node.Stay == Stay.Closed) yield return new(MoveKind.Inside, node.Index);
            if (node.Stay == Stay.Catch && Occurs(node, state) is { } occurs) yield return new(occurs, node.Index);
            foreach (var attached in node.Attached.Select(a => layout.Net.Nodes[a]))
            {
                if (!layout.MayBegin(state, attached)) continue;
                if (attached.Trigger is Trigger.Error error)
                {
                    if (node.Stay == Stay.Closed && node.Throws.Any(code => error.Code is null || code is null || code == error.Code)) yield return new(MoveKind.Error, attached.Index);
                }
                else if (Occurs(attached, state) is { } how) yield return new(how, attached.Index);
            }
        }
    }

    /// <summary>How the event may occur now: a message that a person records, a timer whose deadline has started; null where it may not.</summary>
    private MoveKind? Occurs(NetNode node, byte[] state) => node.Trigger switch
    {
        Trigger.Message { Spec.ComesFromOutside: true } => MoveKind.Message,
        Trigger.Message => node.ComesByItself ? MoveKind.Message : null,
        Trigger.Timer { Spec: TimerSpec.OfDeadline of } => layout.Table.Started(of.Key) is { } symbol && state[symbol.Index] == StartedSymbol.No ? null : MoveKind.Timer,
        Trigger.Timer => MoveKind.Timer,
        _ => null,
    };

    /// <summary>The first state from which the case cannot be brought to an end any more; -1 where there is none.</summary>
    /// <param name="isEnd">Whether a state in which the case is over is one in which it may end; all are where it is not said.</param>
    /// <remarks>An end in which it may not end is never come to: the step to it is refused.</remarks>
    public int FirstStuck(Func<byte[], bool>? isEnd = null)
    {
        var back = states.Select(_ => new List<int>()).ToList();
        for (var from = 0; from < steps.Count; from++)
        {
            foreach (var to in steps[from]) back[to].Add(from);
        }
        var good = new bool[states.Count];
        var open = new Stack<int>(Enumerable.Range(0, states.Count).Where(s => isOver[s] && isEnd?.Invoke(states[s]) != false));
        foreach (var state in open) good[state] = true;
        while (open.TryPop(out var state))
        {
            foreach (var before in back[state].Where(b => !good[b]))
            {
                good[before] = true;
                open.Push(before);
            }
        }
        // A state in which nothing can happen shows the fault better than the way that leads there.
        return Enumerable.Range(0, states.Count).Where(s => !good[s] && !isOver[s]).OrderBy(s => steps[s].Count == 0 ? 0 : 1).DefaultIfEmpty(-1).First();
    }

    /// <summary>The states that one step from the state leads to.</summary>
    public IReadOnlyList<int> StepsFrom(int state) => steps[state];

    /// <summary>Whether nothing can happen in the state.</summary>
    public bool IsDead(int state) => steps[state].Count == 0;

    /// <summary>The elements that something waits at in the state, and the events that it waits for.</summary>
    public IEnumerable<NetNode> Waiting(int state) =>
        layout.Waits.Where(n => n.Stay != Stay.Scope && layout.IsOn(states[state], n.Index))
            .Concat(layout.Net.Nodes.Where(n => n.Joins.Any(j => layout.IsOn(states[state], j))));

    /// <summary>The finished states, where a constraint may still be owed something.</summary>
    public IEnumerable<int> Over => Enumerable.Range(0, states.Count).Where(s => isOver[s]);

    public byte[] State(int number) => states[number];

    /// <summary>The way to a state, from the beginning.</summary>
    public ImmutableArray<Round> WayTo(int state)
    {
        var way = new Stack<Round>();
        for (var at = state; at >= 0; at = reached[at].From) way.Push(Replay(reached[at].From, reached[at].Move, reached[at].Choices));
        return [.. way];
    }

    /// <summary>The way to what was tried, that included.</summary>
    public ImmutableArray<Round> WayTo(Attempt attempt) =>
        [.. attempt.From < 0 ? [] : WayTo(attempt.From), Replay(attempt.From, attempt.Move, attempt.Choices)];

    private Round Replay(int from, Move move, int[] taken)
    {
        var round = new Round(layout, from < 0 ? layout.Beginning() : states[from], Choices.Again(taken)) { Move = move, Decided = [] };
        round.Play(move);
        return round;
    }
}
