using System.Globalization;
using System.Text;

namespace Workflows.Enforcement.Documents;

/// <summary>Writes Markdown piece by piece, so that a value is read as the text that it is: it can make no heading, table, link or HTML.</summary>
internal sealed class MarkdownText
{
    // With these no value begins or ends anything, wherever it stands. Further signs count at the beginning of a line only.
    private const string Meaningful = @"\`*_[]<>&|~";

    private readonly StringBuilder text = new();

    /// <summary>What the template itself says.</summary>
    public void AddMarkdown(string markdown) => text.Append(markdown);

    /// <summary>What somebody wrote. Its lines stay lines; in a heading or a row of a table, which have only one, a wide space parts them.</summary>
    public void AddValue(string value)
    {
        var isOneLine = LineSoFar() is ['|' or '#', ..];
        var lines = Clean(value).Split('\n').Select(l => l.Trim(' ', '\t')).ToList();
        if (isOneLine)
        {
            text.AppendJoin('　', lines.Where(l => l.Length > 0).Select(l => Escape(l, false)));
            return;
        }
        for (var i = 0; i < lines.Count; i++)
        {
            if (i > 0) text.Append(lines[i - 1].Length > 0 && lines[i].Length > 0 ? "\\\n" : "\n");
            text.Append(Escape(lines[i], LineSoFar().All(c => c is ' ' or '\t' or '>' or '-' or '*' or '+' or '.' or ')' or '|' || char.IsAsciiDigit(c))));
        }
    }

    /// <summary>The whole text, without blank lines at its ends, closed by a line's end.</summary>
    public override string ToString() => text.ToString().Trim('\n', '\r', ' ', '\t') + "\n";

    /// <summary>One line of a value as Markdown that shows it unchanged.</summary>
    /// <param name="isAtStart">Whether nothing but marks stands before it on its line.</param>
    public static string Escape(string line, bool isAtStart)
    {
        var escaped = new StringBuilder(line.Length + 8);
        for (var i = 0; i < line.Length; i++)
        {
            if (Meaningful.Contains(line[i], StringComparison.Ordinal) || (isAtStart && BeginsBlock(line, i))) escaped.Append('\\');
            escaped.Append(line[i]);
        }
        return escaped.ToString();
    }

    // Headings, lists, rules and underlines: # + - =, and 1. or 1) before a space.
    private static bool BeginsBlock(string line, int at) => line[at] switch
    {
        '#' or '+' or '-' or '=' => at == 0,
        '.' or ')' => at is > 0 and <= 9 && line.AsSpan(0, at).IndexOfAnyExceptInRange('0', '9') < 0 && (at + 1 == line.Length || line[at + 1] is ' ' or '\t'),
        _ => false,
    };

    private string LineSoFar()
    {
        var start = text.Length;
        while (start > 0 && text[start - 1] != '\n') start--;
        return text.ToString(start, text.Length - start);
    }

    // Signs that are not seen have no place on a paper, and those that turn the direction of writing least of all.
    private static string Clean(string value) => string.Concat(value.ReplaceLineEndings("\n")
        .Where(c => c is '\n' or '\t' || CharUnicodeInfo.GetUnicodeCategory(c) is not (UnicodeCategory.Control or UnicodeCategory.Format)));
}
