using System.Collections.Immutable;

namespace Workflows.Runtime.Definitions;

/// <summary>The texts of a folder and of the folders in it, read within limits.</summary>
/// <param name="Texts">By path within the folder, with <c>/</c> between its parts.</param>
/// <param name="Findings">Files that were refused before or while they were read.</param>
internal sealed record FolderFiles(ImmutableSortedDictionary<string, string> Texts, ImmutableArray<Finding> Findings)
{
    public const int MostFiles = 200;
    private const int MostFolders = 100;
    private const int Deepest = 3;

    /// <param name="prefix">What findings say before the path within the folder: empty, or <c>penalty/</c>.</param>
    public static FolderFiles Read(string folder, string prefix = "")
    {
        var texts = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        var findings = ImmutableArray.CreateBuilder<Finding>();
        foreach (var file in List(folder, prefix, findings))
        {
            var path = PathWithin(folder, file);
            if (TextFile.Read(file, prefix + path, findings) is { } text) texts[path] = text;
        }
        return new(texts.ToImmutable(), findings.ToImmutable());
    }

    /// <summary>Every file that counts, with what a change of it would change: its size and the time of its last writing.</summary>
    public static string Stamp(string folder) => string.Join('\n', List(folder, "", ImmutableArray.CreateBuilder<Finding>())
        .Select(f => $"{PathWithin(folder, f)} {(f.Exists ? f.Length : -1)} {f.LastWriteTimeUtc.Ticks}").Order(StringComparer.Ordinal));

    private static string PathWithin(string folder, FileSystemInfo file) =>
        Path.GetRelativePath(folder, file.FullName).Replace(Path.DirectorySeparatorChar, '/');

    private static List<FileInfo> List(string root, string prefix, ImmutableArray<Finding>.Builder findings)
    {
        var (files, open, folders) = (new List<FileInfo>(), new Queue<(DirectoryInfo Folder, int Depth)>(), 0);
        open.Enqueue((new(Path.GetFullPath(root)), 0));
        while (open.TryDequeue(out var next))
        {
            var inFolder = 0;
            foreach (var entry in Entries(next.Folder, prefix + PathWithin(root, next.Folder), findings))
            {
                var path = prefix + PathWithin(root, entry);
                if (entry.LinkTarget is not null) Refuse("FILE0003", $"Expected a file or folder of its own, but '{path}' is a link to '{entry.LinkTarget}'.");
                else if (entry is FileInfo file && ++inFolder <= MostFiles) files.Add(file);
                else if (entry is FileInfo && inFolder == MostFiles + 1) Refuse("FILE0002", $"Expected at most {MostFiles} files in a folder, but there are more from here on.");
                else if (entry is DirectoryInfo && next.Depth >= Deepest) Refuse("FILE0002", $"Expected folders at most {Deepest} deep, but got a deeper one.");
                else if (entry is DirectoryInfo && folders >= MostFolders) Refuse("FILE0002", $"Expected at most {MostFolders} folders, but there is one more.");
                else if (entry is DirectoryInfo inner)
                {
                    folders++;
                    open.Enqueue((inner, next.Depth + 1));
                }

                void Refuse(string code, string message) => findings.Add(new(path, 0, 0, code, message));
            }
        }
        return files;
    }

    private static FileSystemInfo[] Entries(DirectoryInfo folder, string path, ImmutableArray<Finding>.Builder findings)
    {
        try
        {
            return [.. folder.EnumerateFileSystemInfos().Where(e => !IsForEditors(e.Name)).OrderBy(e => e.Name, StringComparer.Ordinal)];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            findings.Add(new(path, 0, 0, "FILE0004", $"Expected a folder that can be read, but: {e.Message}"));
            return [];
        }
    }

    // What editors, file managers and version control leave beside the files.
    private static bool IsForEditors(string name) => name.StartsWith('.') || name.EndsWith('~');
}
