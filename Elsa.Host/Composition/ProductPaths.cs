namespace Elsa.Host.Composition;

/// <summary>Where the product's files lie: declared procedures, data, and what the web server sends.</summary>
/// <param name="Root">The nearest ancestor folder of the executable with <c>Workflows.sln</c>, else the executable's folder.</param>
/// <param name="Definitions">Declared procedures; <c>Workflows:Definitions</c>, else <c>workflows</c> under the root.</param>
/// <param name="Data">Database, files, keys; <c>Workflows:Data</c>, else <c>data</c> under the root.</param>
internal sealed record ProductPaths(string Root, string Definitions, string Data)
{
    /// <summary>Session keys, so that a restart signs nobody out.</summary>
    public string Keys => Path.Combine(Data, "keys");

    /// <summary>Mails as files, where no mail server is configured.</summary>
    public string Outbox => Path.Combine(Data, "outbox");

    /// <summary>Relative settings are relative to the folder that the product was started from.</summary>
    public static ProductPaths From(IConfiguration configuration, string executableFolder)
    {
        var root = RootAbove(executableFolder);
        return new ProductPaths(
            root,
            Path.GetFullPath(configuration["Workflows:Definitions"] ?? Path.Combine(root, "workflows")),
            Path.GetFullPath(configuration["Workflows:Data"] ?? Path.Combine(root, "data")));
    }

    /// <summary>The folder with <c>wwwroot</c> and <c>appsettings.json</c>: beside a published executable, else the project.</summary>
    public static string WebFiles(string executableFolder) =>
        Directory.Exists(Path.Combine(executableFolder, "wwwroot"))
            ? executableFolder
            : Path.Combine(RootAbove(executableFolder), "Elsa.Host");

    private static string RootAbove(string executableFolder)
    {
        for (var folder = new DirectoryInfo(executableFolder); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Workflows.sln")))
            {
                return folder.FullName;
            }
        }

        return Path.TrimEndingDirectorySeparator(executableFolder);
    }
}
