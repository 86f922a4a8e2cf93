using Workflows.EndToEnd.Tests.Surroundings;
using Workflows.TestKit.Files;

namespace Workflows.EndToEnd.Tests.Demo;

/// <summary>The demonstration played twice, each time in a folder that is not there yet.</summary>
public sealed class TwoDemos : IAsyncLifetime, IDisposable
{
    private readonly TemporaryFolder folders = new();

    public HostCommand First { get; private set; } = null!;

    public HostCommand Second { get; private set; } = null!;

    /// <summary>The first one's folder: its database and its mails.</summary>
    public string FirstFolder => folders.Combine("first");

    /// <summary>The lines of the first one, without the last.</summary>
    public IReadOnlyList<DemoLine> Lines { get; private set; } = [];

    public string Summary { get; private set; } = "";

    public async Task InitializeAsync()
    {
        First = await HostCommand.RunAsync("demo", "--out", FirstFolder);
        Second = await HostCommand.RunAsync("demo", "--out", folders.Combine("second"));
        var lines = First.Output.TrimEnd('\n').Split('\n');
        (Lines, Summary) = ([.. lines[..^1].Select(DemoLine.Parse)], lines[^1]);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose() => folders.Dispose();
}
