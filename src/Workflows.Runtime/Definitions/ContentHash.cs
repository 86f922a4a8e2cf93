using System.Security.Cryptography;
using System.Text;

namespace Workflows.Runtime.Definitions;

/// <summary>Names a content by what it says, so that a version changes exactly when the content does.</summary>
public static class ContentHash
{
    /// <summary>The first 12 hexadecimal digits of the text's SHA-256.</summary>
    public static string Of(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 6));
}
