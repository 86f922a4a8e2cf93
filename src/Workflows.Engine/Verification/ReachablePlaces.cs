using System.Collections.Immutable;
using Workflows.Engine.Cases;
using Workflows.Engine.Procedures;
using Workflows.Engine.Verification.Nets;
using Workflows.Engine.Verification.Play;
using Workflows.Statute;

namespace Workflows.Engine.Verification;

/// <summary>
/// Where the verifier says that a procedure can stand, net by net: to hold it against where cases do stand. What a net leaves out is left out of the
/// comparison with it.
/// </summary>
public sealed class ReachablePlaces
{
    private readonly ImmutableArray<(ImmutableHashSet<string> Places, HashSet<string> Reached)> nets;

    private ReachablePlaces(ImmutableArray<(ImmutableHashSet<string>, HashSet<string>)> nets) => this.nets = nets;

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

    /// <summary>The places in which a case stands that some net has.</summary>
    /// <param name="call">The node that called the procedure; 0 where the case began with it.</param>
    public IEnumerable<string> Followed(Marking marking, int call = 0)
    {
        ArgumentNullException.ThrowIfNull(marking);
        return Standing(marking, call).Where(p => nets.Any(n => n.Places.Contains(p)));
    }

    private static IEnumerable<string> Standing(Marking marking, int call) =>
        marking.Nodes.Values.Where(n => n.AttachedTo is null && n.Wait is not NodeWait.Join).Select(n => PathOf(marking, n, call)).OfType<string>();

    private static (ImmutableHashSet<string>, HashSet<string>) Of(Layout layout, int cap)
    {
        var exploration = Exploration.Of(layout, cap);
        if (exploration.IsCut) throw new InvalidOperationException($"Expected at most {cap} states of '{layout.Net.Frames[0].Procedure.Id}', but there are more.");
        var paths = layout.Waits.ToDictionary(n => n.Index, n => PathOf(layout.Net, n));
        var reached = Enumerable.Range(0, exploration.States).Select(s => Key(layout.Waits.Where(n => layout.IsOn(exploration.State(s), n.Index)).Select(n => paths[n.Index])));
        return ([.. paths.Values], [.. reached]);
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
}
