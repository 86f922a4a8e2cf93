using System.Text.Encodings.Web;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Html;

namespace Elsa.Host.Frame;

/// <summary>A sentence that names articles in brackets: they are quoted in Chinese, and a page in English says so to who hears it.</summary>
internal static partial class QuotedLaw
{
    public static IHtmlContent Of(string sentence, HtmlEncoder encoder)
    {
        var html = new HtmlContentBuilder();
        var done = 0;
        foreach (Match quoted in Languages.ReaderWantsEnglish ? Bracketed().Matches(sentence) : Enumerable.Empty<Match>())
        {
            html.AppendHtml(encoder.Encode(sentence[done..quoted.Index])).AppendHtml($"<span class=\"law\" lang=\"{Languages.Chinese}\">{encoder.Encode(quoted.Value)}</span>");
            done = quoted.Index + quoted.Length;
        }
        return html.AppendHtml(encoder.Encode(sentence[done..]));
    }

    [GeneratedRegex("（[^）]*[\\u4e00-\\u9fff][^）]*）")]
    private static partial Regex Bracketed();
}
