using System.Collections.Immutable;
using Workflows.Decisions.Feel;
using Workflows.Decisions.Feel.AbstractValues;

namespace Workflows.Engine.Verification.Symbols;

/// <summary>
/// Something that conditions ask for and that is kept in a state while it may be asked for again. Its code there is 0 while it is not known.
/// </summary>
internal abstract class Symbol(int index, string name)
{
    public int Index => index;

    /// <summary>As a trace shows it.</summary>
    public string Name => name;

    /// <summary>The codes that it may be decided to have when it is asked for while it has the given one; empty where there is nothing to decide.</summary>
    public abstract ImmutableArray<byte> Choices(byte code);

    /// <summary>The value of a decided code, for people.</summary>
    public abstract string Shown(byte code);
}

/// <summary>A variable that is one of a few values: the choice of a form, the answer of a table.</summary>
internal sealed class VariableSymbol(int index, string name, ImmutableArray<FeelValue> values, ImmutableArray<ImmutableArray<FeelValue>> sites) : Symbol(index, name)
{
    private readonly AbstractValue all = AbstractValue.Of(values);
    private readonly ImmutableArray<AbstractValue> ranges = [.. values.Select(v => AbstractValue.Of(v)), .. sites.Select(s => AbstractValue.Of(s))];
    private readonly ImmutableArray<ImmutableArray<byte>> choices =
        [.. values.Select(_ => ImmutableArray<byte>.Empty), .. sites.Select(s => s.Select(v => (byte)(values.IndexOf(v) + 1)).ToImmutableArray())];

    public AbstractValue RangeOf(byte code) => code == 0 ? all : ranges[code - 1];

    public byte CodeOf(FeelValue value) => (byte)(values.IndexOf(value) + 1);

    /// <summary>The code of having just been set, to one of these values, nobody has asked yet which.</summary>
    public byte CodeOf(AbstractValue range)
    {
        if (!range.IsNamed) return 0;
        if (range.IsKnown) return CodeOf(range.Values[0]);
        var site = sites.IndexOf(range.Values, 0, sites.Length, SameValues.Instance);
        return site < 0 ? (byte)0 : (byte)(values.Length + site + 1);
    }

    public override ImmutableArray<byte> Choices(byte code) =>
        code == 0 ? values.Length < 2 ? [] : [.. Enumerable.Range(1, values.Length).Select(i => (byte)i)] : choices[code - 1] is { Length: > 1 } several ? several : [];

    public override string Shown(byte code) => $"{Name} = {RangeOf(code).Values[0]}";

    internal sealed class SameValues : IEqualityComparer<ImmutableArray<FeelValue>>
    {
        public static SameValues Instance { get; } = new();

        public bool Equals(ImmutableArray<FeelValue> x, ImmutableArray<FeelValue> y) => x.SequenceEqual(y);

        public int GetHashCode(ImmutableArray<FeelValue> obj) => obj.Length;
    }
}

/// <summary>Part of a condition that hangs on values which nobody can name beforehand: asked twice without a change in between, it is answered alike.</summary>
internal sealed class AtomSymbol(int index, FeelAtom atom, int frame, bool isRestless) : Symbol(index, atom.Text)
{
    public FeelAtom Atom => atom;

    public int Frame => frame;

    /// <summary>Whether it may change between any two askings, as what hangs on the day does.</summary>
    public bool IsRestless => isRestless;

    public override ImmutableArray<byte> Choices(byte code) => code == 0 ? [1, 2] : [];

    public override string Shown(byte code) => code == 1 ? Name : $"not ({Name})";
}

/// <summary>Whether a legal event has been recorded.</summary>
internal sealed class FactSymbol(int index, string eventName) : Symbol(index, "fact." + eventName)
{
    public const byte Absent = 1;
    public const byte Present = 2;

    public string Event => eventName;

    public override ImmutableArray<byte> Choices(byte code) => code == 0 ? [Absent, Present] : [];

    public override string Shown(byte code) => code == Absent ? $"{Name} = null" : $"{Name} != null";
}

/// <summary>How many more of one legal event have been recorded than of another, as far as it is worth counting.</summary>
internal sealed class BalanceSymbol(int index, string more, string less) : Symbol(index, $"count of {more} less count of {less}")
{
    private const int Lowest = -3;
    private const int Highest = 1;

    public const byte Even = -Lowest + 1;

    public string More => more;

    public string Less => less;

    /// <summary>Whether there are as many of the one as of the other, or more.</summary>
    public static bool Holds(byte code) => code >= Even;

    /// <summary>The codes that it may have after one of the events; at the ends of the count it is not known how far beyond it was.</summary>
    public ImmutableArray<byte> After(byte code, string name) => name == more
        ? code == 0 ? [0] : code == Highest - Lowest + 1 ? [code] : code == 1 ? [1, 2] : [(byte)(code + 1)]
        : code == 0 ? [0] : code == 1 ? [code] : code == Highest - Lowest + 1 ? [code, (byte)(code - 1)] : [(byte)(code - 1)];

    public override ImmutableArray<byte> Choices(byte code) => code == 0 ? [.. Enumerable.Range(1, Highest - Lowest + 1).Select(c => (byte)c)] : [];

    public override string Shown(byte code) => $"{Name} is {code - Even}";
}

/// <summary>Whether a deadline has ever started: all that a timer needs to know of it.</summary>
internal sealed class StartedSymbol(int index, Statute.Deadlines.DeadlineRule rule) : Symbol(index, $"deadline.{rule.Key} started")
{
    public const byte No = 1;
    public const byte Yes = 2;

    public Statute.Deadlines.DeadlineRule Rule => rule;

    public override ImmutableArray<byte> Choices(byte code) => [];

    public override string Shown(byte code) => Name;
}

/// <summary>Where a deadline of the register stands.</summary>
internal sealed class DeadlineSymbol(int index, Statute.Deadlines.DeadlineRule rule) : Symbol(index, "deadline." + rule.Key)
{
    public const byte NotStarted = 1;
    public const byte Open = 2;
    public const byte Met = 3;
    public const byte Withdrawn = 4;

    public Statute.Deadlines.DeadlineRule Rule => rule;

    public override ImmutableArray<byte> Choices(byte code) => code == 0 ? [NotStarted, Open, Met, Withdrawn] : [];

    public override string Shown(byte code) => $"{Name} {code switch { NotStarted => "not started", Open => "open", Met => "met", _ => "withdrawn" }}";

    /// <summary>What the register's status may be: nobody knows whether the end of an open deadline has passed.</summary>
    public static AbstractValue StatusOf(byte code) => code switch
    {
        NotStarted => AbstractValue.Nothing,
        Open => AbstractValue.Of(FeelValue.Of("running"), FeelValue.Of("missed")),
        Met => AbstractValue.Of(FeelValue.Of("met")),
        Withdrawn => AbstractValue.Of(FeelValue.Of("withdrawn")),
        _ => AbstractValue.Of(FeelValue.Nothing, FeelValue.Of("running"), FeelValue.Of("missed"), FeelValue.Of("met"), FeelValue.Of("withdrawn")),
    };
}
