using Workflows.TestKit.Files;

namespace Workflows.EndToEnd.Tests.Surroundings;

public sealed class HostProcessTests
{
    [Fact]
    public async Task The_host_answers_where_it_says_that_it_listens_and_stops_well_when_asked()
    {
        using var data = new TemporaryFolder();
        await using var host = await HostProcess.StartAsync(data.Path);

        await AnswersAsync(host);

        Assert.Equal(0, await host.StopAsync());
    }

    [Fact]
    public async Task After_a_kill_another_host_takes_its_place_at_the_same_address()
    {
        using var data = new TemporaryFolder();
        await using var first = await HostProcess.StartAsync(data.Path);

        await first.KillAsync();
        await Assert.ThrowsAsync<HttpRequestException>(() => AnswersAsync(first));

        await using var second = await HostProcess.StartAsync(data.Path, port: first.Port);
        Assert.Equal(first.Address, second.Address);
        await AnswersAsync(second);
    }

    [Fact]
    public async Task A_host_that_cannot_start_says_why()
    {
        using var data = new TemporaryFolder();
        await using var host = await HostProcess.StartAsync(data.Path);

        var failure = await Assert.ThrowsAsync<InvalidOperationException>(() => HostProcess.StartAsync(data.Path, port: host.Port));

        Assert.Contains("address already in use", failure.Message, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_first_start_verifies_the_files_and_keeps_a_copy_of_them_and_over_files_that_do_not_verify_there_is_none()
    {
        using var data = new TemporaryFolder();
        var files = data.Combine("files");
        ShippedFiles.CopyTo(files);
        var settings = new Dictionary<string, string?> { ["Workflows__Definitions"] = files };
        await using (var host = await HostProcess.StartAsync(data.Combine("good"), settings)) await AnswersAsync(host);
        Assert.True(File.Exists(Path.Combine(ShippedFiles.AcceptedIn(data.Combine("good")), "penalty", "penalty.bpmn")));

        await File.WriteAllTextAsync(Path.Combine(files, "penalty", "documents", "left.md"), "---\ntitle: { zh: 多余, en: Left over }\n---\n{{ case.number }}\n");
        var failure = await Assert.ThrowsAsync<InvalidOperationException>(() => HostProcess.StartAsync(data.Combine("bad"), settings));

        Assert.Contains("error VER0026", failure.Message, StringComparison.Ordinal);
        Assert.False(Directory.Exists(ShippedFiles.AcceptedIn(data.Combine("bad"))));
    }

    private static async Task AnswersAsync(HostProcess host)
    {
        using var client = new HttpClient();
        using var response = await client.GetAsync(host.Address);
        Assert.True((int)response.StatusCode < 500, $"Expected an answer, but got {response.StatusCode}:\n{host.Output}");
    }
}
