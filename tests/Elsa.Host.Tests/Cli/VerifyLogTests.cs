using Elsa.Host.Cli;
using Elsa.Host.Composition;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Workflows.Persistence.Database;

namespace Elsa.Host.Tests.Cli;

/// <summary>The chain of the log over cases that were really played.</summary>
public sealed class VerifyLogTests(HostWithCases host) : IClassFixture<HostWithCases>
{
    [Fact]
    public async Task A_whole_log_is_whole_and_a_changed_event_is_named_with_case_and_place()
    {
        var database = host.Services.GetRequiredService<WorkflowDatabase>();
        var (code, output) = await RunAsync(database.DataFolder);
        Assert.Equal(0, code);
        Assert.Matches(@"^whole: cases=5 events=\d{4}\n$", output);
        Assert.Equal(2, (await RunAsync(database.DataFolder, "demo-9")).Code);

        await ChangeAsync(database, "demo-2", 7);

        Assert.Equal(0, (await RunAsync(database.DataFolder, "demo-1")).Code);
        foreach (var asked in new string[][] { [], ["demo-2"] })
        {
            (code, output) = await RunAsync(database.DataFolder, asked);
            Assert.Equal(1, code);
            Assert.StartsWith("broken: case demo-2, event 7: Expected what is stored to have the hash ", output, StringComparison.Ordinal);
        }
    }

    private static async Task ChangeAsync(WorkflowDatabase database, string id, int seq)
    {
        await using var connection = new SqliteConnection($"Data Source={database.SqliteFile}");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "UPDATE case_events SET payload = replace(payload, 'officer1', 'officer2') || ' ' WHERE case_id = $id AND seq = $seq";
        command.Parameters.AddWithValue("$id", id);
        command.Parameters.AddWithValue("$seq", seq);
        Assert.Equal(1, await command.ExecuteNonQueryAsync());
    }

    private static async Task<(int Code, string Output)> RunAsync(string data, params string[] arguments)
    {
        var settings = new ConfigurationBuilder().AddInMemoryCollection([new("Workflows:Data", data)]).Build();
        using StringWriter output = new() { NewLine = "\n" }, error = new();
        var code = await VerifyLogCommand.Create(settings, ProductPaths.From(settings, AppContext.BaseDirectory)).Parse(arguments).InvokeAsync(new() { Output = output, Error = error });
        return (code, output.ToString());
    }
}
