using System.Globalization;
using Workflows.Engine.Commands;
using Workflows.Statute;

namespace Workflows.Enforcement.Numbers;

/// <summary>
/// A number of a series, taken from the shell's offer. The commit gives it only if it is still the next, and a command that is refused takes none: so a
/// series has no gap and no double. Each series counts from 1 in every year.
/// </summary>
/// <param name="Text">As documents print it: 示应急罚〔2026〕3号.</param>
/// <param name="Refusal">Why there is none; null exactly when there is a number.</param>
internal sealed record GivenNumber(string Text, Claim.Number Claim, Bilingual? Refusal)
{
    /// <summary>The next number of the series in the year of the command's day.</summary>
    public static GivenNumber Take(string series, ActionInput input)
    {
        var year = input.Context.Today.Year;
        var key = string.Create(CultureInfo.InvariantCulture, $"{series}:{year}");
        if (!input.NumberPatterns.TryGetValue(series, out var pattern))
        {
            return None(key, new(
                $"agency.yaml 的 numbers 中没有“{series}”的编号式样。请管理员补充。",
                $"Expected how numbers of '{series}' are written among 'numbers' in agency.yaml, but there is no such series. Ask an administrator to add it."));
        }
        if (!input.Context.Offers.TryGetValue(key, out var next))
        {
            return None(key, new(
                $"没有取得编号序列“{key}”的下一个号码。请重试；仍不成功的，请管理员检查。",
                $"Expected the next number of '{key}' to be on offer, but it is not. Try again, and ask an administrator if that does not help."));
        }
        var text = pattern.Replace("{year}", year.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
            .Replace("{n}", next.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);
        return new(text, new(key, next), null);
    }

    private static GivenNumber None(string key, Bilingual why) => new("", new(key, 0), why);
}
