using Workflows.Decisions.Feel.Ranges;
using Workflows.Engine.Procedures;
using Workflows.Engine.Verification.Nets;

namespace Workflows.Engine.Verification.Play;

/// <summary>
/// Which symbols may still be asked for from a place before they are set anew. What is asked for no more is forgotten, so that states which differ
/// only in it are one.
/// </summary>
internal sealed class Liveness
{
    private readonly Layout layout;
    private readonly bool[][] at;
    private readonly bool[][] done;
    private readonly NetNode[] joining;

    public Liveness(Layout layout)
    {
        this.layout = layout;
        var nodes = layout.Net.Nodes;
        joining = [.. nodes.Where(n => n.Joins.Length > 0)];
        at = [.. nodes.Select(_ => new bool[layout.Symbols.Length])];
        done = [.. nodes.Select(_ => new bool[layout.Symbols.Length])];
        var kills = nodes.Select(Kills).ToArray();
        var before = nodes.Select(n => Indices(Layout.AsksBefore(n)).Concat(TimerOf(n)).ToArray()).ToArray();
        var after = nodes.Select(n => Indices(layout.AsksAfter(n)).ToArray()).ToArray();
        for (var changed = true; changed;)
        {
            changed = false;
            for (var i = nodes.Length - 1; i >= 0; i--) changed |= Update(nodes[i], before[i], after[i], kills[i]);
        }
    }

    /// <summary>Forgets in a state what nothing asks for any more.</summary>
    public void Forget(byte[] state)
    {
        Span<bool> live = stackalloc bool[layout.Symbols.Length];
        if (live.Length == 0) return;
        foreach (var node in layout.Waits)
        {
            if (!layout.IsOn(state, node.Index)) continue;
            if (node.Stay != Stay.Scope) Add(live, at[node.Index]);
            else foreach (var attached in node.Attached) Add(live, at[attached]); // what is inside speaks for itself
        }
        foreach (var node in joining)
        {
            if (layout.AnyOn(state, node.Joins)) Add(live, at[node.Index]);
        }
        for (var i = 0; i < live.Length; i++)
        {
            if (!live[i]) state[i] = 0;
        }
    }

    private bool Update(NetNode node, int[] before, int[] after, HashSet<int> kills)
    {
        var (here, finished) = (at[node.Index], done[node.Index]);
        var changed = false;
        foreach (var symbol in after) Mark(finished, symbol);
        foreach (var flow in node.Out) Merge(finished, at[flow.Target], null);
        if (node.Element is FlowNode.EndEvent && layout.Net.Scopes[node.Scope].Host is >= 0 and var host)
        {
            Merge(finished, done[host], null);
            foreach (var output in layout.Net.Nodes[host].Assigns)
            {
                if (output.Value is { } value && output.ValueFrame >= 0)
                    foreach (var symbol in layout.Table.Asks(value, output.ValueFrame)) Mark(finished, symbol);
            }
        }
        foreach (var symbol in before) Mark(here, symbol);
        Merge(here, finished, kills);
        if (node.Inner >= 0) Merge(here, at[layout.Net.Scopes[node.Inner].Start], null);
        foreach (var attached in node.Attached) Merge(here, at[attached], null);
        return changed;

        void Mark(bool[] into, int symbol)
        {
            if (symbol >= into.Length || into[symbol]) return;
            into[symbol] = changed = true;
        }

        void Merge(bool[] into, bool[] from, HashSet<int>? without)
        {
            for (var i = 0; i < from.Length; i++)
            {
                if (!from[i] || into[i] || without?.Contains(i) == true) continue;
                into[i] = changed = true;
            }
        }
    }

    // A scope that is done sets nothing that was asked inside it; its outputs are set when it is left.
    private HashSet<int> Kills(NetNode node)
    {
        var kills = new HashSet<int>();
        foreach (var set in node.Assigns)
        {
            foreach (var hanging in layout.Hanging[(set.Frame, set.Name)]) kills.Add(hanging);
        }
        foreach (var (symbol, _) in layout.SetsOf(node.Index)) kills.Add(symbol.Index);
        return kills;
    }

    private IEnumerable<int> Indices(IEnumerable<(FeelQuestion Question, int Frame)> asked) => asked.SelectMany(a => layout.Table.Asks(a.Question, a.Frame));

    private IEnumerable<int> TimerOf(NetNode node) =>
        node.Trigger is Trigger.Timer { Spec: TimerSpec.OfDeadline of } && layout.Table.Started(of.Key) is { } symbol ? [symbol.Index] : [];

    private static void Add(Span<bool> live, bool[] more)
    {
        for (var i = 0; i < more.Length; i++) live[i] |= more[i];
    }
}
