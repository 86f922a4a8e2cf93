namespace Workflows.TestKit.Files;

/// <summary>The public data sets that lie beside the source tree and are no part of it.</summary>
public static class PublicDataSets
{
    /// <summary>A folder of them, from the environment variable SHARED_DATA or from ../shared/data.</summary>
    public static string Folder(string name)
    {
        var root = Environment.GetEnvironmentVariable("SHARED_DATA") ?? SourceTree.Combine("..", "shared", "data");
        var folder = Path.GetFullPath(Path.Combine(root, name));
        return Directory.Exists(folder) ? folder
            : throw new DirectoryNotFoundException($"Expected the data set at {folder}, but it is not there: set SHARED_DATA to the folder that holds '{name}'.");
    }
}
