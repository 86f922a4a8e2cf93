namespace Workflows.TestKit.Files;

/// <summary>The product's source tree that the running tests were built from.</summary>
public static class SourceTree
{
    /// <summary>The folder that holds <c>Workflows.sln</c>.</summary>
    public static string Root { get; } = Find(AppContext.BaseDirectory);

    /// <summary>The absolute path of something in the tree; nothing is created.</summary>
    public static string Combine(params ReadOnlySpan<string> parts) => Path.Combine([Root, .. parts]);

    private static string Find(string start)
    {
        for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Workflows.sln"))) return folder.FullName;
        }
        throw new DirectoryNotFoundException(
            $"Expected Workflows.sln in {start} or a folder above it, but there is none: run the tests from the source tree.");
    }
}
