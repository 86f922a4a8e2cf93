using System.Globalization;
using Workflows.Persistence.Files;
using Workflows.Statute;

namespace Elsa.Host.Forms;

/// <summary>Takes in the files of forms: each is kept at once under its hash, and the form's answer is <c>hash:name</c>.</summary>
internal sealed class Uploads(FileArchive archive, TimeProvider clock)
{
    public const int LargestMegabytes = 20;

    /// <summary>All files of one post together, with what is typed beside them.</summary>
    public const long LargestPost = 100L * 1024 * 1024;

    private const long Largest = LargestMegabytes * 1024L * 1024;
    private const int LongestName = 200;

    /// <summary>Keeps a file.</summary>
    /// <returns>The answer, or why the file is not taken.</returns>
    public async Task<(string? Answer, Bilingual? Refusal)> KeepAsync(IFormFile file, CancellationToken cancellationToken)
    {
        var name = NameOf(file.FileName);
        if (file.Length == 0) return (null, new("文件是空的。", "the file is empty."));
        if (file.Length > Largest)
            return (null, new(
                string.Create(CultureInfo.InvariantCulture, $"文件不得超过 {LargestMegabytes} MB，“{name}”有 {file.Length / 1024.0 / 1024.0:0.0} MB。"),
                string.Create(CultureInfo.InvariantCulture, $"a file may have {LargestMegabytes} MB at most, but '{name}' has {file.Length / 1024.0 / 1024.0:0.0} MB.")));
        await using var content = file.OpenReadStream();
        var head = new byte[FileKind.HeadLength];
        var read = await content.ReadAtLeastAsync(head, head.Length, throwOnEndOfStream: false, cancellationToken);
        content.Position = 0;
        if (FileKind.Of(name, head.AsSpan(0, read)) is not { } mediaType)
            return (null, new($"“{name}”是程序、脚本或网页，不能上传。请上传文书、图片、音像或压缩文件。", $"'{name}' is a program, a script or a web page and is not taken. Hand in a document, picture, recording or archive."));
        var hash = await archive.KeepAsync(content, mediaType, clock.GetUtcNow(), cancellationToken);
        return ($"{hash}:{name}", null);
    }

    /// <summary>Whether what an answer names is kept.</summary>
    public async Task<bool> HasAsync(string answer, CancellationToken cancellationToken) =>
        KeptAnswer.Parse(answer) is { } kept && await archive.FindAsync(kept.Hash, cancellationToken) is not null;

    // Some browsers send a whole path; no name may carry a line's end or leave its folder.
    private static string NameOf(string sent)
    {
        var name = string.Concat(sent[(sent.LastIndexOfAny(['/', '\\']) + 1)..].Where(c => !char.IsControl(c))).Trim();
        var extension = Path.GetExtension(name);
        return name.Length == 0 ? "file" : name.Length <= LongestName ? name : name[..(LongestName - Math.Min(extension.Length, 20))] + extension[..Math.Min(extension.Length, 20)];
    }
}
