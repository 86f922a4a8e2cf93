using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Workflows.Persistence.Database;

namespace Elsa.Host.Tests.Desk;

/// <summary>A timer that fails again and again is seen by somebody.</summary>
public sealed class StuckTimerTests(HostWithCases host) : IClassFixture<HostWithCases>
{
    [Fact]
    public async Task It_stands_on_the_board_and_on_its_case_with_its_step_and_the_words_of_the_refusal_for_who_oversees()
    {
        // One that a later version of the product wrote: every command to it fails.
        await ChangeAsync("UPDATE case_events SET type = 'of-a-later-version' WHERE case_id = 'demo-3' AND seq = (SELECT max(seq) FROM case_events WHERE case_id = 'demo-3')");
        await ChangeAsync("UPDATE timers SET attempts = 2 WHERE case_id = 'demo-3'");
        var supervisor = await host.Visit().AsAsync("supervisor");
        Assert.DoesNotContain("stuck-timers", await supervisor.ReadAsync("/board"), StringComparison.Ordinal);

        await ChangeAsync("UPDATE timers SET attempts = 3 WHERE case_id IN ('demo-2', 'demo-3')");

        var board = await supervisor.ReadAsync("/board");
        Assert.Contains("系统多次尝试未能执行的定时事项", board, StringComparison.Ordinal);
        Assert.Contains("已尝试 3 次", board, StringComparison.Ordinal);
        Assert.Contains("执行出错：", board, StringComparison.Ordinal);
        Assert.Contains("of-a-later-version", board, StringComparison.Ordinal);
        Assert.Contains("stuck-timers", await (await host.Visit().AsAsync("admin")).ReadAsync("/board"), StringComparison.Ordinal);
        Assert.DoesNotContain("stuck-timers", await (await host.Visit().AsAsync("unit-head")).ReadAsync("/board"), StringComparison.Ordinal);

        var page = await supervisor.ReadAsync("/cases/demo-2");
        Assert.Contains("现在可以执行，系统将自动再试。", page, StringComparison.Ordinal);
        Assert.DoesNotContain("stuck-timers", await (await host.Visit().AsAsync("officer1")).ReadAsync("/cases/demo-2"), StringComparison.Ordinal);
    }

    private async Task ChangeAsync(string sql)
    {
        await using var connection = new SqliteConnection($"Data Source={host.Services.GetRequiredService<WorkflowDatabase>().SqliteFile}");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        Assert.NotEqual(0, await command.ExecuteNonQueryAsync());
    }
}
