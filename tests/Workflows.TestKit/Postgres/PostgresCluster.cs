using Npgsql;
using Workflows.TestKit.Files;
using Workflows.TestKit.Running;

namespace Workflows.TestKit.Postgres;

/// <summary>A private PostgreSQL cluster in a temporary folder, listening on 127.0.0.1 only, without fsync: it outlives no test.</summary>
internal sealed class PostgresCluster : IAsyncDisposable
{
    private readonly TemporaryFolder folder;
    private readonly TetheredProcess server;

    private PostgresCluster(TemporaryFolder folder, TetheredProcess server, string connectionString) =>
        (this.folder, this.server, ConnectionString) = (folder, server, connectionString);

    /// <summary>The administrator's connection, to the database <c>postgres</c>.</summary>
    public string ConnectionString { get; }

    public static async Task<PostgresCluster> StartAsync()
    {
        var folder = new TemporaryFolder();
        try
        {
            await PostgresPrograms.OwnAsync(folder.Path);
            var data = folder.Combine("data");
            await using (var initdb = TetheredProcess.Start(PostgresPrograms.Start("initdb", folder.Path,
                "--pgdata", data, "--username", "postgres", "--auth", "trust", "--encoding", "UTF8", "--locale", "C.UTF-8", "--no-sync")))
            {
                await initdb.SucceedAsync();
            }
            var port = FreePort.Next();
            var server = TetheredProcess.Start(PostgresPrograms.Start("postgres", folder.Path,
                "-D", data, "-p", $"{port}", "-c", "listen_addresses=127.0.0.1", "-c", "unix_socket_directories=",
                "-c", "fsync=off", "-c", "synchronous_commit=off", "-c", "full_page_writes=off",
                "-c", "shared_buffers=64MB", "-c", "max_connections=600") with { LastSignal = "QUIT" });
            await server.LineAsync("ready to accept connections");
            var connection = new NpgsqlConnectionStringBuilder
            {
                Host = "127.0.0.1", Port = port, Username = "postgres", Database = "postgres", IncludeErrorDetail = true,
            };
            return new(folder, server, connection.ConnectionString);
        }
        catch
        {
            folder.Dispose();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await server.StopAsync("INT"); // a "fast" shutdown: it does not wait for clients
        await server.DisposeAsync();
        folder.Dispose();
    }
}
