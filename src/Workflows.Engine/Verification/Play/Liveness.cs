using System.Runtime.CompilerServices;
using Workflows.Decisions.Feel.AbstractValues;
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
    private readonly int words;
    private readonly ulong[][] at;
    private readonly ulong[][] done;
    private readonly ulong[][] lingering;
    private readonly NetNode[] joining;

    public Liveness(Layout layout)
    {
        this.layout = layout;
        words = (layout.Symbols.Length + 63) / 64;
        var nodes = layout.Net.Nodes;
        joining = [.. nodes.Where(n => n.Joins.Length > 0)];
        at = [.. nodes.Select(_ => new ulong[words])];
        done = [.. nodes.Select(_ => new ulong[words])];
        var kept = nodes.Select(n => Bits(Kills(n)).Select(k => ~k).ToArray()).ToArray();
        var before = nodes.Select(n => Bits(Indices(Layout.AsksBefore(n)).Concat(TimerOf(n)))).ToArray();
        var after = nodes.Select(n => Bits(Indices(layout.AsksAfter(n)))).ToArray();
        var outputs = nodes.Select(n => Bits(n.Assigns.Where(a => a.Value is not null && a.ValueFrame >= 0).SelectMany(a => layout.Table.Asks(a.Value!, a.ValueFrame)))).ToArray();
        for (var changed = true; changed;)
        {
            changed = false;
            for (var i = nodes.Length - 1; i >= 0; i--) changed |= Update(nodes[i], before[i], after[i], kept[i], outputs);
        }
        lingering = [.. done.Select((d, i) => d.Zip(outputs[i], (a, b) => a | b).ToArray())];
    }

    /// <summary>Forgets in a state what nothing asks for any more.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Forget(byte[] state)
    {
        if (words == 0) return;
        Span<ulong> live = stackalloc ulong[words];
        live.Clear();
        foreach (var node in layout.Waits)
        {
            if (!layout.IsOn(state, node.Index)) continue;
            if (node.Stay != Stay.Scope) Add(live, at[node.Index]);
            else if (layout.Net.Scopes[node.Inner].MayLinger) Add(live, lingering[node.Index]);
            if (node.Stay == Stay.Scope) foreach (var attached in node.Attached) Add(live, at[attached]); // what is inside speaks for itself
        }
        foreach (var node in joining)
        {
            if (layout.AnyOn(state, node.Joins)) Add(live, at[node.Index]);
        }
        for (var i = 0; i < layout.Symbols.Length; i++)
        {
            if ((live[i >> 6] & (1UL << (i & 63))) == 0) state[i] = 0;
        }
    }

    private bool Update(NetNode node, ulong[] before, ulong[] after, ulong[] kept, ulong[][] outputs)
    {
        var (here, finished) = (at[node.Index], done[node.Index]);
        var changed = Merge(finished, after, null);
        foreach (var flow in node.Out) changed |= Merge(finished, at[flow.Target], null);
        if (node.Element is FlowNode.EndEvent && layout.Net.Scopes[node.Scope].Host is >= 0 and var host)
        {
            changed |= Merge(finished, done[host], null);
            changed |= Merge(finished, outputs[host], null);
        }
        changed |= Merge(here, before, null);
        changed |= Merge(here, finished, kept);
        if (node.Inner >= 0) changed |= Merge(here, at[layout.Net.Scopes[node.Inner].Start], null);
        foreach (var attached in node.Attached) changed |= Merge(here, at[attached], null);
        return changed;
    }

    private static bool Merge(ulong[] into, ulong[] from, ulong[]? kept)
    {
        var changed = false;
        for (var i = 0; i < from.Length; i++)
        {
            var more = (kept is null ? from[i] : from[i] & kept[i]) & ~into[i];
            if (more == 0) continue;
            into[i] |= more;
            changed = true;
        }
        return changed;
    }

    private ulong[] Bits(IEnumerable<int> symbols)
    {
        var bits = new ulong[words];
        foreach (var symbol in symbols.Where(s => s < layout.Symbols.Length)) bits[symbol >> 6] |= 1UL << (symbol & 63);
        return bits;
    }

    // A scope that is done sets nothing that was asked inside it; its outputs are set when it is left.
    private IEnumerable<int> Kills(NetNode node) => layout.Assigns[node.Index].SelectMany(s => s.Variable is { } variable ? s.Hanging.Append(variable.Index) : s.Hanging);

    private IEnumerable<int> Indices(IEnumerable<(FeelQuestion Question, int Frame)> asked) => asked.SelectMany(a => layout.Table.Asks(a.Question, a.Frame));

    private IEnumerable<int> TimerOf(NetNode node) =>
        node.Trigger is Trigger.Timer { Spec: TimerSpec.OfDeadline of } && layout.Table.Started(of.Key) is { } symbol ? [symbol.Index] : [];

    private static void Add(Span<ulong> live, ulong[] more)
    {
        for (var i = 0; i < more.Length; i++) live[i] |= more[i];
    }
}
