using System.Text.RegularExpressions;
using Workflows.Decisions.Feel;

namespace Workflows.Runtime.Forms;

/// <summary>Numbers and amounts as people write them: 12000.50, 12,000.50, ￥12000元, 1.2万元; full-width figures too.</summary>
internal static partial class AmountText
{
    /// <summary>The number; null where the text is none, or where a comma could be a decimal sign.</summary>
    public static FeelNumber? Read(string text)
    {
        var match = Pattern().Match(PlainText.Of(text));
        if (!match.Success) return null;
        var digits = match.Groups["digits"].Value.Replace(",", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal);
        if (!FeelNumber.TryParse(match.Groups["sign"].Value + digits, out var number)) return null;
        return match.Groups["wan"].Success ? FeelNumber.Multiply(number, 10_000) : number;
    }

    [GeneratedRegex(@"\A(?:人民币)?\s*¥?\s*(?<sign>-?)(?<digits>(?:[0-9]{1,3}(?:[, ][0-9]{3})+|[0-9]{1,30})(?:\.[0-9]{1,10})?)\s*(?<wan>万)?\s*(?:元整?|圆整?)?\z")]
    private static partial Regex Pattern();
}
