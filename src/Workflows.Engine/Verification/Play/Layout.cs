using System.Collections.Immutable;
using Workflows.Decisions.Feel.AbstractValues;
using Workflows.Engine.Procedures;
using Workflows.Engine.Verification.Nets;
using Workflows.Engine.Verification.Symbols;

namespace Workflows.Engine.Verification.Play;

/// <summary>A variable that gets a new value, with the symbols that this concerns.</summary>
/// <param name="Hanging">The parts of conditions that are to be asked anew.</param>
internal sealed record Setting(NetAssignment Assignment, VariableSymbol? Variable, ImmutableArray<int> Hanging, FilledForm? Form);

/// <summary>A form in the frame that it is filled in for, with those of its fields that are followed.</summary>
internal sealed record FilledForm(NetForm Form, int Frame, ImmutableArray<(NetField Field, VariableSymbol Symbol)> Followed);

/// <summary>Everything about a net that does not change while it is played: where what lies in a state, and what each element asks and sets.</summary>
internal sealed class Layout
{
    private readonly ILookup<string, NetNode> listeners;

    public Layout(Net net, SymbolTable table, Watched? watched, ImmutableArray<Demand> demands, ImmutableArray<Clock> clocks)
    {
        (Net, Table, Watched, Demands, Clocks) = (net, table, watched, demands, clocks);
        foreach (var node in net.Nodes)
        {
            foreach (var (question, frame) in AsksBefore(node).Concat(AsksAfter(node)).Concat(node.Assigns.Where(a => a.Value is not null && a.ValueFrame >= 0).Select(a => (a.Value!, a.ValueFrame))))
                table.Asks(question, frame);
        }
        table.IsClosed = true;
        Symbols = [.. table.All];
        var forms = new Dictionary<(NetForm, int), FilledForm>();
        var hanging = new Dictionary<(int, string), ImmutableArray<int>>();
        Assigns = [.. net.Nodes.Select(n => n.Assigns.Select(Setting).ToImmutableArray())];
        Inputs = [.. net.Nodes.Select(n => n.Inputs.Select(Setting).ToImmutableArray())];
        HangingOn = net.Events.ToDictionary(e => e, e => table.HangingOn(e).Select(a => a.Index).ToImmutableArray());
        Length = Symbols.Length + 1 + ((net.Places + 7) / 8);
        FrameSymbols = net.Frames.Select(f => Symbols.OfType<VariableSymbol>().Where(s => f.Sets.ContainsKey(s.Name) && table.Variable(f.Index, s.Name) == s).Select(s => s.Index).ToImmutableArray()).ToImmutableArray();
        Subtree = net.Nodes.Select(n => n.Inner < 0 ? [] : Under(n.Inner).ToImmutableArray()).ToImmutableArray();
        Memory = new Memory(table);
        Balances = [.. table.Balances];
        Waits = [.. net.Nodes.Where(n => n.Stay != Stay.None && (n.Host < 0 || n.Element is not FlowNode.CatchEvent))];
        listeners = net.Nodes.Where(n => n.Trigger is Trigger.Message).ToLookup(n => ((Trigger.Message)n.Trigger).Spec.Name, StringComparer.Ordinal);
        Live = new Liveness(this);

        Setting Setting(NetAssignment set)
        {
            if (!hanging.TryGetValue((set.Frame, set.Name), out var atoms)) hanging[(set.Frame, set.Name)] = atoms = [.. table.Hanging(set.Frame, set.Name).Select(a => a.Index)];
            return new(set, table.Variable(set.Frame, set.Name), atoms, set.Form is null ? null : Filled(set.Form, set.Frame));
        }

        FilledForm Filled(NetForm form, int frame)
        {
            if (!forms.TryGetValue((form, frame), out var filled))
                forms[(form, frame)] = filled = new(form, frame, [.. form.Fields.Select(f => (f, table.Variable(frame, f.Name))).Where(f => f.Item2 is not null).Select(f => (f.f, f.Item2!))]);
            return filled;
        }
    }

    public Net Net { get; }

    public SymbolTable Table { get; }

    public Watched? Watched { get; }

    public ImmutableArray<Demand> Demands { get; }

    public ImmutableArray<Clock> Clocks { get; }

    public ImmutableArray<Symbol> Symbols { get; }

    /// <summary>The length of a state: a byte for each symbol, one for the automaton, and a bit for each place.</summary>
    public int Length { get; }

    public int Monitor => Symbols.Length;

