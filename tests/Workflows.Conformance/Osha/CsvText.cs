using System.Text;

namespace Workflows.Conformance.Osha;

/// <summary>
/// Cuts CSV text into records as RFC 4180 has it, and no other way: a quote opens a field or stands doubled in a quoted one; lines end with CRLF or LF.
/// </summary>
internal sealed class CsvText(string text)
{
    private const int LongestField = 10_000;
    private readonly StringBuilder value = new();
    private int at;
    private int line = 1;
    private int lineStart;

    /// <summary>What was wrong so far; a record with a complaint is not given out.</summary>
    public List<CsvComplaint> Complaints { get; } = [];

    private int Column => at - lineStart + 1;

    private bool AtEnd => at >= text.Length;

    private bool AtLineEnd => text[at] == '\n' || (text[at] == '\r' && at + 1 < text.Length && text[at + 1] == '\n');

    /// <summary>The records in order; the last one may lack its line end.</summary>
    public IEnumerable<IReadOnlyList<CsvField>> Records()
    {
        while (!AtEnd)
        {
            var before = Complaints.Count;
            var record = Record();
            if (Complaints.Count == before) yield return record;
        }
    }

    private List<CsvField> Record()
    {
        var fields = new List<CsvField>();
        while (true)
        {
            var (startLine, startColumn) = (line, Column);
            value.Clear();
            if (!AtEnd && text[at] == '"') Quoted(startLine, startColumn);
            else Bare();
            if (value.Length > LongestField) Complain(startLine, startColumn, $"Expected a field of at most {LongestField} characters, but got {value.Length}.");
            fields.Add(new(value.ToString(), startLine, startColumn));
            if (AtEnd || AtLineEnd) break;
            at++; // the comma
        }
        EndLine();
        return fields;
    }

    private void Bare()
    {
        for (; !AtEnd && text[at] != ',' && !AtLineEnd; at++)
        {
            if (text[at] == '"') Complain(line, Column, "Expected a quote only around a whole field, but got one inside it.");
            else if (text[at] is '\0' or '\r') Complain(line, Column, $"Expected text, but got the control character U+{(int)text[at]:X4}.");
            value.Append(text[at]);
        }
    }

    private void Quoted(int startLine, int startColumn)
    {
        for (at++; ; at++)
        {
            if (AtEnd)
            {
                Complain(startLine, startColumn, "Expected a closing quote for the one that opens here, but the file ends first.");
                return;
            }
            if (text[at] == '"')
            {
                if (at + 1 >= text.Length || text[at + 1] != '"') break;
                at++;
            }
            else if (text[at] is '\0') Complain(line, Column, "Expected text, but got the control character U+0000.");
            value.Append(text[at]);
            if (text[at] == '\n') (line, lineStart) = (line + 1, at + 1);
        }
        at++;
        if (AtEnd || text[at] == ',' || AtLineEnd) return;
        Complain(line, Column, "Expected a comma or the end of the line after the closing quote, but got more text.");
        while (!AtEnd && text[at] != ',' && !AtLineEnd) at++;
    }

    private void EndLine()
    {
        if (AtEnd) return;
        at += text[at] == '\r' ? 2 : 1;
        (line, lineStart) = (line + 1, at);
    }

    private void Complain(int atLine, int column, string message) => Complaints.Add(new(atLine, column, message));
}
