using Npgsql;
using Xunit;

namespace Workflows.TestKit.Postgres;

/// <summary>A real PostgreSQL server for a collection of tests: <c>ICollectionFixture&lt;PostgresServer&gt;</c>.</summary>
/// <remarks>
/// Starts a private cluster of the installed PostgreSQL (some two seconds), or uses the server whose administrator's
/// connection string stands in the environment variable <see cref="Variable"/>.
/// </remarks>
public sealed class PostgresServer : IAsyncLifetime
{
    /// <summary>Names a running server to use instead.</summary>
    public const string Variable = "POSTGRES_TEST_SERVER";

    private readonly List<string> databases = [];
    private PostgresCluster? cluster;
    private string administrator = "";

    public async Task InitializeAsync()
    {
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } running)
        {
            administrator = running;
            return;
        }
        cluster = await PostgresCluster.StartAsync();
        administrator = cluster.ConnectionString;
    }

    /// <summary>Creates an empty database that nobody else uses, and gives its connection string.</summary>
    public async Task<string> CreateDatabaseAsync(CancellationToken cancellationToken = default)
    {
        var name = $"test_{Guid.NewGuid():n}";
        await ExecuteAsync($"CREATE DATABASE {name} TEMPLATE template0", cancellationToken);
        lock (databases) databases.Add(name);
        return new NpgsqlConnectionStringBuilder(administrator) { Database = name }.ConnectionString;
    }

    public async Task DisposeAsync()
    {
        if (cluster is not null)
        {
            await cluster.DisposeAsync();
            return;
        }
        foreach (var name in databases) await ExecuteAsync($"DROP DATABASE {name} WITH (FORCE)", CancellationToken.None);
    }

    private async Task ExecuteAsync(string sql, CancellationToken cancellationToken)
    {
        await using var source = NpgsqlDataSource.Create(administrator);
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
