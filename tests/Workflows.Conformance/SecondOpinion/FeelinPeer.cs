using System.Diagnostics;
using System.Text.Json;
using Workflows.Decisions.Feel;

namespace Workflows.Conformance.SecondOpinion;

/// <summary>What feelin makes of an expression: a value, or the message with which it refused the text.</summary>
internal sealed record FeelinAnswer(FeelValue? Value, string? Fault);

/// <summary>A Node.js process that evaluates expressions with the npm package feelin, one after the other.</summary>
internal sealed class FeelinPeer : IDisposable
{
    /// <summary>How the answer begins that stands for what FEEL has no value for.</summary>
    public const string NoValue = "no value of FEEL";

    /// <summary>The answer that stands for none within memory and patience.</summary>
    public const string NoAnswer = "no answer";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private readonly ProcessStartInfo start;
    private Process node;

    /// <param name="packages">The folder whose <c>node_modules</c> holds feelin.</param>
    /// <param name="scope">The variables, as JSON.</param>
    /// <exception cref="InvalidOperationException">feelin is not installed there.</exception>
    public FeelinPeer(string packages, string scope)
    {
        if (!Directory.Exists(Path.Combine(packages, "node_modules", "feelin")))
        {
            throw new InvalidOperationException($"Expected the npm package feelin in '{packages}', but it is not installed. Run: npm ci --prefix {packages}");
        }
        var script = Path.Combine(AppContext.BaseDirectory, "SecondOpinion", "feelin-peer.mjs");
        start = new ProcessStartInfo("node", ["--max-old-space-size=512", script, packages, scope]) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        node = Start();
    }

    public FeelinAnswer Evaluate(string expression)
    {
        node.StandardInput.WriteLine(JsonSerializer.Serialize(expression));
        node.StandardInput.Flush();
        var answer = node.StandardOutput.ReadLineAsync();
        if (answer.Wait(Patience) && answer.Result is { } line) return Read(line);
        // It knows no limits: a long interval takes all its memory.
        node.Kill();
        node.Dispose();
        node = Start();
        return new(FeelValue.Of(NoAnswer), null);
    }

    public void Dispose()
    {
        node.StandardInput.Close();
        if (!node.WaitForExit(5000)) node.Kill();
        node.Dispose();
    }

    private static FeelinAnswer Read(string line)
    {
        using var answer = JsonDocument.Parse(line);
        if (answer.RootElement.TryGetProperty("fault", out var fault)) return new(null, fault.GetString());
        try
        {
            return new(FeelJson.Read(answer.RootElement.GetProperty("value")), null);
        }
        catch (FormatException)
        {
            return new(FeelValue.Of($"{NoValue}: {line}"), null);
        }
    }

    private Process Start()
    {
        var started = Process.Start(start) ?? throw new InvalidOperationException("Expected Node.js as 'node' on the PATH, but it did not start.");
        // What it says when it runs out of memory is nobody's concern.
        started.ErrorDataReceived += (_, _) => { };
        started.BeginErrorReadLine();
        return started;
    }
}
