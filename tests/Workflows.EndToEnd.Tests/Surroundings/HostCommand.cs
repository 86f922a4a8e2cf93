using Workflows.TestKit.Running;

namespace Workflows.EndToEnd.Tests.Surroundings;

/// <summary>What a command-line verb of the host did.</summary>
/// <param name="ExitCode">0 well, 1 findings or refusal, 2 bad input.</param>
/// <param name="Output">Standard output.</param>
/// <param name="Everything">Standard output and standard error, line by line.</param>
public sealed record HostCommand(int ExitCode, string Output, string Everything)
{
    /// <summary>Runs a verb to its end, such as <c>RunAsync("period", "7 working days", "--from", "2026-03-10")</c>.</summary>
    public static Task<HostCommand> RunAsync(params string[] arguments) => RunAsync(new Dictionary<string, string?>(), arguments);

    /// <param name="settings">Configuration, as environment variables: <c>Workflows__Data</c>.</param>
    /// <inheritdoc cref="RunAsync(string[])"/>
    public static async Task<HostCommand> RunAsync(IReadOnlyDictionary<string, string?> settings, params string[] arguments)
    {
        await using var process = TetheredProcess.Start(HostExecutable.Start(settings, arguments));
        var code = await process.Ended.WaitAsync(TimeSpan.FromMinutes(2));
        return new(code, process.StandardOutput, process.Output);
    }
}
