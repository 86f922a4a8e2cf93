using System.Collections.Immutable;
using System.Diagnostics;

namespace Workflows.Runtime.Definitions;

/// <summary>
/// A copy of the declared files in force. It is replaced whole: a crash in between leaves the former one or the new one, and of several processes
/// over one data folder one replaces it at a time.
/// </summary>
internal sealed class AcceptedFiles(string folder)
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(50);

    private readonly string next = folder + ".next";
    private readonly string former = folder + ".former";
    private readonly string verifiedBy = folder + ".verified-by"; // beside the copy: it is no file of the procedures

    /// <summary>The folder with the copy; null where nothing was ever accepted.</summary>
    public string? Find() => Directory.Exists(folder) ? folder : Directory.Exists(former) ? former : null;

    /// <summary>Whether the copy is of just these files, and was accepted by this build: an earlier one may have verified less, or nothing.</summary>
    public bool HoldsVerified(ImmutableSortedDictionary<string, string> files)
    {
        if (Find() is not { } copy || !File.Exists(verifiedBy) || File.ReadAllText(verifiedBy) != FlowVerification.Build) return false;
        var kept = FolderFiles.Read(copy).Texts;
        return kept.Count == files.Count && kept.All(f => files.TryGetValue(f.Key, out var text) && text == f.Value);
    }

    public async Task SaveAsync(ImmutableSortedDictionary<string, string> files, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(folder)!);
        await using var held = await HoldAsync(cancellationToken);
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
        File.Delete(verifiedBy);
        Directory.Move(next, folder);
        File.WriteAllText(verifiedBy, FlowVerification.Build);
        Remove(former);
    }

    /// <summary>Opens a file that only one process can have open; the operating system frees it, however the process ends.</summary>
    private async Task<FileStream> HoldAsync(CancellationToken cancellationToken)
    {
        for (var waited = Stopwatch.StartNew(); ; await Task.Delay(s_pause, cancellationToken))
        {
            try
            {
                return new FileStream(folder + ".lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException e) when (e is not (DirectoryNotFoundException or PathTooLongException) && waited.Elapsed < s_patience)
            {
                // Another process replaces the copy just now.
            }
        }
    }

    private static void Remove(string path)
    {
        if (Directory.Exists(path)) Directory.Delete(path, recursive: true);
    }
}
