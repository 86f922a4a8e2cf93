using System.Text;

namespace Elsa.Host.Frame;

/// <summary>Tables as CSV (RFC 4180) for spreadsheets: UTF-8 with its mark, without which they take Chinese for something else.</summary>
internal static class CsvText
{
    public const string MediaType = "text/csv; charset=utf-8";

    public static byte[] Of(IEnumerable<IEnumerable<string?>> rows)
    {
        var text = new StringBuilder();
        foreach (var row in rows) text.Append(Line(row));
        return [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text.ToString())];
    }

    /// <summary>Writes a table as it comes, so that a long one is never held whole.</summary>
    public static async Task WriteAsync(Stream to, IAsyncEnumerable<IEnumerable<string?>> rows, CancellationToken cancellationToken)
    {
        await using var text = new StreamWriter(to, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true);
        await foreach (var row in rows.WithCancellation(cancellationToken)) await text.WriteAsync(Line(row).AsMemory(), cancellationToken);
    }

    private static string Line(IEnumerable<string?> row) => string.Join(',', row.Select(Cell)) + "\r\n";

    private static string Cell(string? value)
    {
        if (string.IsNullOrEmpty(value)) return "";
        // A spreadsheet would run a cell that begins so.
        if (value[0] is '=' or '+' or '-' or '@' or '\t' or '\r') value = "'" + value;
        return value.AsSpan().IndexOfAny("\",\r\n") < 0 ? value : $"\"{value.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
