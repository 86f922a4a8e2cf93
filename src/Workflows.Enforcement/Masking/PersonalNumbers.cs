using System.Globalization;
using System.Text.RegularExpressions;

namespace Workflows.Enforcement.Masking;

/// <summary>Numbers that belong to natural persons by their form alone, whoever they are: of identity cards and of mobile telephones.</summary>
internal static partial class PersonalNumbers
{
    private static readonly int[] s_weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

    /// <summary>Where such numbers stand, as stretches of the original text.</summary>
    public static IEnumerable<Range> In(ComparableText text) =>
        Mobile().Matches(text.Text).Concat(Identity().Matches(text.Text).Where(m => IsIdentity(m.Value))).Select(m => text.Original(m.Index, m.Length));

    /// <summary>Whether 18 signs are the number of an identity card: a birthday and the right check sign (GB 11643).</summary>
    public static bool IsIdentity(string number) =>
        DateOnly.TryParseExact(number.AsSpan(6, 8), "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _)
        && "10x98765432"[s_weights.Select((w, i) => w * (number[i] - '0')).Sum() % 11] == number[17];

    [GeneratedRegex(@"(?<![0-9a-z])1[3-9][0-9]{9}(?![0-9a-z])")]
    private static partial Regex Mobile();

    [GeneratedRegex(@"(?<![0-9a-z])[1-8][0-9]{16}[0-9x](?![0-9a-z])")]
    private static partial Regex Identity();
}
