using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Workflows.Decisions.Feel;
using Workflows.Decisions.Feel.AbstractValues;
using Workflows.Engine.Verification.Nets;
using Workflows.Statute.Deadlines;

namespace Workflows.Engine.Verification.Symbols;

/// <summary>What the conditions of a net ask for, found by asking each of them once while nothing is known.</summary>
internal sealed partial class SymbolTable
{
    private static readonly ImmutableHashSet<string> s_restless = ["today", "event", "person", "case"];

    private readonly Net net;
    private readonly LegalWords words;
    private readonly IReadOnlySet<string> said;
    private readonly List<Symbol> symbols = [];
    private readonly Dictionary<(int Frame, string Name), VariableSymbol?> variables = [];
    private readonly Dictionary<(int Frame, string Text), Symbol> atoms = [];
    private readonly Dictionary<string, FactSymbol> facts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, DeadlineSymbol> deadlines = new(StringComparer.Ordinal);
    private readonly Dictionary<string, StartedSymbol> started = new(StringComparer.Ordinal);
    private readonly Dictionary<(int Frame, string Path), Answer> answers = [];
    private readonly Dictionary<(FeelQuestion, int), ImmutableArray<int>> asked = [];
    private readonly Dictionary<(int, string), (int Frame, bool Exact)?> owners = [];
    private ILookup<int, (AtomSymbol Atom, string Name, int Frame)>? hanging;

    /// <param name="said">Every legal event that anything in the procedure or what it calls can record.</param>
    public SymbolTable(Net net, LegalWords words, IReadOnlySet<string> said)
    {
        this.net = net;
        this.words = words;
        this.said = said;
    }

    public IReadOnlyList<Symbol> All => symbols;

    /// <summary>The words by which paths are understood, and those of them that anything in the net's procedures records.</summary>
    public IEnumerable<string> Known => words.Events.Select(e => said.Contains(e) ? e + "!" : e);

    /// <summary>True once all questions were asked: what was not asked for by then is not known in any state.</summary>
    public bool IsClosed { get; set; }

    public IEnumerable<DeadlineSymbol> Deadlines => deadlines.Values;

    public FactSymbol? Fact(string name) => facts.GetValueOrDefault(name);

    public StartedSymbol? Started(string key) => started.GetValueOrDefault(key);

    public IEnumerable<StartedSymbol> AllStarted => started.Values;

    /// <summary>The symbols that a question may ask for; from then on they are known.</summary>
    public ImmutableArray<int> Asks(FeelQuestion question, int frame)
    {
        if (asked.TryGetValue((question, frame), out var known)) return known;
        var discovery = new Discovery(this, frame);
        question.ValueUnder(discovery);
        question.TruthUnder(discovery);
        return asked[(question, frame)] = [.. discovery.Found.Distinct()];
    }

    /// <summary>Whether a deadline that a timer waits for has started; null where the events that start it are not followed.</summary>
    public StartedSymbol? Started(DeadlineRule rule)
    {
        if (started.TryGetValue(rule.Key, out var symbol) || IsClosed || !rule.Starts.Where(said.Contains).All(net.Events.Contains)) return symbol;
        symbols.Add(started[rule.Key] = symbol = new(symbols.Count, rule));
        return symbol;
    }

    /// <summary>The symbol of a deadline whose status is asked for; null where the events that move it are not followed.</summary>
    public DeadlineSymbol? Follow(DeadlineRule rule)
    {
        if (!LegalWords.EventsOf(rule).Where(said.Contains).All(net.Events.Contains)) return null;
        if (!deadlines.TryGetValue(rule.Key, out var symbol) && !IsClosed) symbols.Add(deadlines[rule.Key] = symbol = new(symbols.Count, rule));
        return symbol;
    }

    public Answer Find(int frame, string path)
    {
        if (!answers.TryGetValue((frame, path), out var answer)) answers[(frame, path)] = answer = Resolve(frame, path);
        return answer;
    }

    public Symbol? Find(int frame, FeelAtom atom) => atoms.GetValueOrDefault((FrameOf(frame, atom), atom.Text));

    public VariableSymbol? Variable(int frame, string name) => Find(frame, name).Symbol as VariableSymbol;

    /// <summary>The parts of conditions that may have changed once this variable of the frame is set.</summary>
    public IEnumerable<AtomSymbol> Hanging(int frame, string name)
    {
        hanging ??= atoms.Values.OfType<AtomSymbol>().SelectMany(a => a.Atom.Names.Select(n => (Atom: a, Name: n, Frame: Owner(a.Frame, n)?.Frame ?? -1))).ToLookup(h => h.Frame);
        return hanging[frame].Where(h => Touches(h.Name, name)).Select(h => h.Atom).Distinct();
    }

    /// <summary>The parts of conditions that may have changed once this event is recorded.</summary>
    public IEnumerable<AtomSymbol> HangingOn(string eventName) => atoms.Values.OfType<AtomSymbol>().Where(a => a.Atom.Names.Any(n => words.Behind(n).Contains(eventName)));

    private Answer Resolve(int frame, string path)
    {
        if (words.EventOf(path) is var (name, rest)) return OfFact(name, rest);
        if (words.DeadlineOf(path) is var (rule, part)) return Follow(rule) is { } symbol ? new(symbol, part, null) : Answer.Unknown;
        if (Owner(frame, path) is not var (owner, exact) || !exact) return Answer.Unknown;
        if (!variables.TryGetValue((owner, path), out var variable)) variables[(owner, path)] = variable = Make(owner, path);
        return variable is null ? Answer.Unknown : new(variable, "", null);
    }

