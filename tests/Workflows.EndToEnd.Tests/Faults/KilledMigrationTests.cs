using Npgsql;
using Workflows.EndToEnd.Tests.Cases;
using Workflows.EndToEnd.Tests.Surroundings;
using Workflows.TestKit.Files;
using Workflows.TestKit.Postgres;
using Workflows.TestKit.Waiting;

namespace Workflows.EndToEnd.Tests.Faults;

/// <summary>The very first start is killed while the schema is being made; the next one must find its way.</summary>
[Collection(EndToEnd.Name)]
public sealed class KilledMigrationTests(PostgresServer postgres)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    [Theory]
    [InlineData(0)]
    [InlineData(30)]
    [InlineData(100)]
    [InlineData(300)]
    public async Task After_a_kill_in_the_midst_of_the_migration_the_next_start_succeeds_on_SQLite(int millisecondsLater)
    {
        using var data = new TemporaryFolder();
        await HostProcess.StartAndKillAsync(data.Path, Settings(), MigratingAsync());

        await ServesAsync(data.Path, Settings());

        async Task MigratingAsync()
        {
            await Eventually.TrueAsync("the migration to begin", () => File.Exists(data.Combine("workflows.db.migration")), Patience);
            await Task.Delay(millisecondsLater);
        }
    }

    [Fact]
    public async Task Starts_that_are_killed_one_after_another_in_their_first_second_do_not_spoil_the_data()
    {
        using var data = new TemporaryFolder();
        for (var milliseconds = 200; milliseconds <= 1_000; milliseconds += 200)
        {
            await HostProcess.StartAndKillAsync(data.Path, Settings(), Task.Delay(milliseconds));
        }

        await ServesAsync(data.Path, Settings());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(18)]
    public async Task After_a_kill_with_so_many_tables_made_the_next_start_succeeds_on_PostgreSQL(int tables)
    {
        using var data = new TemporaryFolder();
        var connection = await postgres.CreateDatabaseAsync();
        var settings = Settings();
        (settings["Database__Provider"], settings["Database__ConnectionString"]) = ("postgres", connection);
        await HostProcess.StartAndKillAsync(data.Path, settings, Eventually.GetAsync($"{tables} tables", _ => CountAsync(), made => made >= tables, Patience));

        await ServesAsync(data.Path, settings);

        async Task<long> CountAsync()
        {
            await using var database = new NpgsqlConnection(connection);
            await database.OpenAsync();
            await using var command = new NpgsqlCommand("SELECT count(*) FROM information_schema.tables WHERE table_schema = 'public'", database);
            return (long)(await command.ExecuteScalarAsync())!;
        }
    }

    private static async Task ServesAsync(string data, Dictionary<string, string?> settings)
    {
        await using var host = await HostProcess.StartAsync(data, settings);
        using var officer = await Clerk.SignInAsync(host.Address, "officer1");

        Assert.Contains("案件来源登记表", await officer.ReadAsync("/cases/start"), StringComparison.Ordinal);
        Assert.Equal(0, await host.StopAsync());
    }

    private static Dictionary<string, string?> Settings() => new() { ["Demo__Password"] = Office.Password };
}
