using System.ComponentModel;
using System.Diagnostics;
using System.Text;
using System.Threading.Channels;

namespace Workflows.TestKit.Running;

/// <summary>A program started by a test, which cannot outlive the test: however the test process ends, the program gets a last signal.</summary>
/// <remarks>
/// A shell stands between. It has the program as its child and reads signal names from a pipe whose other end is ours; the kernel
/// closes the pipe when we die, killed or not. Signals thus go to our own child by its id, never to a name.
/// </remarks>
public sealed class TetheredProcess : IAsyncDisposable
{
    internal const string Tether = """
        exec 3<&0 </dev/null
        "$@" 3<&- &
        child=$!
        exec >/dev/null 2>&1
        { while read -r signal <&3; do kill -s "$signal" "$child"; done; kill -s "$LAST_SIGNAL" "$child"; } &
        watcher=$!
        wait "$child"
        code=$?
        kill "$watcher"
        exit "$code"
        """;

    private readonly ProgramStart start;
    private readonly Process shell;
    private readonly Channel<string> lines = Channel.CreateUnbounded<string>();
    private readonly StringBuilder standardOutput = new();
    private readonly StringBuilder output = new();

    private TetheredProcess(ProgramStart start, Process shell)
    {
        (this.start, this.shell) = (start, shell);
        Ended = FollowAsync();
    }

    /// <summary>Completes with the exit code (128 + signal when killed) once the program has ended and all its output is here.</summary>
    public Task<int> Ended { get; }

    /// <summary>What the program printed so far to standard output and standard error, line by line.</summary>
    public string Output => Read(output);

    /// <summary>What the program printed so far to standard output alone.</summary>
    public string StandardOutput => Read(standardOutput);

    /// <summary>Starts a program.</summary>
    /// <exception cref="InvalidOperationException">The program is not on this machine.</exception>
    public static TetheredProcess Start(ProgramStart start)
    {
        RequireOnPath(start);
        var info = new ProcessStartInfo("bash", ["-c", Tether, "tether", start.Program, .. start.Arguments])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = start.WorkingDirectory ?? "",
        };
        foreach (var (name, value) in start.Environment) info.Environment[name] = value;
        info.Environment["LAST_SIGNAL"] = start.LastSignal;
        return new(start, Process.Start(info) ?? throw new Win32Exception($"Expected bash to start {start}, but it did not."));
    }

    /// <summary>Waits for the next line that contains a text; lines before it are passed over.</summary>
    /// <exception cref="InvalidOperationException">The program ended first.</exception>
    /// <exception cref="TimeoutException">The line did not come in time.</exception>
    public async Task<string> LineAsync(string containing, TimeSpan? within = null, CancellationToken cancellationToken = default)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(within ?? TimeSpan.FromSeconds(60));
        try
        {
            await foreach (var line in lines.Reader.ReadAllAsync(limit.Token))
            {
                if (line.Contains(containing, StringComparison.Ordinal)) return line;
            }
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new TimeoutException($"Expected {start} to print '{containing}' in time, but it printed:\n{Output}");
        }
        throw new InvalidOperationException(
            $"Expected {start} to print '{containing}', but it ended with {await Ended} and had printed:\n{Output}");
    }

    /// <summary>Waits until the program ends well, and gives its standard output.</summary>
    /// <exception cref="InvalidOperationException">It ended with another code than 0.</exception>
    public async Task<string> SucceedAsync(CancellationToken cancellationToken = default)
    {
        var code = await Ended.WaitAsync(cancellationToken);
        if (code == 0) return StandardOutput;
        throw new InvalidOperationException($"Expected {start} to end with 0, but it ended with {code} and printed:\n{Output}");
    }

    /// <summary>Sends a signal, such as <c>TERM</c> or <c>KILL</c>; does nothing when the program has ended.</summary>
    public async Task SignalAsync(string signal)
    {
        try
        {
            await shell.StandardInput.WriteLineAsync(signal);
            await shell.StandardInput.FlushAsync();
        }
        catch (IOException)
        {
            await Ended; // the pipe is broken because the program is gone
        }
    }

    /// <summary>Sends a signal and waits for the end; a program that does not end within the limit is killed.</summary>
    public async Task<int> StopAsync(string signal = "TERM", TimeSpan? within = null)
    {
        if (!Ended.IsCompleted) await SignalAsync(signal);
        await Task.WhenAny(Ended, Task.Delay(within ?? TimeSpan.FromSeconds(20)));
        if (!Ended.IsCompleted) await SignalAsync("KILL");
        return await Ended;
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        shell.Dispose();
    }

    private async Task<int> FollowAsync()
    {
        await Task.WhenAll(FollowAsync(shell.StandardOutput, standardOutput), FollowAsync(shell.StandardError, null));
        lines.Writer.Complete();
        await shell.WaitForExitAsync();
        return shell.ExitCode;
    }

    private async Task FollowAsync(StreamReader from, StringBuilder? also)
    {
        while (await from.ReadLineAsync() is { } line)
        {
            lock (output)
            {
                output.AppendLine(line);
                also?.AppendLine(line);
            }
            lines.Writer.TryWrite(line);
        }
    }

    private string Read(StringBuilder text)
    {
        lock (output) return text.ToString();
    }

    private static void RequireOnPath(ProgramStart start)
    {
        var folders = start.Program.Contains('/') ? [""] : (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':');
        if (folders.Any(folder => File.Exists(Path.Combine(folder, start.Program)))) return;
        var advice = start.Install is { } packages ? $"apt-get install {packages} (tests/run does it)" : "install it";
        throw new InvalidOperationException($"Expected the program {start.Program}, but it is not on this machine: {advice}.");
    }
}
