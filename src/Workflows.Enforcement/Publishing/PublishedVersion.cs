using Workflows.Enforcement.Documents;

namespace Workflows.Enforcement.Publishing;

/// <summary>One version of what the public reads.</summary>
/// <param name="Title">The page's heading, plain text.</param>
/// <param name="Text">Markdown.</param>
public sealed record PublishedVersion(string Title, string Text)
{
    /// <summary>The page as one Markdown text: what is kept.</summary>
    public string Page => $"# {MarkdownText.Escape(Title, false)}\n\n{Text}";

    /// <summary>The hash of title and text: that of the kept page, so that everybody who has the file can check it.</summary>
    public string Hash => ContentAddress.Of(Page);
}
