using Workflows.Runtime.Definitions;
using Workflows.TestKit.Files;

namespace Workflows.EndToEnd.Tests.Surroundings;

/// <summary>Copies of <c>workflows/</c>.</summary>
internal static class ShippedFiles
{
    /// <summary>Where a host keeps the copy of what it verified and put in force.</summary>
    public static string AcceptedIn(string dataFolder) => Path.Combine(dataFolder, "accepted");

    /// <summary>As a host leaves them that has verified them: another of this build takes them as they are.</summary>
    public static void AcceptIn(string dataFolder)
    {
        CopyTo(AcceptedIn(dataFolder));
        File.WriteAllText(AcceptedIn(dataFolder) + ".verified-by", FlowVerification.Build);
    }

    public static void CopyTo(string folder)
    {
        var from = SourceTree.Combine("workflows");
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(folder, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }
}
