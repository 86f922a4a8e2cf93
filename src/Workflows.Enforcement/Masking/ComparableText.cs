using System.Globalization;
using System.Text;

namespace Workflows.Enforcement.Masking;

/// <summary>
/// A text as a searching reader sees it: full-width and other compatible forms made plain (Unicode NFKC), small letters, and without what may stand
/// between the signs of a name or number: blanks, unseen signs, dashes, dots, marks of Markdown. Every sign knows where it stood.
/// </summary>
internal sealed class ComparableText
{
    private const string Parting = ".·•・‧∙⋅*/\\'\"`~|^´";

    private readonly List<(int Start, int End)> places = [];

    private ComparableText(string original)
    {
        var text = new StringBuilder(original.Length);
        for (var at = 0; at < original.Length;)
        {
            // A surrogate without its other half is read as one sign and passes as the replacement character.
            Rune.DecodeFromUtf16(original.AsSpan(at), out var rune, out var length);
            foreach (var c in rune.ToString().Normalize(NormalizationForm.FormKC).ToLowerInvariant().Where(c => !IsParting(c)))
            {
                text.Append(c);
                places.Add((at, at + length));
            }
            at += length;
        }
        Text = text.ToString();
    }

    public string Text { get; }

    public static ComparableText Of(string original) => new(original);

    /// <summary>Where a stretch of this text stood in the original.</summary>
    public Range Original(int start, int length) => places[start].Start..places[start + length - 1].End;

    /// <summary>The places of a text that is comparable itself, as stretches of the original; overlapping ones too.</summary>
    public IEnumerable<Range> Find(string comparable)
    {
        if (comparable.Length == 0) yield break;
        for (var at = Text.IndexOf(comparable, StringComparison.Ordinal); at >= 0; at = Text.IndexOf(comparable, at + 1, StringComparison.Ordinal))
            yield return Original(at, comparable.Length);
    }

    private static bool IsParting(char c) => Parting.Contains(c, StringComparison.Ordinal) || char.GetUnicodeCategory(c) is
        UnicodeCategory.SpaceSeparator or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.Control or UnicodeCategory.Format
        or UnicodeCategory.DashPunctuation or UnicodeCategory.ConnectorPunctuation or UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark;
}
