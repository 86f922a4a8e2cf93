using System.Collections.Immutable;
using Workflows.Engine.Cases;
using Workflows.Engine.Procedures;
using Workflows.Engine.Verification.Nets;
using Workflows.Engine.Verification.Play;
using Workflows.Statute;

namespace Workflows.Engine.Verification;

/// <summary>
/// Where the verifier says that a procedure can stand, and by what steps it comes from one place to the next, net by net: to hold it against what cases do.
/// What a net leaves out is left out of the comparison with it.
/// </summary>
/// <remarks>Only tests ask it, and by design: it is what holds the verifier's token game and that of the engine together (docs/adr/0004).</remarks>
public sealed class ReachablePlaces
{
    private readonly ImmutableArray<Played> nets;

    private ReachablePlaces(ImmutableArray<Played> nets) => this.nets = nets;

    /// <exception cref="InvalidOperationException">The cap was reached before everything was seen.</exception>
    public static ReachablePlaces Of(ProcedureSet procedures, RuleBook law, Procedure procedure, bool isEntry, int cap = Verifier.Cap)
    {
        ArgumentNullException.ThrowIfNull(procedure);
        return new([.. Soundness.Layouts(new Planner(procedures, law), procedure, isEntry).Select(l => Of(l, cap))]);
    }

    /// <summary>The places in which a case stands and the verifier does not know it can; null where all is known.</summary>
    /// <param name="call">The node that called the procedure; 0 where the case began with it.</param>
    public string? Unknown(Marking marking, int call = 0)
    {
        ArgumentNullException.ThrowIfNull(marking);
        var standing = Standing(marking, call).ToList();
        return nets.Select(n => Key(standing.Where(n.Places.Contains)) is var key && n.Reached.Contains(key) ? null : key).FirstOrDefault(k => k is not null);
    }

    /// <summary>What a command did to a case and no step of a net does, as the places before and after; null where every net has such a step, or sees none.</summary>
    /// <param name="call">The node that called the procedure; 0 where the case began with it.</param>
    public string? Unmade(Marking before, Marking after, int call = 0)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        var (left, come) = (Standing(before, call).ToList(), Standing(after, call).ToList());
        foreach (var net in nets)
        {
            var (from, to) = (Key(left.Where(net.Places.Contains)), Key(come.Where(net.Places.Contains)));
            if (from != to && !net.Makes(from, to)) return $"{from} -> {to}";
        }
        return null;
    }

    /// <summary>The places in which a case stands that some net has.</summary>
    /// <param name="call">The node that called the procedure; 0 where the case began with it.</param>
    public IEnumerable<string> Followed(Marking marking, int call = 0)
    {
        ArgumentNullException.ThrowIfNull(marking);
        return Standing(marking, call).Where(p => nets.Any(n => n.Places.Contains(p)));
    }

    private static IEnumerable<string> Standing(Marking marking, int call) =>
        marking.Nodes.Values.Where(n => n.AttachedTo is null && n.Wait is not NodeWait.Join).Select(n => PathOf(marking, n, call)).OfType<string>();

    private static Played Of(Layout layout, int cap)
    {
        var exploration = Exploration.Of(layout, cap);
        if (exploration.IsCut) throw new InvalidOperationException($"Expected at most {cap} states of '{layout.Net.Frames[0].Procedure.Id}', but there are more.");
        var paths = layout.Waits.ToDictionary(n => n.Index, n => PathOf(layout.Net, n));
        var reached = Enumerable.Range(0, exploration.States).Select(s => Key(layout.Waits.Where(n => layout.IsOn(exploration.State(s), n.Index)).Select(n => paths[n.Index]))).ToArray();
        return new([.. paths.Values], [.. reached], reached.SelectMany((from, state) => exploration.StepsFrom(state).Select(to => (from, reached[to])))
            .GroupBy(s => s.from).ToDictionary(s => s.Key, s => s.Select(x => x.Item2).ToHashSet()));
    }

    private static string Key(IEnumerable<string> places) => string.Join(' ', places.Distinct().Order(StringComparer.Ordinal));

    private static string PathOf(Net net, NetNode node) =>
        net.Scopes[node.Scope].Host is >= 0 and var host ? $"{PathOf(net, net.Nodes[host])}/{node.Element.Id}" : node.Element.Id;

    private static string? PathOf(Marking marking, NodeInstance node, int call)
    {
        var path = node.Element;
        for (var scope = node.Scope; scope != call; scope = marking.Nodes[scope].Scope)
        {
            if (scope == 0) return null;
            path = $"{marking.Nodes[scope].Element}/{path}";
        }
        return path;
    }

    /// <summary>What one net plays: its places, where it can stand, and its steps.</summary>
    private sealed record Played(ImmutableHashSet<string> Places, HashSet<string> Reached, Dictionary<string, HashSet<string>> Steps)
    {
        private const int Most = 3;

        /// <summary>
        /// In one step; before or after which an activity may end, or a branch begin, that the net knows only from outside: it does not see who keeps it
        /// open, or who calls it, and lets it end or begin by a step of its own.
        /// </summary>
        public bool Makes(string from, string to) => Makes(from, to, Most, isMade: false);

        private bool Makes(string from, string to, int most, bool isMade) => from == to || (most > 0 && Steps.TryGetValue(from, out var next)
            && next.Any(between => IsFromOutside(from, between) ? Makes(between, to, most - 1, isMade) : !isMade && Makes(between, to, most - 1, isMade: true)));

        private static bool IsFromOutside(string from, string to)
        {
            var (before, after) = (from.Split(' '), to.Split(' '));
            return before.All(after.Contains) || after.All(before.Contains);
        }
    }
}
