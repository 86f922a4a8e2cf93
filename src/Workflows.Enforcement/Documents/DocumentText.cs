using System.Text;
using Markdig;
using Markdig.Extensions.Tables;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Workflows.Enforcement.Documents;

/// <summary>Reads documents out as plain text, for lists and spreadsheets.</summary>
public static class DocumentText
{
    private static readonly MarkdownPipeline s_pipeline = new MarkdownPipelineBuilder().UsePipeTables().DisableHtml().Build();

    /// <summary>The Markdown without its marks, on one line: a row of a table is 项目：内容, its heading row says nothing and is left out.</summary>
    public static string Of(string markdown)
    {
        var pieces = new List<string>();
        Read(Markdown.Parse(markdown, s_pipeline), pieces);
        var text = new StringBuilder();
        foreach (var piece in pieces.Where(p => p.Length > 0))
        {
            if (text.Length > 0 && !"。；！？".Contains(text[^1], StringComparison.Ordinal)) text.Append('；');
            text.Append(piece);
        }
        return text.ToString();
    }

    private static void Read(ContainerBlock block, List<string> pieces)
    {
        foreach (var child in block)
        {
            switch (child)
            {
                case TableRow { IsHeader: true }: break;
                case TableRow row: pieces.Add(string.Join('：', row.OfType<TableCell>().Select(Cell).Where(c => c.Length > 0))); break;
                case ContainerBlock inner: Read(inner, pieces); break;
                case LeafBlock leaf: pieces.Add(Words(leaf)); break;
                default: break;
            }
        }
    }

    private static string Cell(TableCell cell) => string.Join(' ', cell.OfType<LeafBlock>().Select(Words));

    private static string Words(LeafBlock leaf)
    {
        if (leaf.Inline is null) return leaf.Lines.ToString().Trim();
        var text = new StringBuilder();
        foreach (var inline in leaf.Inline.Descendants())
        {
            text.Append(inline switch
            {
                LiteralInline literal => literal.Content.ToString(),
                CodeInline code => code.Content,
                HtmlEntityInline entity => entity.Transcoded.ToString(),
                AutolinkInline link => link.Url,
                LineBreakInline => " ",
                _ => "",
            });
        }
        return text.ToString().Trim();
    }
}
