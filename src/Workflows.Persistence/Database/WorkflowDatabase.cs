using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace Workflows.Persistence.Database;

/// <summary>The database that the settings name. What it holds is reached through the stores and queries of this project.</summary>
public sealed class WorkflowDatabase : IDisposable
{
    private readonly PooledDbContextFactory<WorkflowContext> contexts;
    private readonly SemaphoreSlim oneWriter = new(1);
    private readonly string? sqlite;

    public WorkflowDatabase(DatabaseOptions options) : this(options, [])
    {
    }

    internal WorkflowDatabase(DatabaseOptions options, IEnumerable<IInterceptor> interceptors)
    {
        ArgumentNullException.ThrowIfNull(options);
        (Dialect, DataFolder) = (options.Dialect, Path.GetFullPath(options.DataFolder));
        var builder = new DbContextOptionsBuilder<WorkflowContext>().AddInterceptors(interceptors)
            // Migrations are SQL of our own; there is no snapshot to compare the model with.
            .ConfigureWarnings(warnings => warnings.Ignore(RelationalEventId.PendingModelChangesWarning));
        if (Dialect == DatabaseDialect.Sqlite)
        {
            var connection = new SqliteConnectionStringBuilder(options.ConnectionString);
            if (connection.DataSource.Length == 0) connection.DataSource = Path.Combine(DataFolder, "workflows.db");
            (sqlite, SqliteFile) = (connection.ConnectionString, Path.GetFullPath(connection.DataSource));
            builder.UseSqlite(sqlite).AddInterceptors(new SqlitePragmas());
        }
        else
        {
            builder.UseNpgsql(options.ConnectionString);
        }
        contexts = new(builder.Options);
    }

    public DatabaseDialect Dialect { get; }

    /// <summary>The absolute path of the data folder.</summary>
    public string DataFolder { get; }

    /// <summary>The file of an SQLite database; null for PostgreSQL.</summary>
    public string? SqliteFile { get; }

    /// <summary>What a sub-query that leases rows ends with: PostgreSQL steps over rows that another worker holds; on SQLite there is no other writer.</summary>
    internal string SkipLocked => Dialect == DatabaseDialect.Postgres ? "FOR UPDATE SKIP LOCKED" : "";

    internal WorkflowContext Open() => contexts.CreateDbContext();

    /// <summary>
    /// Waits until this process may write. SQLite has one writer at a time: here writers wait in turn, and only other processes are met with busy waiting.
    /// </summary>
    internal async Task<IDisposable?> WriteAsync(CancellationToken cancellationToken)
    {
        if (Dialect != DatabaseDialect.Sqlite) return null;
        await oneWriter.WaitAsync(cancellationToken);
        return new Turn(oneWriter);
    }

    public void Dispose()
    {
        if (sqlite is not null)
        {
            using var connection = new SqliteConnection(sqlite);
            SqliteConnection.ClearPool(connection); // closes the file
        }
        oneWriter.Dispose();
    }

    private sealed class Turn(SemaphoreSlim oneWriter) : IDisposable
    {
        public void Dispose() => oneWriter.Release();
    }
}
