using System.Collections.Immutable;
using Workflows.Engine.Procedures;
using Workflows.Engine.Verification.Nets;
using Workflows.Engine.Verification.Play;

namespace Workflows.Engine.Verification;

/// <summary>
/// Whether the flow of a procedure is sound: no place ever holds two tokens, from every state the case can be brought to an end, nothing is left over
/// when it ends, and every element is of use. A branch that runs beside the rest and shares nothing with it is looked at with the rest once, not with
/// all other branches.
/// </summary>
internal sealed class Soundness(Planner planner, int cap, bool isQuick, bool isFirst, SeenNets? known)
{
    private readonly List<VerificationFinding> findings = [];
    private readonly HashSet<string> visited = new(StringComparer.Ordinal);
    private (int Nets, int States, int Steps) seen;

    /// <param name="isQuick">Whether the first net in which something is wrong is enough.</param>
    /// <param name="isFirst">Whether the net without the side branches is enough: where the others are as they were.</param>
    public static (ProcedureProof Proof, ImmutableArray<VerificationFinding> Findings) Of(Planner planner, Procedure procedure, bool isEntry, int cap, bool isQuick = false, bool isFirst = false, SeenNets? known = null)
    {
        var soundness = new Soundness(planner, cap, isQuick, isFirst, known);
        soundness.Run(procedure, isEntry);
        var findings = soundness.findings.DistinctBy(f => (f.Code, f.Element)).ToImmutableArray();
        return (new(procedure.Id, findings.IsEmpty, soundness.seen.Nets, soundness.seen.States, soundness.seen.Steps), findings);
    }

    private void Run(Procedure procedure, bool isEntry)
    {
        foreach (var layout in Layouts(planner, procedure, isEntry))
        {
            Explore(layout);
            if (isFirst) return;
            if (isQuick && findings.Any(f => f.Code != "VER0008")) break;
        }
        if (findings.Any(f => isQuick || f.Code is "VER0001" or "VER0008")) return; // not everything was seen
        foreach (var node in procedure.Process.AllNodes.Where(n => !visited.Contains(n.Id)))
            findings.Add(Found("VER0004", node, $"Expected that a case can come to the element '{node.Info.Name.En}', but none can.", []));
    }

    /// <summary>The nets that the procedure is cut into: itself, then it with one after the other of the side branches that were left out of that.</summary>
    internal static IEnumerable<Layout> Layouts(Planner planner, Procedure procedure, bool isEntry)
    {
        var all = planner.Of(procedure.Id);
        var waits = isEntry ? all.Hears.Intersect(all.Says).Except(planner.AtAnyTime(procedure)) : [];
        var question = new NetQuestion(procedure.Id, isEntry, waits) { IsOfStructure = true, Waits = waits };
        var first = planner.Plan(question, null, []);
        yield return first;
        var inside = first.Net.Nodes.Select(n => (n.Frame, n.Element.Id)).ToHashSet();
        foreach (var branch in NetBuilder.Beginnings(procedure.Process).Where(b => !inside.Contains((0, b)))) yield return planner.Plan(Beside(planner, question, procedure, branch), null, []);
    }

    /// <summary>
    /// The net for a side branch: the rest of the procedure beside it, and of what is called only that which tells or hears what the branch waits for. Who
    /// waits for whom in the rest was asked of the rest.
    /// </summary>
    private static NetQuestion Beside(Planner planner, NetQuestion question, Procedure procedure, string branch)
    {
        var hears = planner.HeardIn(procedure, branch).Intersect(question.Waits);
        return question with { Keeps = [branch], Waits = hears, Events = hears };
    }

    private void Explore(Layout layout)
    {
        var print = known is null ? "" : $"sound {NetPrint.Of(layout, cap)}";
        if (known?.TryGet<Walk>(print, out var walk) == true)
        {
            visited.UnionWith(walk.Visited);
            seen = (seen.Nets + 1, seen.States + walk.States, seen.Steps + walk.Steps);
            return;
        }
        var before = findings.Count;
        var exploration = Exploration.Of(layout, cap);
        seen = (seen.Nets + 1, seen.States + exploration.States, seen.Steps + exploration.Steps);
        var come = layout.Net.Nodes.Where(n => n.Frame == 0 && exploration.Visits(n.Index)).Select(n => n.Element.Id).ToImmutableArray();
        visited.UnionWith(come);
        foreach (var (ending, attempt) in exploration.Endings) Tell(layout, ending, layout.Net.Nodes[Math.Max(attempt.At, 0)].Element, Traces.Of(layout, exploration.WayTo(attempt)));
        if (exploration.IsCut)
        {
            var start = layout.Net.Nodes[layout.Net.Scopes[0].Start].Element;
            findings.Add(Found("VER0008", start, $"Expected at most {cap} states, but there are more: whether '{layout.Net.Frames[0].Procedure.Id}' is sound is unknown.", []));
        }
        else if (exploration.FirstStuck() is >= 0 and var stuck) TellStuck(exploration, stuck);
        if (findings.Count == before) known?.Learn(print, new Walk(come, exploration.States, exploration.Steps));
    }

    /// <summary>A net in which nothing is wrong: what a token came to, and how much was looked at.</summary>
    private sealed record Walk(ImmutableArray<string> Visited, int States, int Steps);

    private void Tell(Layout layout, Ending ending, FlowNode node, ImmutableArray<TraceStep> trace)
    {
        var name = node.Info.Name.En;
        switch (ending)
        {
            case Ending.Crowded:
                findings.Add(Found("VER0001", node, $"Expected one token at '{name}', but a second comes while the first waits: branches that began together are not joined, or a branch comes back beside itself.", trace));
                break;
            case Ending.NoWayOn:
                findings.Add(Found("VER0007", node, $"Expected a way out of the gateway '{name}' whatever the answers, but all its conditions can be false and it has no default.", trace));
                break;
            case Ending.NeverWaits:
                findings.Add(Found("VER0005", node, $"Expected that the flow comes to something that waits, but it can go round by '{name}' for ever.", trace));
                break;
            case Ending.Uncaught:
                findings.Add(Found("VER0006", node, $"Expected a boundary event that catches the error of '{name}', but nothing around it does.", trace));
                break;
            default: break;
        }
    }

    private void TellStuck(Exploration exploration, int stuck)
    {
        var waiting = exploration.Waiting(stuck).ToList();
        var trace = Traces.Of(exploration.Layout, exploration.WayTo(stuck));
        var where = string.Join(", ", waiting.Select(w => $"'{w.Element.Info.Name.En}' ({w.Element.Id})"));
        var element = (waiting.FirstOrDefault(w => w.Frame == 0) ?? exploration.Layout.Net.Nodes[0]).Element;
        findings.Add(exploration.IsDead(stuck)
            ? Found("VER0002", element, $"Expected that the case can be brought to an end from everywhere, but here it waits for ever at {where}.", trace)
            : Found("VER0003", element, $"Expected that the case can be brought to an end from everywhere, but from here it goes round without one; it waits at {where}.", trace));
    }

    private static VerificationFinding Found(string code, FlowNode node, string message, ImmutableArray<TraceStep> trace) => new(code, node.Info.At, node.Id, message, trace);
}
