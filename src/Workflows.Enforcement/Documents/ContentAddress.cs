using System.Security.Cryptography;
using System.Text;

namespace Workflows.Enforcement.Documents;

/// <summary>The name under which a text is kept.</summary>
public static class ContentAddress
{
    /// <summary>All 64 lower-case hexadecimal digits of the SHA-256 over the text in UTF-8: what <c>sha256sum</c> prints for the kept file.</summary>
    public static string Of(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
