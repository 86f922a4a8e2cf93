using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;

namespace Workflows.Runtime.Definitions;

/// <summary>Names a content by what it says, so that a version changes exactly when the content does.</summary>
public static class ContentHash
{
    /// <summary>The first 12 hexadecimal digits of the text's SHA-256.</summary>
    public static string Of(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 6));

    /// <summary>All 64 hexadecimal digits of the SHA-256 over paths and contents in the order of the paths.</summary>
    public static string OfFiles(ImmutableSortedDictionary<string, string> files)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var (path, text) in files)
        {
            Append(hash, path);
            Append(hash, text);
        }
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    // With its length before it, so that no two lists of files run together to the same bytes.
    private static void Append(IncrementalHash hash, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        Span<byte> length = stackalloc byte[sizeof(int)];
        BinaryPrimitives.WriteInt32BigEndian(length, bytes.Length);
        hash.AppendData(length);
        hash.AppendData(bytes);
    }
}
