using System.Globalization;
using System.Numerics;

namespace Workflows.Decisions.Feel;

public readonly partial record struct FeelNumber
{
    /// <summary>Reads <c>-12.50</c>, <c>.5</c> or <c>1.2e-3</c>: digits, a point, an exponent; nothing else.</summary>
    public static bool TryParse(string text, out FeelNumber number)
    {
        ArgumentNullException.ThrowIfNull(text);
        number = default;
        var i = 0;
        var negative = i < text.Length && text[i] is '-' or '+' && text[i++] == '-';
        var start = i;
        var (digits, fraction, seen) = (BigInteger.Zero, 0, 0);
        var (chunk, chunkDigits) = (0L, 0);
        var point = false;
        for (; i < text.Length; i++)
        {
            if (text[i] == '.' && !point)
            {
                point = true;
                continue;
            }
            if (!char.IsAsciiDigit(text[i])) break;
            chunk = chunk * 10 + (text[i] - '0');
            if (++chunkDigits == 17)
            {
                digits = digits * 100_000_000_000_000_000L + chunk;
                (chunk, chunkDigits) = (0, 0);
            }
            seen++;
            if (point) fraction++;
        }
        if (seen == 0 || seen > 20_000 || (point && i > start && text[i - 1] == '.')) return false;
        digits = digits * (long)Powers[chunkDigits] + chunk;
        var power = 0;
        if (i < text.Length && text[i] is 'e' or 'E')
        {
            if (!int.TryParse(text.AsSpan(i + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out power)) return false;
            if (power is < -100_000 or > 100_000) return false;
            i = text.Length;
        }
        if (i != text.Length || Rounded(negative ? -digits : digits, power - fraction) is not { } value) return false;
        number = value;
        return true;
    }

    /// <summary>Plain digits with a point where needed; an exponent only beyond 40 places. Culture plays no part.</summary>
    public override string ToString()
    {
        var digits = Int128.Abs(coefficient).ToString(CultureInfo.InvariantCulture);
        var sign = coefficient < 0 ? "-" : "";
        if (exponent == 0) return sign + digits;
        if (exponent > 40 || exponent < -80)
        {
            var adjusted = exponent + digits.Length - 1;
            var mantissa = digits.Length == 1 ? digits : $"{digits[0]}.{digits[1..]}";
            return string.Create(CultureInfo.InvariantCulture, $"{sign}{mantissa}E{(adjusted < 0 ? "" : "+")}{adjusted}");
        }
        if (exponent > 0) return coefficient == 0 ? "0" : sign + digits + new string('0', exponent);
        if (digits.Length <= -exponent) digits = new string('0', -exponent - digits.Length + 1) + digits;
        return $"{sign}{digits[..^-exponent]}.{digits[^-exponent..]}";
    }
}
