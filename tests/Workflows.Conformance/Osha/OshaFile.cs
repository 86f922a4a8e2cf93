using System.Text;

namespace Workflows.Conformance.Osha;

/// <summary>Reads a file of recorded violations whole, or says everything that is wrong with it.</summary>
internal static class OshaFile
{
    /// <summary>The largest file that is read, in bytes: some two hundred thousand rows.</summary>
    internal const int LargestFile = 32 * 1024 * 1024;

    /// <returns>The rows; none where there is a complaint.</returns>
    public static (IReadOnlyList<OshaRow> Rows, IReadOnlyList<CsvComplaint> Complaints) Read(string path)
    {
        try
        {
            using var stream = File.OpenRead(path);
            return Read(stream);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return Refused($"Expected a CSV file that can be read, but: {e.Message}");
        }
    }

    internal static (IReadOnlyList<OshaRow> Rows, IReadOnlyList<CsvComplaint> Complaints) Read(Stream stream)
    {
        var bytes = new MemoryStream();
        var block = new byte[81_920];
        while (stream.Read(block) is var read and > 0) // a pipe does not tell its length beforehand
        {
            bytes.Write(block, 0, read);
            if (bytes.Length > LargestFile) return Refused($"Expected at most {LargestFile / 1024 / 1024} MB, but the file is larger. Split it.");
        }
        return Utf8(bytes.GetBuffer().AsSpan(0, (int)bytes.Length)) is { } text ? Parse(text) : NotUtf8(bytes.ToArray());
    }

    private static (IReadOnlyList<OshaRow> Rows, IReadOnlyList<CsvComplaint> Complaints) Parse(string text)
    {
        var csv = new CsvText(text.TrimStart('\uFEFF'));
        var rows = new List<OshaRow>();
        var complaints = csv.Complaints;
        var hasHeader = false;
        foreach (var record in csv.Records())
        {
            if (!hasHeader)
            {
                hasHeader = true;
                OshaColumns.CheckHeader(record, complaints);
                if (complaints.Count > 0) break; // rows under another header mean something else
            }
            else if (OshaColumns.Read(rows.Count + 1, record, complaints) is { } row) rows.Add(row);
        }
        if (!hasHeader && complaints.Count == 0) complaints.Add(new(1, 1, "Expected a header, but the file is empty."));
        return complaints.Count > 0 ? ([], [.. complaints.OrderBy(c => c.Line).ThenBy(c => c.Column)]) : (rows, complaints);
    }

    private static string? Utf8(ReadOnlySpan<byte> bytes)
    {
        try
        {
            return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    private static (IReadOnlyList<OshaRow> Rows, IReadOnlyList<CsvComplaint> Complaints) NotUtf8(byte[] bytes)
    {
        var lines = 1;
        foreach (var range in bytes.AsSpan().Split((byte)'\n'))
        {
            var one = bytes.AsSpan(range);
            if (Utf8(one) is null)
            {
                var good = 0;
                while (Rune.DecodeFromUtf8(one[good..], out _, out var taken) == System.Buffers.OperationStatus.Done) good += taken;
                return ([], [new(lines, (Utf8(one[..good]) ?? "").Length + 1, $"Expected UTF-8, but got the byte 0x{one[good]:X2}.")]);
            }
            lines++;
        }
        return Refused("Expected UTF-8, but got other bytes.");
    }

    private static (IReadOnlyList<OshaRow> Rows, IReadOnlyList<CsvComplaint> Complaints) Refused(string message) => ([], [new(0, 0, message)]);
}
