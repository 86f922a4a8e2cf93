using System.Numerics;

namespace Workflows.Decisions.Feel;

/// <summary>Roots, powers, exponentials and logarithms, right to the last of the 34 digits but for a unit.</summary>
public readonly partial record struct FeelNumber
{
    // Fixed-point numbers below are multiples of 10^-Scale; a result keeps 34 digits, the rest guards against rounding.
    private const int Scale = 70;

    /// <summary>An exponent from which no further factor leads back to a number that can be written.</summary>
    private const long FarOut = 100_000_000;
    private static readonly BigInteger Unit = BigInteger.Pow(10, Scale);
    private static readonly Lazy<BigInteger> Ln10 = new(() => FixedLn(10 * Unit));

    /// <summary>The power; null where it is undefined (0 to a negative, a negative to a fraction) or too large.</summary>
    public static FeelNumber? Power(FeelNumber value, FeelNumber power)
    {
        if (power.ToInt64() is { } count) return WholePower(value, count);
        if (value.Sign == 0) return power.Sign > 0 ? Zero : null;
        return value.Sign > 0 && power.ToFixed() is { } exact ? FixedExp(exact * value.FixedLog() / Unit) : null;
    }

    /// <summary>The square root; null of a negative number.</summary>
    public FeelNumber? Sqrt()
    {
        if (Sign <= 0) return Sign == 0 ? Zero : null;
        var shift = 80 - Length(coefficient);
        if (((exponent - shift) & 1) != 0) shift++;
        var scaled = Coefficient * BigInteger.Pow(10, shift);
        var root = Root(scaled);
        return root * root == scaled ? Rounded(root, (exponent - shift) / 2)?.Stripped().Plain() : Rounded(root, (exponent - shift) / 2);
    }

    /// <summary>e to this power; null when it overflows.</summary>
    public FeelNumber? Exp() => Sign == 0 ? One : ToFixed() is { } exact ? FixedExp(exact) : Sign < 0 ? Zero : null;

    /// <summary>The natural logarithm; null of zero and below.</summary>
    public FeelNumber? Log() => Sign <= 0 ? null : Rounded(FixedLog(), -Scale)?.Stripped().Plain();

    /// <summary>The remainder with the sign of the divisor: dividend - divisor * floor(dividend / divisor); null for a divisor of zero.</summary>
    public static FeelNumber? Modulo(FeelNumber dividend, FeelNumber divisor)
    {
        if (divisor.Sign == 0) return null;
        var low = Math.Min(dividend.exponent, divisor.exponent);
        var by = Shift(divisor.coefficient, divisor.exponent - low);
        var rest = BigInteger.Remainder(Shift(dividend.coefficient, dividend.exponent - low), by);
        if (!rest.IsZero && rest.Sign != by.Sign) rest += by;
        return Rounded(rest, low);
    }

    private static FeelNumber? WholePower(FeelNumber value, long count)
    {
        if (value.Sign == 0) return count < 0 ? null : count == 0 ? One : Zero;
        var (digits, power) = Multiplied(value, count < 0 ? (ulong)-(count + 1) + 1 : (ulong)count);
        if (count < 0)
        {
            // Where the power itself is a number of 34 digits, its reciprocal is right to the last; else it is that of the longer digits.
            if (Within(digits, power) is { Sign: not 0 } positive) return Divide(One, positive);
            return Within(BigInteger.Pow(10, 120) / digits, -120 - power);
        }
        return Within(digits, power);
    }

    /// <summary>The number where it lies within the exponents; null beyond them, zero below.</summary>
    private static FeelNumber? Within(BigInteger digits, long power) =>
        power >= 100_000 ? null : Rounded(digits, (int)Math.Max(power, -100_000));

    private static (BigInteger Digits, long Power) Multiplied(FeelNumber value, ulong count)
    {
        // 60 digits on the way keep the last of the 34 right through the 63 squarings that an exponent can need.
        var (result, resultPower) = (BigInteger.One, 0L);
        var (factor, factorPower) = (value.Coefficient, (long)value.exponent);
        while (true)
        {
            if ((count & 1) == 1) (result, resultPower) = Shortened(result * factor, resultPower + factorPower);
            if ((count >>= 1) == 0 || Math.Abs(resultPower) > FarOut) return (result, resultPower);
            (factor, factorPower) = Shortened(factor * factor, factorPower * 2);
            if (Math.Abs(factorPower) > FarOut) return (factor, factorPower);
        }
    }

    private static (BigInteger Coefficient, long Power) Shortened(BigInteger coefficient, long power)
    {
        var excess = DigitsOf(coefficient) - 60;
        return excess <= 0 ? (coefficient, power) : (DropDigits(coefficient, excess, Rounding.HalfEven), power + excess);
    }

    /// <summary>This number in fixed point; null where it is far beyond what exp can take.</summary>
    private BigInteger? ToFixed()
    {
        if (exponent + Length(coefficient) > 6) return null;
        var power = exponent + Scale;
        return power >= 0 ? Shift(coefficient, power) : DropDigits(coefficient, -power, Rounding.HalfEven);
    }

    private BigInteger FixedLog()
    {
        var length = Length(coefficient);
        var mantissa = Coefficient * BigInteger.Pow(10, Scale - length + 1);
        return FixedLn(mantissa) + (exponent + length - 1) * Ln10.Value;
    }

    private static FeelNumber? FixedExp(BigInteger exact)
    {
        // exact = power * ln 10 + rest, so that the power is only a shift of the decimal point.
        var power = (int)BigInteger.Divide(exact, Ln10.Value);
        var rest = (exact - power * Ln10.Value) / 16;
        var (sum, term) = (Unit, Unit);
        for (var n = 1; !term.IsZero; n++)
        {
            term = term * rest / (Unit * n);
            sum += term;
        }
        for (var i = 0; i < 4; i++) sum = sum * sum / Unit;
        return Rounded(sum, power - Scale);
    }

    /// <summary>ln of a number from 1 to 10 in fixed point: three roots bring it near 1, where the series of atanh is quick.</summary>
    private static BigInteger FixedLn(BigInteger value)
    {
        for (var i = 0; i < 4; i++) value = Root(value * Unit);
        var ratio = (value - Unit) * Unit / (value + Unit);
        var square = ratio * ratio / Unit;
        var (sum, term) = (ratio, ratio);
        for (var n = 3; !term.IsZero; n += 2)
        {
            term = term * square / Unit;
            sum += term / n;
        }
        return sum * 32;
    }

    private static BigInteger Root(BigInteger value)
    {
        var guess = BigInteger.One << (int)((value.GetBitLength() + 1) / 2);
        while (true)
        {
            var next = (guess + value / guess) >> 1;
            if (next >= guess) return guess;
            guess = next;
        }
    }
}