    /// <summary>The counts of legal events that conditions compare.</summary>
    public ImmutableArray<BalanceSymbol> Balances { get; }

    public Liveness Live { get; }

    public Memory Memory { get; }

    /// <summary>The elements that a token can wait at, scopes included; events behind a gateway wait at the gateway.</summary>
    public ImmutableArray<NetNode> Waits { get; }

    /// <summary>What completing each element sets, and what each call hands in.</summary>
    public ImmutableArray<ImmutableArray<Setting>> Assigns { get; }

    public ImmutableArray<ImmutableArray<Setting>> Inputs { get; }

    public IReadOnlyDictionary<string, ImmutableArray<int>> HangingOn { get; }

    /// <summary>The variables of each frame, forgotten when it is entered anew.</summary>
    public ImmutableArray<ImmutableArray<int>> FrameSymbols { get; }

    /// <summary>For each activity, every place inside it.</summary>
    public ImmutableArray<ImmutableArray<int>> Subtree { get; }

    public bool IsOn(byte[] state, int place) => (state[Symbols.Length + 1 + (place >> 3)] & (1 << (place & 7))) != 0;

    public void Put(byte[] state, int place) => state[Symbols.Length + 1 + (place >> 3)] |= (byte)(1 << (place & 7));

    public void Take(byte[] state, int place) => state[Symbols.Length + 1 + (place >> 3)] &= (byte)(0xFF ^ (1 << (place & 7)));

    public bool AnyOn(byte[] state, ImmutableArray<int> places)
    {
        foreach (var place in places)
        {
            if (IsOn(state, place)) return true;
        }
        return false;
    }

    /// <summary>
    /// Whether an event attached to something that is active may occur: a non-interrupting one only when the branch that it began last is over, and
    /// one whose branch is not its own once while its activity lasts.
    /// </summary>
    public bool MayBegin(byte[] state, NetNode attached) => attached.Element is not FlowNode.BoundaryEvent { Interrupting: false }
        || (attached.Branch.IsDefault ? !IsOn(state, attached.Index) : !AnyOn(state, attached.Branch));

    public IEnumerable<NetNode> ListenersTo(string message) => listeners[message];

    /// <summary>The state before anything happened.</summary>
    public byte[] Beginning()
    {
        var state = new byte[Length];
        if (!Net.IsEntry) return state;
        foreach (var symbol in Symbols)
        {
            state[symbol.Index] = symbol switch
            {
                FactSymbol => FactSymbol.Absent,
                DeadlineSymbol => DeadlineSymbol.NotStarted,
                StartedSymbol => StartedSymbol.No,
                BalanceSymbol => BalanceSymbol.Even,
                VariableSymbol v when FrameSymbols[0].Contains(v.Index) => v.CodeOf(Decisions.Feel.FeelValue.Nothing),
                _ => 0,
            };
        }
        return state;
    }

    /// <summary>What an element asks when a token comes to it, and what when it is done.</summary>
    public static IEnumerable<(FeelQuestion Question, int Frame)> AsksBefore(NetNode node) =>
        node.Element is FlowNode.ExclusiveGateway && node.Out.Length > 1 ? node.Conditions.OfType<FeelQuestion>().Select(q => (q, node.Frame))
        : node.Inputs.Select(i => (i.Value!, i.ValueFrame));

    public IEnumerable<(FeelQuestion Question, int Frame)> AsksAfter(NetNode node) =>
        node.Emits.SelectMany(e => AskedBy(e)).Select(q => (q, node.Frame));

    private IEnumerable<FeelQuestion> AskedBy(NetEmission emission)
    {
        if (emission.When is { } when) yield return when;
        if (Watched is { When: { } condition } && Watched.Automaton.Minds(Watched.Constraint.Template.LetterOf(emission.Event))) yield return condition;
        foreach (var demand in Demands.Where(d => d.Before.Contains(emission.Event)))
        {
            yield return demand.That;
            if (demand.When is { } on) yield return on;
        }
        foreach (var clock in Clocks.Where(c => c.StartsWhen is not null && c.Rule.Starts.Contains(emission.Event))) yield return clock.StartsWhen!;
    }

    private IEnumerable<int> Under(int scope)
    {
        foreach (var node in Net.Nodes.Where(n => n.Scope == scope))
        {
            yield return node.Index;
            foreach (var join in node.Joins) yield return join;
            if (node.Inner < 0) continue;
            foreach (var deeper in Under(node.Inner)) yield return deeper;
        }
    }
}
