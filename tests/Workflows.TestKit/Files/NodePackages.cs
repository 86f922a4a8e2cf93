using Workflows.TestKit.Running;
using Workflows.TestKit.Waiting;

namespace Workflows.TestKit.Files;

/// <summary>The npm packages that tests run with Node.js, as <c>tests/package-lock.json</c> pins them.</summary>
public static class NodePackages
{
    private static readonly string Tests = SourceTree.Combine("tests");
    private static readonly string Lock = Path.Combine(Tests, "package-lock.json");
    private static readonly string Installed = Path.Combine(Tests, "node_modules", ".package-lock.json");

    /// <summary>Runs <c>npm ci</c> where the packages are absent or older than the lock file.</summary>
    /// <remarks>Test projects run side by side, so the lock file is also the lock: one of them installs, the others wait.</remarks>
    /// <exception cref="InvalidOperationException">npm is missing or failed.</exception>
    public static async Task EnsureInstalledAsync(CancellationToken cancellationToken = default)
    {
        if (UpToDate) return;
        await using var held = await Eventually.GetAsync("tests/package-lock.json to be free",
            TryHold, stream => stream is not null, TimeSpan.FromMinutes(3), cancellationToken);
        if (UpToDate) return;
        await using var npm = TetheredProcess.Start(
            new("npm", "ci", "--no-audit", "--no-fund") { Install = "nodejs npm", WorkingDirectory = Tests });
        await npm.SucceedAsync(cancellationToken);
    }

    private static bool UpToDate =>
        File.Exists(Installed) && File.GetLastWriteTimeUtc(Installed) >= File.GetLastWriteTimeUtc(Lock);

    private static FileStream? TryHold()
    {
        try
        {
            return new FileStream(Lock, FileMode.Open, FileAccess.Read, FileShare.None);
        }
        catch (IOException)
        {
            return null;
        }
    }
}
