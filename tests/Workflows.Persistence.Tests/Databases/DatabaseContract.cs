using Workflows.Engine.Cases;
using Workflows.Runtime.Cases;
using Workflows.TestKit.Postgres;

namespace Workflows.Persistence.Tests.Databases;

/// <summary>What the database keeps besides the cases themselves; run on SQLite and on PostgreSQL.</summary>
public abstract partial class DatabaseContract : IAsyncLifetime
{
    private protected static readonly CancellationToken None = CancellationToken.None;

    private protected SqlLog Sql { get; } = new();

    private protected DatabaseUnderTest Db { get; private set; } = null!;

    private protected abstract Task<DatabaseUnderTest> EmptyAsync();

    public async Task InitializeAsync()
    {
        Db = await EmptyAsync();
        await Db.MigratedAsync();
    }

    public Task DisposeAsync()
    {
        Db.Dispose();
        return Task.CompletedTask;
    }

    private protected async Task<CaseState> AppendAsync(CaseCommit commit)
    {
        await Db.Store.AppendAsync(commit, None);
        return commit.After;
    }
}

public sealed class SqliteDatabaseTests : DatabaseContract
{
    private protected override Task<DatabaseUnderTest> EmptyAsync() => Task.FromResult(DatabaseUnderTest.EmptySqlite(Sql));
}

[Collection(OnPostgres.Name)]
public sealed class PostgresDatabaseTests(PostgresServer server) : DatabaseContract
{
    private protected override Task<DatabaseUnderTest> EmptyAsync() => DatabaseUnderTest.EmptyPostgresAsync(server, Sql);
}
