using System.Globalization;
using Workflows.TestKit.Running;
using Workflows.TestKit.Waiting;

namespace Workflows.EndToEnd.Tests.Surroundings;

public sealed class TetheredProcessTests
{
    [Fact]
    public async Task A_program_that_ends_tells_its_code_and_all_it_printed()
    {
        await using var process = TetheredProcess.Start(new("bash", "-c", "echo out; echo err >&2; exit 3"));

        Assert.Equal(3, await process.Ended);
        Assert.Equal("out\n", process.StandardOutput);
        Assert.Contains("err", process.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_line_that_never_comes_is_told_with_what_came_instead()
    {
        await using var process = TetheredProcess.Start(new("echo", "port taken"));

        var failure = await Assert.ThrowsAsync<InvalidOperationException>(() => process.LineAsync("ready"));

        Assert.Contains("port taken", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_program_is_told_with_the_package_that_brings_it()
    {
        var failure = Assert.Throws<InvalidOperationException>(
            () => TetheredProcess.Start(new("no-such-program") { Install = "some-package" }));

        Assert.Contains("apt-get install some-package", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_program_that_does_not_want_to_stop_is_killed()
    {
        await using var process = TetheredProcess.Start(new("bash", "-c", "trap '' TERM; echo deaf; while :; do sleep 0.1; done"));
        await process.LineAsync("deaf");

        Assert.Equal(128 + 9, await process.StopAsync(within: TimeSpan.FromMilliseconds(300)));
    }

    /// <summary>The one in the middle stands for a test process that is killed; the last one for a server that it started.</summary>
    [Fact]
    public async Task When_the_test_is_killed_its_programs_end_too()
    {
        await using var middle = TetheredProcess.Start(new(
            "bash", "-c", """exec 4> >(bash -c "$0" tether "$@"); wait $!""", TetheredProcess.Tether,
            "bash", "-c", "echo server $$; exec sleep 1000"));
        var server = int.Parse((await middle.LineAsync("server")).Split(' ')[1], CultureInfo.InvariantCulture);
        Assert.True(Directory.Exists($"/proc/{server}"));

        await middle.StopAsync("KILL");

        await Eventually.TrueAsync($"process {server} to be gone", () => !Directory.Exists($"/proc/{server}"));
    }
}
