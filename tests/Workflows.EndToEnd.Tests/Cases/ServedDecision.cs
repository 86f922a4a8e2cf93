using Workflows.TestKit.Files;

namespace Workflows.EndToEnd.Tests.Cases;

/// <summary>A data folder in which <see cref="Samples.UnpublishedDecision"/> was played until the decision was served: played once, copied for each test.</summary>
public sealed class ServedDecision : IAsyncLifetime, IDisposable
{
    private readonly TemporaryFolder folder = new();

    public async Task InitializeAsync()
    {
        await using var office = await Office.OpenAsync(folder.Path, Samples.Monday);
        await office.PlayAsync(Samples.UnpublishedDecision, Samples.IsServed);
    }

    /// <summary>A data folder of the test's own.</summary>
    public TemporaryFolder Copy()
    {
        var copy = new TemporaryFolder();
        foreach (var file in Directory.EnumerateFiles(folder.Path, "*", SearchOption.AllDirectories))
        {
            var target = copy.Combine(Path.GetRelativePath(folder.Path, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
        return copy;
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose() => folder.Dispose();
}