    private Answer OfFact(string name, string rest)
    {
        if (!net.Events.Contains(name)) return said.Contains(name) || !net.IsEntry ? Answer.Unknown : new(null, "", AbstractValue.Nothing);
        if (!facts.TryGetValue(name, out var symbol))
        {
            if (IsClosed) return Answer.Unknown;
            symbols.Add(facts[name] = symbol = new(symbols.Count, name));
        }
        return new(symbol, rest, null);
    }

    private VariableSymbol? Make(int owner, string path)
    {
        var frame = net.Frames[owner];
        var sites = frame.Sets[path];
        if (IsClosed || frame.Restless.Contains(path) || sites.Any(s => !s.Range.IsNamed)) return null;
        var symbol = new VariableSymbol(symbols.Count, path,
            [.. sites.SelectMany(s => s.Range.Values).Append(FeelValue.Nothing).Distinct()],
            [.. sites.Select(s => s.Range.Values).Where(v => v.Length > 1).Distinct(VariableSymbol.SameValues.Instance)]);
        symbols.Add(symbol);
        return symbol;
    }

    /// <summary>The innermost frame that sets the variable, or an entry or a whole of it; and whether it sets just this.</summary>
    private (int Frame, bool Exact)? Owner(int frame, string path)
    {
        if (!owners.TryGetValue((frame, path), out var owner)) owners[(frame, path)] = owner = FindOwner(frame, path);
        return owner;
    }

    private (int Frame, bool Exact)? FindOwner(int frame, string path)
    {
        for (var at = frame; at >= 0; at = net.Frames[at].Caller)
        {
            if (net.Frames[at].Sets.ContainsKey(path)) return (at, true);
            if (net.Frames[at].Sets.Keys.Any(set => Touches(path, set))) return (at, false);
        }
        return null;
    }

    private static bool Touches(string path, string set) =>
        path == set || path.StartsWith(set + ".", StringComparison.Ordinal) || set.StartsWith(path + ".", StringComparison.Ordinal);

    /// <summary>The frame in which the part of a condition has its meaning: the innermost that sets one of its variables.</summary>
    private int FrameOf(int frame, FeelAtom atom) => atom.Names.Select(n => Owner(frame, n)?.Frame ?? -1).DefaultIfEmpty(-1).Max();

    /// <summary>The counts of legal events that are compared.</summary>
    public IEnumerable<BalanceSymbol> Balances => atoms.Values.OfType<BalanceSymbol>();

    private Symbol Make(int frame, FeelAtom atom)
    {
        var key = (FrameOf(frame, atom), atom.Text);
        if (atoms.TryGetValue(key, out var known)) return known;
        var isRestless = atom.Names.Any(n => IsRestless(frame, n));
        Symbol symbol = !isRestless && Counted().Match(atom.Text) is { Success: true } counts && words.EventOf(counts.Groups[1].Value) is var (more, _) && words.EventOf(counts.Groups[2].Value) is var (less, _)
            ? new BalanceSymbol(symbols.Count, more, less)
            : new AtomSymbol(symbols.Count, atom, frame, isRestless);
        symbols.Add(atoms[key] = symbol);
        return symbol;
    }

    private bool IsRestless(int frame, string path)
    {
        if (s_restless.Contains(path.Split('.')[0])) return true;
        if (words.Behind(path).Any(e => !net.Events.Contains(e) && (said.Contains(e) || !net.IsEntry))) return true; // of a procedure that is called, others may record it
        return Owner(frame, path) is var (owner, _) && net.Frames[owner].Restless.Any(r => Touches(path, r));
    }

    /// <summary>What a path comes to: a symbol and the part of it, or a range that never changes.</summary>
    internal sealed record Answer(Symbol? Symbol, string Part, AbstractValue? Always)
    {
        public static Answer Unknown { get; } = new(null, "", AbstractValue.Anything);

        public AbstractValue Under(ReadOnlySpan<byte> codes) => Symbol switch
        {
            null => Always!,
            VariableSymbol s => s.RangeOf(codes[s.Index]),
            FactSymbol s => codes[s.Index] switch
            {
                FactSymbol.Absent => AbstractValue.Nothing,
                FactSymbol.Present when Part is "" or "on" or "by" => AbstractValue.Something,
                _ => AbstractValue.Anything,
            },
            DeadlineSymbol s when Part == "status" => DeadlineSymbol.StatusOf(codes[s.Index]),
            DeadlineSymbol s => codes[s.Index] switch
            {
                DeadlineSymbol.NotStarted => AbstractValue.Nothing,
                0 => AbstractValue.Anything,
                _ => Part.Length == 0 ? AbstractValue.Something : AbstractValue.Anything,
            },
            _ => AbstractValue.Anything,
        };
    }

    [GeneratedRegex(@"\Acount\((fact\.[a-zA-Z_.]+)\.all\) >= count\((fact\.[a-zA-Z_.]+)\.all\)\z")]
    private static partial Regex Counted();

    private sealed class Discovery(SymbolTable table, int frame) : IFeelKnowledge
    {
        public List<int> Found { get; } = [];

        public AbstractValue Of(string path)
        {
            if (table.Find(frame, path) is not { Symbol: { } symbol } answer) return table.Find(frame, path).Always!;
            Found.Add(symbol.Index);
            return symbol is VariableSymbol variable ? variable.RangeOf(0) : symbol is DeadlineSymbol && answer.Part == "status" ? DeadlineSymbol.StatusOf(0) : AbstractValue.Anything;
        }

        public AbstractValue Of(FeelAtom atom)
        {
            if ((table.IsClosed ? table.Find(frame, atom) : table.Make(frame, atom)) is { } symbol) Found.Add(symbol.Index);
            return AbstractValue.Either;
        }
    }
}
