using Workflows.TestKit.Running;

namespace Workflows.EndToEnd.Tests.Surroundings;

/// <summary>The host as a process of its own, which can be stopped and killed like a real one.</summary>
public sealed class HostProcess : IAsyncDisposable
{
    // Of a machine that does much else at the same time.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private readonly TetheredProcess process;

    private HostProcess(TetheredProcess process, int port) => (this.process, Port, Address) = (process, port, FreePort.HttpAddress(port));

    public int Port { get; }

    /// <summary>The root of its pages, such as <c>http://127.0.0.1:20123/</c>.</summary>
    public Uri Address { get; }

    /// <summary>What it printed so far.</summary>
    public string Output => process.Output;

    /// <summary>
    /// Starts the host in Development on a data folder, without sample cases; it listens when this returns. The folder has the copy of the product's files
    /// that an earlier start would have left, so that not every test waits for the verifier.
    /// </summary>
    /// <param name="dataFolder">The value of <c>Workflows:Data</c>.</param>
    /// <param name="settings">More configuration, as environment variables: <c>Smtp__Host</c>; null takes one away. With <c>Workflows__Definitions</c> it is a first start.</param>
    /// <param name="port">Null for a free one; an earlier host's <see cref="Port"/> to take its place.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public static async Task<HostProcess> StartAsync(
        string dataFolder, IReadOnlyDictionary<string, string?>? settings = null, int? port = null,
        CancellationToken cancellationToken = default)
    {
        var address = FreePort.HttpAddress(port ?? FreePort.Next());
        var process = Start(dataFolder, settings, address);
        try
        {
            await process.LineAsync($"Now listening on: {address.GetLeftPart(UriPartial.Authority)}", Patience, cancellationToken);
            return new(process, address.Port);
        }
        catch
        {
            await process.DisposeAsync();
            throw;
        }
    }

    /// <summary>Starts the host and kills it (SIGKILL) as soon as a moment has come, whether it listens by then or not.</summary>
    /// <param name="moment">Ends when the moment has come.</param>
    /// <inheritdoc cref="StartAsync"/>
    public static async Task StartAndKillAsync(string dataFolder, IReadOnlyDictionary<string, string?>? settings, Task moment)
    {
        await using var process = Start(dataFolder, settings, FreePort.HttpAddress(FreePort.Next()));
        await Task.WhenAny(moment, process.Ended);
        Assert.False(process.Ended.IsCompleted, $"Expected the host to be killed, but it ended by itself:\n{process.Output}");
        await process.StopAsync("KILL");
        await moment;
    }

    /// <summary>Kills it (SIGKILL), as a power cut would.</summary>
    public async Task KillAsync() => await process.StopAsync("KILL");

    /// <summary>Stops it gently (SIGTERM) and gives its exit code.</summary>
    public async Task<int> StopAsync() => await process.StopAsync();

    public async ValueTask DisposeAsync() => await process.DisposeAsync();

    private static TetheredProcess Start(string dataFolder, IReadOnlyDictionary<string, string?>? settings, Uri address)
    {
        var all = new Dictionary<string, string?> { ["Demo__SampleCases"] = "false" }; // a test makes the cases that it speaks of
        foreach (var (name, value) in settings ?? new Dictionary<string, string?>()) all[name] = value;
        all["Workflows__Data"] = dataFolder;
        if (!all.ContainsKey("Workflows__Definitions") && !Directory.Exists(ShippedFiles.AcceptedIn(dataFolder))) ShippedFiles.AcceptIn(dataFolder);
        return TetheredProcess.Start(HostExecutable.Start(all, "--urls", address.GetLeftPart(UriPartial.Authority)));
    }
}
