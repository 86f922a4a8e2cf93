using System.Collections.Immutable;
using System.Net;
using System.Text;
using Workflows.Decisions.Feel;

namespace Workflows.Enforcement.Masking;

/// <summary>
/// Rewrites texts without their secrets, and finds secrets that are still there, in any spelling that <see cref="ComparableText"/> knows. What stands within a
/// value that is shown in full, such as a name within the name of a firm, is no secret there.
/// </summary>
internal sealed class TextMask
{
    private readonly ImmutableArray<Secret> secrets;
    private readonly ImmutableArray<string> shown;

    /// <param name="secrets">The longest is looked for first, so that no part of it is left over.</param>
    /// <param name="shown">The values that are shown in full.</param>
    public TextMask(IEnumerable<Secret> secrets, IEnumerable<string> shown)
    {
        this.secrets = [.. secrets.Where(s => s.IsTelling).DistinctBy(s => s.Comparable).OrderByDescending(s => s.Comparable.Length).ThenBy(s => s.Comparable, StringComparer.Ordinal)];
        this.shown = [.. shown.Select(s => ComparableText.Of(s).Text).Where(s => s.Length > 1).Distinct()];
    }

    /// <summary>The secrets that can be looked for.</summary>
    public IEnumerable<Secret> Secrets => secrets;

    /// <summary>The text with every secret replaced by what is shown for it.</summary>
    public string Apply(string text)
    {
        var masked = new StringBuilder(text.Length);
        var at = 0;
        foreach (var (place, instead) in Places(text))
        {
            masked.Append(text, at, place.Start.Value - at).Append(instead);
            at = place.End.Value;
        }
        return masked.Append(text, at, text.Length - at).ToString();
    }

    /// <summary>The value with every text in it masked, down to the texts of lists and contexts.</summary>
    public FeelValue Apply(FeelValue value) => value switch
    {
        FeelValue.String text => FeelValue.Of(Apply(text.Value)),
        FeelValue.List list => FeelValue.Of(list.Items.Select(Apply)),
        FeelValue.Context context => FeelValue.Of(FeelContext.From(context.Value.Entries().Select(e => KeyValuePair.Create(e.Key, Apply(e.Value))))),
        _ => value,
    };

    /// <summary>What can still be read in the text although it is a secret, word for word as it stands there, each once.</summary>
    public ImmutableArray<string> LeaksIn(string text) =>
        [.. new[] { text, WebUtility.HtmlDecode(text) }.Distinct().SelectMany(t => Places(t).Select(p => t[p.Place])).Select(OnOneLine).Distinct()];

    /// <summary>Where secrets stand, in the order of the text, none overlapping another.</summary>
    private IEnumerable<(Range Place, string Shown)> Places(string text)
    {
        var comparable = ComparableText.Of(text);
        var open = shown.SelectMany(comparable.Find).ToList();
        var taken = new List<(Range Place, string Shown)>();
        foreach (var (place, instead) in secrets.SelectMany(s => comparable.Find(s.Comparable).Select(p => (p, s.Shown)))
            .Concat(PersonalNumbers.In(comparable).Select(p => (p, Secret.Withheld))))
        {
            if (!open.Any(o => IsWithin(place, o)) && !taken.Any(t => Overlap(place, t.Place))) taken.Add((place, instead));
        }
        return taken.OrderBy(t => t.Place.Start.Value);
    }

    private static bool IsWithin(Range inner, Range outer) => inner.Start.Value >= outer.Start.Value && inner.End.Value <= outer.End.Value;

    private static bool Overlap(Range one, Range other) => one.Start.Value < other.End.Value && other.Start.Value < one.End.Value;

    private static string OnOneLine(string text) => string.Join(' ', text.Split(['\r', '\n'], StringSplitOptions.RemoveEmptyEntries));
}
