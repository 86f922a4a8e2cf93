using System.Numerics;

namespace Workflows.Decisions.Feel;

public readonly partial record struct FeelNumber
{
    /// <summary>The power; null where it is undefined (0 to a negative, a negative to a fraction) or too large.</summary>
    public static FeelNumber? Power(FeelNumber value, FeelNumber power)
    {
        if (power.ToInt32() is not { } count) return null;
        if (count < 0) return value.Sign == 0 ? null : Power(value, power.Negate()) is { } positive ? Divide(One, positive) : null;
        if (value.Sign == 0) return count == 0 ? One : Zero;
        // 60 digits on the way keep the last of the 34 right through the 31 squarings that an exponent can need.
        var (result, resultPower) = (BigInteger.One, 0L);
        var (factor, factorPower) = (value.Coefficient, (long)value.exponent);
        while (true)
        {
            if ((count & 1) == 1) (result, resultPower) = Shortened(result * factor, resultPower + factorPower);
            if ((count >>= 1) == 0) break;
            (factor, factorPower) = Shortened(factor * factor, factorPower * 2);
            if (Math.Abs(factorPower) > 100_000_000) return factorPower > 0 ? null : Zero;
        }
        return resultPower is > int.MinValue and < 100_000 ? Rounded(result, (int)Math.Max(resultPower, -100_000)) : null;
    }

    private static (BigInteger Coefficient, long Power) Shortened(BigInteger coefficient, long power)
    {
        var excess = DigitsOf(coefficient) - 60;
        return excess <= 0 ? (coefficient, power) : (DropDigits(coefficient, excess, Rounding.HalfEven), power + excess);
    }
}
