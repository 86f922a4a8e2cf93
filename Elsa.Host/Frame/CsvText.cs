using System.Text;

namespace Elsa.Host.Frame;

/// <summary>Tables as CSV (RFC 4180) for spreadsheets: UTF-8 with its mark, without which they take Chinese for something else.</summary>
internal static class CsvText
{
    public const string MediaType = "text/csv; charset=utf-8";

    public static byte[] Of(IEnumerable<IEnumerable<string?>> rows)
    {
        var text = new StringBuilder();
        foreach (var row in rows) text.AppendJoin(',', row.Select(Cell)).Append("\r\n");
        return [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text.ToString())];
    }

    private static string Cell(string? value)
    {
        if (string.IsNullOrEmpty(value)) return "";
        // A spreadsheet would run a cell that begins so.
        if (value[0] is '=' or '+' or '-' or '@' or '\t' or '\r') value = "'" + value;
        return value.AsSpan().IndexOfAny("\",\r\n") < 0 ? value : $"\"{value.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
