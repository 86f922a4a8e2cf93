using System.Collections.Frozen;
using System.Text;

namespace Elsa.Host.Forms;

/// <summary>What a file is, by its first bytes and its extension; what the browser says of it counts for nothing.</summary>
internal static class FileKind
{
    /// <summary>How many bytes from the beginning it looks at.</summary>
    public const int HeadLength = 1024;

    private static readonly FrozenSet<string> s_refusedExtensions = new[]
    {
        ".exe", ".dll", ".com", ".scr", ".msi", ".bat", ".cmd", ".ps1", ".psm1", ".vbs", ".vbe", ".js", ".jse", ".mjs", ".wsf", ".wsh", ".hta", ".cpl",
        ".jar", ".class", ".apk", ".app", ".dmg", ".deb", ".rpm", ".sh", ".bash", ".py", ".php", ".pl", ".rb", ".lnk", ".reg", ".inf",
        ".htm", ".html", ".xhtml", ".svg", ".swf", ".xll", ".docm", ".xlsm", ".pptm",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    // Windows, Linux, the two orders of Mach-O, Java classes and fat Mach-O, scripts, shortcuts, WebAssembly.
    private static readonly byte[][] s_refusedBeginnings =
    [
        "MZ"u8.ToArray(), [0x7F, 0x45, 0x4C, 0x46], [0xFE, 0xED, 0xFA, 0xCE], [0xFE, 0xED, 0xFA, 0xCF], [0xCE, 0xFA, 0xED, 0xFE], [0xCF, 0xFA, 0xED, 0xFE],
        [0xCA, 0xFE, 0xBA, 0xBE], "#!"u8.ToArray(), [0x4C, 0x00, 0x00, 0x00, 0x01, 0x14, 0x02, 0x00], [0x00, 0x61, 0x73, 0x6D],
    ];

    private static readonly (byte[] Beginning, string MediaType)[] s_known =
    [
        ("%PDF-"u8.ToArray(), "application/pdf"), ([0x89, 0x50, 0x4E, 0x47], "image/png"), ([0xFF, 0xD8, 0xFF], "image/jpeg"), ("GIF8"u8.ToArray(), "image/gif"),
        ("BM"u8.ToArray(), "image/bmp"), ([0x50, 0x4B, 0x03, 0x04], "application/zip"), ([0xD0, 0xCF, 0x11, 0xE0], "application/x-ole-storage"), ("Rar!"u8.ToArray(), "application/vnd.rar"),
        ([0x37, 0x7A, 0xBC, 0xAF], "application/x-7z-compressed"), ("ID3"u8.ToArray(), "audio/mpeg"), ("RIFF"u8.ToArray(), "application/x-riff"),
    ];

    private static readonly FrozenDictionary<string, string> s_office = new Dictionary<string, string>
    {
        [".docx"] = "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        [".xlsx"] = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        [".ofd"] = "application/ofd",
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>The media type to keep it under; null for a file that could run on the machine of whoever opens it.</summary>
    public static string? Of(string name, ReadOnlySpan<byte> head)
    {
        var extension = Path.GetExtension(name);
        if (s_refusedExtensions.Contains(extension) || IsWebPage(head)) return null;
        foreach (var beginning in s_refusedBeginnings)
        {
            if (head.StartsWith(beginning)) return null;
        }
        foreach (var (beginning, mediaType) in s_known)
        {
            if (head.StartsWith(beginning)) return mediaType == "application/zip" ? s_office.GetValueOrDefault(extension, mediaType) : mediaType;
        }
        return head.Length > 8 && head[4..8].SequenceEqual("ftyp"u8) ? "video/mp4"
            : head.IndexOf((byte)0) < 0 ? "text/plain; charset=utf-8"
            : "application/octet-stream";
    }

    private static bool IsWebPage(ReadOnlySpan<byte> head)
    {
        var text = Encoding.UTF8.GetString(head).TrimStart('\uFEFF', ' ', '\t', '\r', '\n');
        return text.StartsWith("<!DOCTYPE html", StringComparison.OrdinalIgnoreCase) || text.StartsWith("<html", StringComparison.OrdinalIgnoreCase)
            || text.Contains("<script", StringComparison.OrdinalIgnoreCase) || text.Contains("<svg", StringComparison.OrdinalIgnoreCase);
    }
}
