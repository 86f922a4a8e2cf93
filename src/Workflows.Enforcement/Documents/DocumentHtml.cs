using Markdig;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Workflows.Enforcement.Documents;

/// <summary>Shows documents in pages.</summary>
public static class DocumentHtml
{
    private static readonly MarkdownPipeline s_pipeline = new MarkdownPipelineBuilder().UsePipeTables().DisableHtml().Build();

    /// <summary>
    /// The Markdown as HTML that may stand in a page as it is: without raw HTML, without images, and with links only to <c>http</c>, <c>https</c>,
    /// <c>mailto</c> and places of the same site.
    /// </summary>
    public static string Of(string markdown)
    {
        var document = Markdown.Parse(markdown, s_pipeline);
        foreach (var link in document.Descendants<LinkInline>().ToList())
        {
            if (link.IsImage) link.ReplaceBy(new LiteralInline(string.Concat(link.Descendants<LiteralInline>().Select(l => l.Content.ToString()))), copyChildren: false);
            else if (!IsSafe(link.Url)) link.Url = "";
        }
        foreach (var link in document.Descendants<AutolinkInline>().Where(l => !l.IsEmail && !IsSafe(l.Url)).ToList())
            link.ReplaceBy(new LiteralInline(link.Url));
        return document.ToHtml(s_pipeline);
    }

    private static bool IsSafe(string? url)
    {
        if (url is null || url.Any(c => char.IsControl(c) || c == '\\')) return false;
        if (Uri.TryCreate(url, UriKind.Absolute, out var absolute) && !url.StartsWith('/')) return absolute.Scheme is "http" or "https" or "mailto";
        return !url.Contains(':', StringComparison.Ordinal) && !url.StartsWith("//", StringComparison.Ordinal);
    }
}
