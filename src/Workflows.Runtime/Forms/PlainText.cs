using System.Text;

namespace Workflows.Runtime.Forms;

/// <summary>What was typed, in plain signs.</summary>
internal static class PlainText
{
    /// <summary>Full-width and other compatible forms made plain (Unicode NFKC), without blanks at the ends.</summary>
    public static string Of(string typed) => Whole(typed).Normalize(NormalizationForm.FormKC).Trim();

    /// <summary>The text with halves of signs made whole: as it will read once it is stored in UTF-8.</summary>
    public static string Whole(string typed) => string.Concat(typed.EnumerateRunes().Select(r => r.ToString()));
}
