using Workflows.Persistence.Tests.Databases;
using Workflows.Runtime.Cases;
using Workflows.Runtime.Changes;
using Workflows.Runtime.Timing;
using Workflows.TestKit.Postgres;
using Workflows.TestKit.Stores;

namespace Workflows.Persistence.Tests.Stores;

public sealed class InMemoryChangesTests : ChangesContract
{
    protected override Task<(ICaseStore Store, IDeadlineChanges Changes)> OpenAsync()
    {
        var store = new InMemoryCaseStore(AuthorityZone.Default);
        return Task.FromResult<(ICaseStore, IDeadlineChanges)>((store, new InMemoryChanges(store)));
    }

    protected override void Close()
    {
        // nothing outlives the test
    }
}

public sealed class SqliteChangesTests : ChangesContract
{
    private readonly DatabaseUnderTest database = DatabaseUnderTest.EmptySqlite();

    protected override async Task<(ICaseStore Store, IDeadlineChanges Changes)> OpenAsync()
    {
        await database.MigratedAsync();
        return (database.Store, database.Changes);
    }

    protected override void Close() => database.Dispose();
}

[Collection(OnPostgres.Name)]
public sealed class PostgresChangesTests(PostgresServer server) : ChangesContract
{
    private DatabaseUnderTest? database;

    protected override async Task<(ICaseStore Store, IDeadlineChanges Changes)> OpenAsync()
    {
        database = await (await DatabaseUnderTest.EmptyPostgresAsync(server)).MigratedAsync();
        return (database.Store, database.Changes);
    }

    protected override void Close() => database?.Dispose();
}
