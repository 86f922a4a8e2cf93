using Npgsql;
using Workflows.TestKit.Postgres;

namespace Workflows.EndToEnd.Tests.Surroundings;

[Collection(EndToEnd.Name)]
public sealed class PostgresServerTests(PostgresServer server)
{
    [Fact]
    public async Task A_fresh_database_is_empty_and_speaks_UTF_8()
    {
        await using var database = NpgsqlDataSource.Create(await server.CreateDatabaseAsync());

        Assert.Equal(0L, await ScalarAsync(database, "SELECT count(*) FROM pg_tables WHERE schemaname = 'public'"));
        Assert.Equal("UTF8", await ScalarAsync(database, "SHOW server_encoding"));
        Assert.Equal(4, await ScalarAsync(database, "SELECT length('安全生产')"));
    }

    [Fact]
    public async Task What_is_written_in_one_database_is_not_in_another()
    {
        await using var first = NpgsqlDataSource.Create(await server.CreateDatabaseAsync());
        await using var second = NpgsqlDataSource.Create(await server.CreateDatabaseAsync());

        await ScalarAsync(first, "CREATE TABLE cases (id text PRIMARY KEY)");

        Assert.Equal("cases", await ScalarAsync(first, "SELECT to_regclass('cases')::text"));
        Assert.Equal(DBNull.Value, await ScalarAsync(second, "SELECT to_regclass('cases')::text"));
    }

    [Fact]
    public async Task Two_workers_skip_the_rows_that_the_other_has_locked()
    {
        await using var database = NpgsqlDataSource.Create(await server.CreateDatabaseAsync());
        await ScalarAsync(database, "CREATE TABLE timers (id int); INSERT INTO timers VALUES (1), (2)");
        await using var one = await database.OpenConnectionAsync();
        await using var other = await database.OpenConnectionAsync();
        await using var holding = await one.BeginTransactionAsync();

        Assert.Equal(1, await LeaseAsync(one));
        Assert.Equal(2, await LeaseAsync(other));
    }

    private static async Task<object?> LeaseAsync(NpgsqlConnection worker)
    {
        await using var command = new NpgsqlCommand("SELECT id FROM timers ORDER BY id LIMIT 1 FOR UPDATE SKIP LOCKED", worker);
        return await command.ExecuteScalarAsync();
    }

    private static async Task<object?> ScalarAsync(NpgsqlDataSource database, string sql)
    {
        await using var command = database.CreateCommand(sql);
        return await command.ExecuteScalarAsync();
    }
}
