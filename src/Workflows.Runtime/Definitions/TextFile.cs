using System.Buffers;
using System.Collections.Immutable;
using System.Text.Unicode;

namespace Workflows.Runtime.Definitions;

/// <summary>Reads one declared file: strict UTF-8, within a limit that is checked before a byte is read.</summary>
internal static class TextFile
{
    public const int MostBytes = 4_000_000;
    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    /// <param name="path">The path that findings name.</param>
    /// <returns>Null where the file is refused.</returns>
    public static string? Read(FileInfo file, string path, ImmutableArray<Finding>.Builder findings)
    {
        try
        {
            if (file.Length > MostBytes)
            {
                findings.Add(new(path, 0, 0, "FILE0001", $"Expected a file of at most {MostBytes} bytes, but it has {file.Length}."));
                return null;
            }
            return file.Length == 0 ? "" : Decode(Bytes(file), path, findings); // nothing is opened that is no plain file: pipes have no length
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            findings.Add(new(path, 0, 0, "FILE0004", $"Expected a file that can be read, but: {e.Message}"));
            return null;
        }
    }

    // Not more than its length at first sight, should it grow meanwhile: the next look sees the rest.
    private static ReadOnlySpan<byte> Bytes(FileInfo file)
    {
        using var stream = new FileStream(file.FullName, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var bytes = new byte[file.Length];
        return bytes.AsSpan(0, stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false));
    }

    private static string? Decode(ReadOnlySpan<byte> bytes, string path, ImmutableArray<Finding>.Builder findings)
    {
        if (bytes.StartsWith(ByteOrderMark)) bytes = bytes[ByteOrderMark.Length..];
        var characters = new char[bytes.Length];
        if (Utf8.ToUtf16(bytes, characters, out _, out var written, replaceInvalidSequences: false) == OperationStatus.Done) return new(characters, 0, written);
        var (line, column) = TextPlace.At(characters.AsSpan(0, written), written);
        findings.Add(new(path, line, column, "FILE0005", "Expected text in UTF-8, but the bytes here are none: save the file as UTF-8."));
        return null;
    }
}
