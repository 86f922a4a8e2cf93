using System.Collections.Immutable;

namespace Workflows.Statute.Order;

/// <summary>What an event is to a template: one of its first events, one of its then events, any other; or the end of its window.</summary>
public enum Letter { Other, First, Then, WindowOver }

/// <summary>A step of an automaton.</summary>
/// <param name="Next">The state that it leads to; of a step that breaks the rule, <see cref="OrderAutomaton.Broken"/>.</param>
/// <param name="Breaks">Whether it breaks the rule, for good.</param>
/// <param name="GoesOn">Where watching goes on after a breach that was not or could not be refused; else the same as <paramref name="Next"/>.</param>
public readonly record struct OrderStep(int Next, bool Breaks, int GoesOn);

/// <summary>
/// A finite automaton over the letters of one template, on finite traces: explicit states, each known by its number and name. It is a value that
/// never changes and knows nothing of cases, data or days; whoever runs it says what letter an event is.
/// </summary>
public sealed class OrderAutomaton
{
    private const int Letters = 4;
    private readonly ImmutableArray<string> names;
    private readonly ImmutableArray<bool> owes;
    private readonly ImmutableArray<OrderStep> steps; // by state, then by letter
    private readonly ImmutableArray<OrderVerdict> verdicts;

    /// <param name="steps">For each state but <see cref="Broken"/>, one step for each letter.</param>
    internal OrderAutomaton(ImmutableArray<string> names, ImmutableArray<bool> owes, ImmutableArray<OrderStep> steps, bool hasWindow)
    {
        (this.names, this.owes, this.steps, HasWindow) = (names, owes, steps, hasWindow);
        Alphabet = hasWindow ? [Letter.Other, Letter.First, Letter.Then, Letter.WindowOver] : [Letter.Other, Letter.First, Letter.Then];
        verdicts = [.. Enumerable.Range(0, names.Length).Select(VerdictFrom), OrderVerdict.PermanentlyViolated];
    }

    /// <summary>The state in which a case begins.</summary>
    public const int Start = 0;

    /// <summary>The number of states, <see cref="Broken"/> included: they are 0 up to one less.</summary>
    public int Count => names.Length + 1;

    /// <summary>The state that a broken rule stays in for ever.</summary>
    public int Broken => names.Length;

    /// <summary>Whether the end of a window is among its letters.</summary>
    public bool HasWindow { get; }

    /// <summary>The letters that can come.</summary>
    public ImmutableArray<Letter> Alphabet { get; }

    public string NameOf(int state) => state == Broken ? "broken" : names[state];

    /// <summary>Whether a case may not end there: something is still to come. A broken rule owes nothing.</summary>
    public bool Owes(int state) => state != Broken && owes[state];

    /// <summary>The verdict on a trace that leads there.</summary>
    public OrderVerdict VerdictOn(int state) => verdicts[state];

    /// <summary>Where a letter leads from a state. From <see cref="Broken"/> nothing leads anywhere, and nothing breaks it again.</summary>
    public OrderStep Step(int state, Letter letter) => state == Broken ? new(Broken, false, Broken) : steps[(state * Letters) + (int)letter];

    /// <summary>Whether some state is left, or the rule broken, by the letter.</summary>
    public bool Minds(Letter letter) => Enumerable.Range(0, names.Length).Any(s => Step(s, letter).Next != s);

    /// <summary>Whether an event of the letter can break the rule.</summary>
    public bool Forbids(Letter letter) => letter != Letter.WindowOver && Enumerable.Range(0, names.Length).Any(s => Step(s, letter).Breaks);

    /// <summary>Both at once, over the same letters: a state for each pair.</summary>
    internal static OrderAutomaton Both(OrderAutomaton one, OrderAutomaton other)
    {
        var pairs = (from a in Enumerable.Range(0, one.Broken) from b in Enumerable.Range(0, other.Broken) select (a, b)).ToImmutableArray();
        var broken = pairs.Length;
        var steps =
            from pair in pairs
            from letter in Enum.GetValues<Letter>()
            let first = one.Step(pair.a, letter)
            let second = other.Step(pair.b, letter)
            let goesOn = Pair(first.GoesOn, second.GoesOn, other)
            select first.Breaks || second.Breaks ? new OrderStep(broken, true, goesOn) : new OrderStep(goesOn, false, goesOn);
        return new(
            [.. pairs.Select(p => $"{one.names[p.a]}, {other.names[p.b]}")], [.. pairs.Select(p => one.owes[p.a] || other.owes[p.b])], [.. steps],
            one.HasWindow || other.HasWindow);
    }

    internal static int Pair(int first, int second, OrderAutomaton other) => (first * other.Broken) + second;

    private OrderVerdict VerdictFrom(int state)
    {
        var reached = new HashSet<int> { state };
        for (var open = new Stack<int>(reached); open.TryPop(out var at);)
        {
            foreach (var next in Alphabet.Select(l => Step(at, l).Next).Where(reached.Add)) open.Push(next);
        }
        var (kept, lost) = (reached.Any(s => s != Broken && !owes[s]), reached.Any(s => s == Broken || owes[s]));
        return owes[state] ? kept ? OrderVerdict.PossiblyViolated : OrderVerdict.PermanentlyViolated
            : lost ? OrderVerdict.PossiblySatisfied : OrderVerdict.PermanentlySatisfied;
    }
}
