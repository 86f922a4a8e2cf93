using Workflows.Persistence.Tests.Databases;
using Workflows.Runtime.Cases;
using Workflows.Runtime.Mail;
using Workflows.Runtime.Timing;
using Workflows.TestKit.Postgres;
using Workflows.TestKit.Stores;

namespace Workflows.Persistence.Tests.Stores;

public sealed class InMemoryCaseStoreTests : CaseStoreContract
{
    protected override Task<(ICaseStore Store, IOutbox Outbox)> OpenAsync()
    {
        var store = new InMemoryCaseStore(AuthorityZone.Default);
        return Task.FromResult<(ICaseStore, IOutbox)>((store, store));
    }

    protected override void Close()
    {
        // nothing outlives the test
    }
}

public sealed class SqliteCaseStoreTests : CaseStoreContract
{
    private readonly DatabaseUnderTest database = DatabaseUnderTest.EmptySqlite();

    protected override async Task<(ICaseStore Store, IOutbox Outbox)> OpenAsync()
    {
        await database.MigratedAsync();
        return (database.Store, database.Outbox);
    }

    protected override void Close() => database.Dispose();
}

[Collection(OnPostgres.Name)]
public sealed class PostgresCaseStoreTests(PostgresServer server) : CaseStoreContract
{
    private DatabaseUnderTest? database;

    protected override async Task<(ICaseStore Store, IOutbox Outbox)> OpenAsync()
    {
        database = await (await DatabaseUnderTest.EmptyPostgresAsync(server)).MigratedAsync();
        return (database.Store, database.Outbox);
    }

    protected override void Close() => database?.Dispose();
}
