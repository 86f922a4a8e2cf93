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

    private readonly Process node;

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
        node = Process.Start(new ProcessStartInfo("node", [script, packages, scope]) { RedirectStandardInput = true, RedirectStandardOutput = true })
            ?? throw new InvalidOperationException("Expected Node.js as 'node' on the PATH, but it did not start.");
    }

    public FeelinAnswer Evaluate(string expression)
    {
        node.StandardInput.WriteLine(JsonSerializer.Serialize(expression));
        node.StandardInput.Flush();
        var line = node.StandardOutput.ReadLine() ?? throw new InvalidOperationException($"Expected an answer to '{expression}', but Node.js ended.");
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

    public void Dispose()
    {
        node.StandardInput.Close();
        if (!node.WaitForExit(5000)) node.Kill();
        node.Dispose();
    }
}
