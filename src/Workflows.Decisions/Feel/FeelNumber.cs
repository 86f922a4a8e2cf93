using System.Globalization;
using System.Numerics;

namespace Workflows.Decisions.Feel;

/// <summary>
/// A FEEL number: a signed coefficient of at most 34 decimal digits times a power of ten, rounded half to even, as
/// IEEE 754-2008 decimal128 (DMN, number). 1.0 and 1.00 are equal; each keeps the text it was written with.
/// <c>default</c> is zero. An operation whose result does not fit returns null.
/// </summary>
public readonly partial record struct FeelNumber : IComparable<FeelNumber>
{
    internal const int Precision = 34;
    internal const int MaxExponent = 6111;
    internal const int MinExponent = -6176;
    private static readonly Int128[] Powers = MakePowers();
    private static readonly Int128 Bound = Powers[Precision];

    private readonly Int128 coefficient;
    private readonly int exponent;

    private FeelNumber(Int128 coefficient, int exponent)
    {
        this.coefficient = coefficient;
        this.exponent = exponent;
    }

    public static FeelNumber Zero => default;

    public static FeelNumber One { get; } = new(1, 0);

    /// <summary>-1, 0 or 1.</summary>
    public int Sign => Int128.Sign(coefficient);

    /// <summary>Whether the value has no fractional part, however it is written (2.00 is an integer).</summary>
    public bool IsInteger => exponent >= 0 || Sign == 0 || Stripped().exponent >= 0;

    internal BigInteger Coefficient => coefficient;

    internal int Exponent => exponent;

    public static FeelNumber From(int value) => new(value, 0);

    public static FeelNumber From(long value) => new(value, 0);

    public static FeelNumber From(decimal value)
    {
        var unscaled = new BigInteger(decimal.GetBits(value) is var bits ? (uint)(bits[0] & 0xFFFFFFFFL) : 0)
            + (new BigInteger((uint)(bits[1] & 0xFFFFFFFFL)) << 32)
            + (new BigInteger((uint)(bits[2] & 0xFFFFFFFFL)) << 64);
        return new((Int128)(value < 0 ? -unscaled : unscaled), -value.Scale);
    }

    public static implicit operator FeelNumber(int value) => From(value);

    public static implicit operator FeelNumber(decimal value) => From(value);

    /// <summary>The value as a 32-bit integer, or null when it has a fraction or lies outside.</summary>
    public int? ToInt32() => ToInt64() is { } wide and >= int.MinValue and <= int.MaxValue ? (int)wide : null;

    /// <summary>The value as a 64-bit integer, or null when it has a fraction or lies outside.</summary>
    public long? ToInt64()
    {
        var plain = exponent == 0 ? this : Stripped();
        if (plain.exponent is < 0 or > 18) return null;
        var whole = plain.Coefficient * BigInteger.Pow(10, plain.exponent);
        return whole >= long.MinValue && whole <= long.MaxValue ? (long)whole : null;
    }

    /// <summary>The nearest value of .NET's decimal, or null when it lies outside its range. For display and storage only.</summary>
    public decimal? ToDecimal() =>
        decimal.TryParse(ToString(), NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? value : null;

    public bool Equals(FeelNumber other) => CompareTo(other) == 0;

    public override int GetHashCode()
    {
        var plain = Stripped();
        return HashCode.Combine(plain.coefficient, plain.exponent);
    }

    public int CompareTo(FeelNumber other)
    {
        if (exponent == other.exponent) return coefficient.CompareTo(other.coefficient);
        var (sign, otherSign) = (Sign, other.Sign);
        if (sign != otherSign) return sign.CompareTo(otherSign);
        if (sign == 0) return 0;
        var magnitude = (Length(coefficient) + exponent).CompareTo(Length(other.coefficient) + other.exponent);
        if (magnitude != 0) return magnitude * sign;
        // Equal magnitudes and at most 34 digits each: the exponents differ by at most 33, and the aligned one has 34.
        return exponent > other.exponent
            ? (coefficient * Powers[exponent - other.exponent]).CompareTo(other.coefficient)
            : coefficient.CompareTo(other.coefficient * Powers[other.exponent - exponent]);
    }

    public static bool operator <(FeelNumber left, FeelNumber right) => left.CompareTo(right) < 0;

    public static bool operator <=(FeelNumber left, FeelNumber right) => left.CompareTo(right) <= 0;

    public static bool operator >(FeelNumber left, FeelNumber right) => left.CompareTo(right) > 0;

    public static bool operator >=(FeelNumber left, FeelNumber right) => left.CompareTo(right) >= 0;

    /// <summary>The same value with the fewest digits: 1.20 becomes 1.2, 300 becomes 3 with exponent 2.</summary>
    internal FeelNumber Stripped()
    {
        if (coefficient == 0) return default;
        var (digits, power) = (coefficient, exponent);
        while (true)
        {
            var (quotient, rest) = Int128.DivRem(digits, 10);
            if (rest != 0) return new(digits, power);
            (digits, power) = (quotient, power + 1);
        }
    }

    /// <summary>The same value with no positive exponent where 34 digits can write it so: 6E+1 becomes 60.</summary>
    internal FeelNumber Plain() => exponent <= 0 ? this : Quantize(0, Rounding.Down) ?? this;

    private static int Length(Int128 value)
    {
        var positive = Int128.Abs(value);
        var length = 1;
        while (length < Powers.Length && positive >= Powers[length]) length++;
        return length;
    }

    private static Int128[] MakePowers()
    {
        var powers = new Int128[39];
        powers[0] = 1;
        for (var i = 1; i < powers.Length; i++) powers[i] = powers[i - 1] * 10;
        return powers;
    }
}
