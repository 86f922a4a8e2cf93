using Microsoft.EntityFrameworkCore.Diagnostics;
using Workflows.Persistence.Bundles;
using Workflows.Persistence.Cases;
using Workflows.Persistence.Changes;
using Workflows.Persistence.Database;
using Workflows.Persistence.Files;
using Workflows.Persistence.Mail;
using Workflows.Persistence.People;
using Workflows.Persistence.Queries;
using Workflows.Persistence.Schema;
using Workflows.Runtime.Timing;
using Workflows.Persistence.Tests.Samples;
using Workflows.TestKit.Files;
using Workflows.TestKit.Postgres;
using Workflows.TestKit.Time;

namespace Workflows.Persistence.Tests.Databases;

/// <summary>A real database of the test's own, and everything that reads and writes it.</summary>
public sealed class DatabaseUnderTest : IDisposable
{
    private readonly TemporaryFolder folder;

    private DatabaseUnderTest(TemporaryFolder folder, DatabaseOptions options, IInterceptor[] interceptors)
    {
        (this.folder, Options) = (folder, options);
        Database = new(options, interceptors);
        Files = new(Database);
        Store = new(Database, Files, AuthorityZone.Default);
        Outbox = new(Database, AuthorityZone.Default);
        Queries = new(Database, AuthorityZone.Default);
        Messages = new(Database);
        Verification = new(Database);
        Accounts = new(Database);
        People = new(Database);
        Delegations = new(Database);
        Bundles = new(Database, Clock);
        Changes = new(Database, AuthorityZone.Default);
        Spent = new(Database);
    }

    internal ManualClock Clock { get; } = new(SampleCase.Noon);

    internal DatabaseOptions Options { get; }

    internal WorkflowDatabase Database { get; }

    internal FileArchive Files { get; }

    internal EfCaseStore Store { get; }

    internal EfOutbox Outbox { get; }

    internal CaseQueries Queries { get; }

    internal MessageBox Messages { get; }

    internal LogVerification Verification { get; }

    internal Accounts Accounts { get; }

    internal EfPeople People { get; }

    internal Delegations Delegations { get; }

    internal BundleStore Bundles { get; }

    internal EfDeadlineChanges Changes { get; }

    internal EfSpentRecords Spent { get; }

    /// <summary>A second store on the same database, as another process would have it.</summary>
    internal EfCaseStore AnotherStore() => new(new(Options), Files, AuthorityZone.Default);

    /// <summary>An SQLite file that nothing was done to yet.</summary>
    public static DatabaseUnderTest EmptySqlite(params IInterceptor[] interceptors)
    {
        var folder = new TemporaryFolder();
        return new(folder, new() { Provider = "sqlite", DataFolder = folder.Path }, interceptors);
    }

    /// <summary>A database of the server that nothing was done to yet.</summary>
    public static async Task<DatabaseUnderTest> EmptyPostgresAsync(PostgresServer server, params IInterceptor[] interceptors)
    {
        var folder = new TemporaryFolder();
        return new(folder, new() { Provider = "postgres", ConnectionString = await server.CreateDatabaseAsync(), DataFolder = folder.Path }, interceptors);
    }

    public async Task<DatabaseUnderTest> MigratedAsync()
    {
        await new SchemaMigration(Database).ApplyAsync(default);
        return this;
    }

    public void Dispose()
    {
        Database.Dispose();
        folder.Dispose();
    }
}
