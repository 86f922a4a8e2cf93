using System.Text;

namespace Workflows.Runtime.Documents;

/// <summary>
/// Amounts of money in the capital figures of financial papers (人民币大写), so that nobody can add a stroke: 20000 is 贰万元整, 1680.32 is 壹仟陆佰捌拾元叁角贰分.
/// </summary>
public static class CapitalAmount
{
    /// <summary>The first amount that is too large to be written: 亿 is the largest unit.</summary>
    public const decimal Bound = 1_000_000_000_000m;

    private static readonly string[] s_digits = ["零", "壹", "贰", "叁", "肆", "伍", "陆", "柒", "捌", "玖"];
    private static readonly string[] s_places = ["", "拾", "佰", "仟"];
    private static readonly string[] s_groups = ["", "万", "亿"];

    /// <summary>The amount in capital figures; null for a negative one, one with more than two decimals, and one from <see cref="Bound"/> on.</summary>
    /// <param name="yuan">In yuan.</param>
    public static string? Of(decimal yuan)
    {
        if (yuan is < 0 or >= Bound || decimal.Round(yuan, 2) != yuan) return null;
        var whole = (long)decimal.Truncate(yuan);
        var (jiao, fen) = Math.DivRem((int)((yuan - whole) * 100), 10);
        var text = new StringBuilder();
        if (whole > 0 || (jiao == 0 && fen == 0)) text.Append(Whole(whole)).Append('元');
        if (jiao > 0) text.Append(s_digits[jiao]).Append('角');
        else if (fen > 0 && whole > 0) text.Append('零');
        // 分 ends the amount by itself; after 元 and 角 it is closed with 整, so that nothing can be added.
        return fen > 0 ? text.Append(s_digits[fen]).Append('分').ToString() : text.Append('整').ToString();
    }

    private static string Whole(long value)
    {
        if (value == 0) return s_digits[0];
        var text = new StringBuilder();
        for (var group = s_groups.Length - 1; group >= 0; group--)
        {
            var part = (int)(value / (long)Math.Pow(10_000, group) % 10_000);
            if (part == 0) continue;
            // However many zeros stand between two figures, they are read once; those that a unit names are not read at all.
            var isGapBefore = text.Length > 0 && (part < 1000 || value / (long)Math.Pow(10_000, group + 1) % 10_000 == 0);
            if (isGapBefore) text.Append(s_digits[0]);
            AppendGroup(text, part);
            text.Append(s_groups[group]);
        }
        return text.ToString();
    }

    private static void AppendGroup(StringBuilder text, int part)
    {
        var isGap = false;
        for (int place = s_places.Length - 1, size = 1000; place >= 0; place--, size /= 10)
        {
            var digit = part / size % 10;
            if (digit == 0)
            {
                isGap |= part >= size; // a zero with a figure before it
                continue;
            }
            if (isGap) text.Append(s_digits[0]);
            isGap = false;
            text.Append(s_digits[digit]).Append(s_places[place]);
        }
    }
}
