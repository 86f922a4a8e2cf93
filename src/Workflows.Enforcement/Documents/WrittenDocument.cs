using System.Globalization;
using Workflows.Decisions.Feel;
using Workflows.Engine.Procedures;
using Workflows.Runtime.Definitions;
using Workflows.Runtime.Documents;
using Workflows.Statute;

namespace Workflows.Enforcement.Documents;

/// <summary>A template filled in, or why it cannot be.</summary>
/// <param name="Text">Markdown.</param>
/// <param name="Refusal">Names the placeholder that has no value; null exactly when there is a text.</param>
internal sealed record WrittenDocument(string Text, Bilingual? Refusal)
{
    private const int LongestQuote = 80;

    /// <summary>Fills in every placeholder. A text that is empty is a value; null is none.</summary>
    /// <param name="scope">What the placeholders see, besides the functions of documents.</param>
    public static WrittenDocument From(DocumentTemplate template, FeelContext scope)
    {
        var (seen, text, at) = (scope.Merge(DocumentFunctions.All), new MarkdownText(), 0);
        foreach (var placeholder in Placeholder.In(template.Text))
        {
            text.AddMarkdown(template.Text[at..placeholder.Start]);
            at = placeholder.Start + placeholder.Length;
            var source = Quote(template.Text.Substring(placeholder.Start, placeholder.Length));
            if (placeholder.Parsed.Expression is not { } expression)
                return Refused(template, source, new("不是 FEEL 表达式", "is no FEEL"), placeholder.Parsed.Diagnostics.Select(d => d.Message));
            var result = expression.Evaluate(seen);
            if (result.Value.IsNull) return Refused(template, source, new("没有值", "has no value"), result.Warnings.Select(w => w.Message));
            if (Show(result.Value) is not { } shown)
                return Refused(template, source, new("的值不能写成文字", "has a value that cannot be written as text"), [result.Value.ToString()]);
            text.AddValue(shown);
        }
        text.AddMarkdown(template.Text[at..]);
        return new(text.ToString(), null);
    }

    /// <summary>A value as papers write it; null for one that papers do not know, such as a context.</summary>
    public static string? Show(FeelValue value) => value switch
    {
        FeelValue.String text => text.Value,
        FeelValue.Number number => number.Value.ToString(),
        FeelValue.Boolean yes => yes.Value ? "是" : "否",
        FeelValue.List list => list.Items.Select(Show).ToList() is var items && items.Contains(null) ? null : string.Join('、', items),
        _ => DocumentFunctions.DateText(value),
    };

    private static WrittenDocument Refused(DocumentTemplate template, string source, Bilingual what, IEnumerable<string> reasons)
    {
        var because = string.Join("; ", reasons.Distinct()); // what FEEL says, it says in English
        return new("", new(
            string.Create(CultureInfo.InvariantCulture, $"文书“{template.Title.Zh}”中的 {source} {what.Zh}。请先补全这一项内容，再制作文书。"),
            string.Create(CultureInfo.InvariantCulture, $"Expected a value for {source} in '{template.Title.En}', but it {what.En}{(because.Length > 0 ? $" ({because})" : "")}. Supply it, then make the document.")));
    }

    private static string Quote(string source)
    {
        var line = string.Join(' ', source.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return line.Length <= LongestQuote ? line : line[..(LongestQuote - 1)] + "…";
    }
}
