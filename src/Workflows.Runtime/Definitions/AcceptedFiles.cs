using System.Collections.Immutable;

namespace Workflows.Runtime.Definitions;

/// <summary>A copy of the declared files in force. It is replaced whole: a crash in between leaves the former one or the new one.</summary>
internal sealed class AcceptedFiles(string folder)
{
    private readonly string next = folder + ".next";
    private readonly string former = folder + ".former";

    /// <summary>The folder with the copy; null where nothing was ever accepted.</summary>
    public string? Find() => Directory.Exists(folder) ? folder : Directory.Exists(former) ? former : null;

    public void Save(ImmutableSortedDictionary<string, string> files)
    {
        Remove(next);
        foreach (var (path, text) in files)
        {
            var target = Path.Combine(next, path);
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.WriteAllText(target, text);
        }
        if (Directory.Exists(folder))
        {
            Remove(former);
            Directory.Move(folder, former);
        }
        Directory.Move(next, folder);
        Remove(former);
    }

    private static void Remove(string path)
    {
        if (Directory.Exists(path)) Directory.Delete(path, recursive: true);
    }
}
