using Workflows.Decisions.Feel;

namespace Workflows.Decisions.Dmn.Analysis;

/// <summary>
/// A part of an input's domain that no test of its column divides: one value, an open interval between two values that tests
/// name (or beyond the outermost), or all the values that none of them names.
/// </summary>
internal sealed record Atom
{
    private Atom(FeelValue? low, FeelValue? high, FeelValue witness) => (Low, High, Witness) = (low, high, witness);

    public FeelValue? Low { get; }

    public FeelValue? High { get; }

    /// <summary>A value of it.</summary>
    public FeelValue Witness { get; }

    public bool IsPoint { get; private init; }

    /// <summary>Whether it is what is left of a domain without an order, such as any other text.</summary>
    public bool IsRest { get; private init; }

    /// <summary>It in a sentence.</summary>
    public string Words
    {
        get
        {
            if (IsPoint) return Quoted(Witness);
            if (IsRest) return Witness is FeelValue.String ? $"any other text, such as {Quoted(Witness)}" : "any other value";
            return (Low, High) switch
            {
                (null, null) => $"any {FeelText.KindOf(Witness)}, such as {Quoted(Witness)}",
                (null, { } high) => $"below {Quoted(high)}, such as {Quoted(Witness)}",
                ({ } low, null) => $"above {Quoted(low)}, such as {Quoted(Witness)}",
                var (low, high) => $"between {Quoted(low!)} and {Quoted(high!)}, such as {Quoted(Witness)}",
            };
        }
    }

    public static Atom Point(FeelValue value) => new(value, value, value) { IsPoint = true };

    public static Atom Between(FeelValue? low, FeelValue? high, FeelValue witness) => new(low, high, witness);

    public static Atom Rest(FeelValue witness) => new(null, null, witness) { IsRest = true };

    private static string Quoted(FeelValue value) => value is FeelValue.String text ? FeelText.Quote(text.Value) : FeelText.Of(value);
}
