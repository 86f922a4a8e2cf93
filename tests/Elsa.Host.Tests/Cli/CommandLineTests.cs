using System.Diagnostics;

namespace Elsa.Host.Tests.Cli;

/// <summary>The executable as a shell sees it.</summary>
public sealed class CommandLineTests
{
    [Theory]
    [InlineData("srve", "Expected a verb or a setting, but got 'srve'")]
    [InlineData("--prot 5081", "but got '--prot'")]
    [InlineData("serve --urls", "Expected a value after '--urls'")]
    [InlineData("serve --environment Production --Demo:Clock 2026-03-02T09:00+08:00", "Expected no Demo:Clock outside Development")]
    [InlineData("serve --environment Development --Demo:Clock Monday", "Expected Demo:Clock to be an instant with its offset")]
    [InlineData("serve --Smtp:Host mail.example.test --Smtp:Port 0", "Smtp:Port must be 1 to 65535, but it is 0.")]
    [InlineData("serve --Workflows:Data /dev/null/data", "Expected a data folder that can be read and written")]
    [InlineData("serve --Database:Provider postgres --Database:ConnectionString Host=127.0.0.1;Port=1", "Expected a database that can be opened")]
    [InlineData("serve --urls http://192.0.2.1:5080", "Expected an address to listen on")]
    public async Task Bad_input_ends_with_2_and_says_what_was_expected(string arguments, string expected)
    {
        var (code, _, error) = await RunAsync(arguments);

        Assert.Equal(2, code);
        Assert.Contains(expected, error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Help_lists_the_verbs_and_ends_with_0()
    {
        var (code, output, _) = await RunAsync("--help");

        Assert.Equal(0, code);
        Assert.Contains("serve", output, StringComparison.Ordinal);
    }

    private static async Task<(int Code, string Output, string Error)> RunAsync(string arguments)
    {
        var data = Directory.CreateTempSubdirectory("elsa-host-cli-").FullName;
        var start = new ProcessStartInfo("dotnet", $"{typeof(Program).Assembly.Location} {arguments}")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["Workflows__Data"] = data },
        };
        using var process = Process.Start(start)!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        Directory.Delete(data, recursive: true);
        return (process.ExitCode, await output, await error);
    }
}
