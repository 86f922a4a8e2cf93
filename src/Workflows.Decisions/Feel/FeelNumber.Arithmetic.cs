using System.Numerics;

namespace Workflows.Decisions.Feel;

public readonly partial record struct FeelNumber
{
    private static readonly Int128 Small = new(0, 1_000_000_000_000_000_000);

    public FeelNumber Negate() => new(-coefficient, exponent);

    public FeelNumber Abs() => Sign < 0 ? Negate() : this;

    /// <summary>The sum, or null when it overflows.</summary>
    public static FeelNumber? Add(FeelNumber left, FeelNumber right)
    {
        if (left.exponent == right.exponent)
        {
            var sum = left.coefficient + right.coefficient;
            return Int128.Abs(sum) < Bound ? new(sum, left.exponent) : Rounded(sum, left.exponent);
        }
        if (left.coefficient == 0 || right.coefficient == 0) return AddZero(left, right);
        var (greater, lesser) = left.exponent + Length(left.coefficient) >= right.exponent + Length(right.coefficient) ? (left, right) : (right, left);
        if (greater.exponent - lesser.exponent - Length(lesser.coefficient) > 2 * Precision)
        {
            // Far below the last digit that is kept, only its sign tells anything: one digit there stands for the whole of it.
            return Rounded(Shift(greater.coefficient, Precision + 2) + lesser.Sign, greater.exponent - Precision - 2);
        }
        var low = Math.Min(left.exponent, right.exponent);
        return Rounded(Shift(left.coefficient, left.exponent - low) + Shift(right.coefficient, right.exponent - low), low);
    }

    /// <summary>The one that is not zero, with as many decimals as both have where 34 digits can write it so.</summary>
    private static FeelNumber? AddZero(FeelNumber left, FeelNumber right)
    {
        var (value, low) = (left.coefficient == 0 ? right : left, Math.Min(left.exponent, right.exponent));
        if (value.coefficient == 0) return new(0, Math.Min(low, 0));
        return value.exponent - low is var shift && shift > 0 && shift + Length(value.coefficient) <= Precision ? Rounded(Shift(value.coefficient, shift), low) : value;
    }

    /// <summary>The difference, or null when it overflows.</summary>
    public static FeelNumber? Subtract(FeelNumber left, FeelNumber right) => Add(left, right.Negate());

    /// <summary>The product, or null when it overflows.</summary>
    public static FeelNumber? Multiply(FeelNumber left, FeelNumber right)
    {
        var power = left.exponent + right.exponent;
        if (Int128.Abs(left.coefficient) < Small && Int128.Abs(right.coefficient) < Small && power is > -3000 and < 3000)
        {
            var product = left.coefficient * right.coefficient;
            return Int128.Abs(product) < Bound ? new(product, power) : Rounded(product, power);
        }
        return Rounded(left.Coefficient * right.Coefficient, power);
    }

    /// <summary>The quotient, or null for a division by zero or an overflow.</summary>
    public static FeelNumber? Divide(FeelNumber left, FeelNumber right)
    {
        if (right.coefficient == 0) return null;
        var ideal = left.exponent - right.exponent;
        if (left.coefficient == 0) return Zero;
        var shift = Math.Max(0, Precision + 2 + Length(right.coefficient) - Length(left.coefficient));
        var quotient = BigInteger.DivRem(Shift(left.coefficient, shift), right.Coefficient, out var rest);
        if (!rest.IsZero)
        {
            // One more digit that is neither 0 nor 5 stands for everything behind it, so that rounding sees no false tie.
            return Rounded(quotient * 10 + rest.Sign * right.Sign, ideal - shift - 1);
        }
        var power = ideal - shift;
        while (power < ideal)
        {
            var shorter = BigInteger.DivRem(quotient, 10, out var digit);
            if (!digit.IsZero) break;
            (quotient, power) = (shorter, power + 1);
        }
        return Rounded(quotient, power);
    }

    /// <summary>This number as a multiple of 10 to the given power, rounded by the mode.</summary>
    internal FeelNumber? Quantize(int power, Rounding mode)
    {
        if (exponent >= power)
        {
            return exponent - power > Precision ? Rounded(coefficient, exponent) : Rounded(Shift(coefficient, exponent - power), power);
        }
        return Rounded(DropDigits(coefficient, power - exponent, mode), power);
    }

    internal static FeelNumber? Rounded(BigInteger coefficient, int exponent)
    {
        var excess = Math.Max(DigitsOf(coefficient) - Precision, MinExponent - exponent);
        if (excess > 0)
        {
            coefficient = DropDigits(coefficient, excess, Rounding.HalfEven);
            exponent += excess;
            if (BigInteger.Abs(coefficient) >= (BigInteger)Bound)
            {
                coefficient /= 10;
                exponent++;
            }
        }
        if (coefficient.IsZero) return new(0, Math.Clamp(exponent, MinExponent, 0));
        while (exponent > MaxExponent)
        {
            coefficient *= 10;
            exponent--;
            if (BigInteger.Abs(coefficient) >= (BigInteger)Bound) return null;
        }
        return new((Int128)coefficient, exponent);
    }

    private static BigInteger DropDigits(BigInteger coefficient, int count, Rounding mode)
    {
        if (count > DigitsOf(coefficient) + 1) count = DigitsOf(coefficient) + 1;
        var unit = BigInteger.Pow(10, count);
        var quotient = BigInteger.DivRem(coefficient, unit, out var rest);
        if (rest.IsZero) return quotient;
        var sign = coefficient.Sign;
        var half = (BigInteger.Abs(rest) * 2).CompareTo(unit);
        var away = mode switch
        {
            Rounding.Up => true,
            Rounding.Down => false,
            Rounding.Floor => sign < 0,
            Rounding.Ceiling => sign > 0,
            Rounding.HalfUp => half >= 0,
            Rounding.HalfDown => half > 0,
            _ => half > 0 || (half == 0 && !quotient.IsEven),
        };
        return away ? quotient + sign : quotient;
    }

    private static BigInteger Shift(BigInteger value, int digits) => digits == 0 ? value : value * BigInteger.Pow(10, digits);

    private static int DigitsOf(BigInteger value)
    {
        var positive = BigInteger.Abs(value);
        if (positive < (BigInteger)Powers[^1]) return Length((Int128)positive);
        var guess = (int)BigInteger.Log10(positive);
        while (BigInteger.Pow(10, guess) <= positive) guess++;
        while (guess > 1 && BigInteger.Pow(10, guess - 1) > positive) guess--;
        return guess;
    }

    /// <summary>What happens to the digits that are dropped. <c>Up</c> and <c>Down</c> are away from and toward zero.</summary>
    internal enum Rounding { HalfEven, HalfUp, HalfDown, Up, Down, Floor, Ceiling }
}
