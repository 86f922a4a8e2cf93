using System.Text.RegularExpressions;
using Workflows.Engine.Procedures;
using Workflows.Runtime.Definitions.Yaml;

namespace Workflows.Runtime.Definitions;

/// <summary>Reads a document's template, <c>documents/NAME.md</c>: a front part in YAML between lines of <c>---</c>, then Markdown with FEEL in double braces.</summary>
public static partial class DocumentTemplateReader
{
    private const string Fence = "---\n";

    /// <param name="name">The file's name without its ending.</param>
    /// <param name="file">The path that findings name.</param>
    public static Reading<DocumentTemplate> Read(string name, string file, string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var findings = new FindingBag(file);
        var lines = text.ReplaceLineEndings("\n");
        var end = lines.StartsWith(Fence, StringComparison.Ordinal) ? (lines + "\n").IndexOf("\n" + Fence, StringComparison.Ordinal) : -1;
        if (end < 0)
        {
            findings.Add(1, 1, "DOC0001", "Expected a front part in YAML between two lines of '---', but there is none.");
            return findings.Of<DocumentTemplate>(null);
        }
        // The blank line keeps the front part's lines where they are in the file.
        var front = YamlText.Read("\n" + lines[Fence.Length..(end + 1)], findings);
        var body = Math.Min(end + 1 + Fence.Length, lines.Length);
        var template = YamlFields.Read(front, "a document", findings, fields =>
        {
            var (title, series, law) = (fields.RequiredBilingual("title"), fields.Text("series"), fields.Text("law"));
            if (series is not null && !Series().IsMatch(series.Text)) findings.Add(series.Line, series.Column, "DOC0003", $"Expected the name of a series like decision, but got {series.Kind}.");
            return title is null ? null : new DocumentTemplate(name, title, series?.Text, law?.Text, lines[body..]);
        });
        CheckPlaceholders(lines, body, findings);
        return findings.Of(template);
    }

    private static void CheckPlaceholders(string lines, int body, FindingBag findings)
    {
        foreach (var placeholder in Placeholder.In(lines[body..]))
        {
            foreach (var fault in placeholder.Parsed.Diagnostics)
            {
                var isOpen = !lines.AsSpan(body + placeholder.Start, placeholder.Length).EndsWith("}}");
                var (line, column) = TextPlace.At(lines, Math.Min(body + placeholder.Start + (isOpen ? 0 : 2 + fault.Offset), lines.Length));
                findings.Add(line, column, "DOC0002", $"Expected FEEL in double braces, but '{lines.Substring(body + placeholder.Start, Math.Min(placeholder.Length, 60))}' is none: {fault.Message}");
            }
        }
    }

    [GeneratedRegex(@"\A[a-z][a-z0-9]*(-[a-z0-9]+)*\z")]
    private static partial Regex Series();
}
