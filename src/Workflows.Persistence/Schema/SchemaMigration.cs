using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Workflows.Persistence.Database;

namespace Workflows.Persistence.Schema;

/// <summary>Brings the database to the schema of this version, before the host listens.</summary>
public sealed class SchemaMigration(WorkflowDatabase database)
{
    /// <summary>Any number that nothing else locks in this database.</summary>
    private const long LockKey = 0x776F726B666C6F77;

    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(100);

    /// <summary>Applies the scripts that were not applied yet, each once; a second run changes nothing.</summary>
    /// <returns>The names of the scripts applied now, such as <c>0001_cases</c>.</returns>
    /// <exception cref="TimeoutException">Another process keeps migrating the same SQLite file.</exception>
    public async Task<IReadOnlyList<string>> ApplyAsync(CancellationToken cancellationToken)
    {
        await using var context = database.Open();
        if (database.SqliteFile is not { } file) return await ApplyAloneAsync(context, cancellationToken);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        await using var held = await HoldAsync(file + ".migration", cancellationToken);
        await RemoveStaleLockAsync(context, cancellationToken);
        await context.Database.ExecuteSqlRawAsync("PRAGMA journal_mode = WAL", cancellationToken);
        return await ApplyAsync(context, cancellationToken);
    }

    /// <summary>
    /// On PostgreSQL EF's lock is let go between one script and the next, so that two hosts that start at once would both apply the second one.
    /// A lock of our own is held over all of them, on a connection of its own: it goes with the connection, however the process ends.
    /// </summary>
    private async Task<IReadOnlyList<string>> ApplyAloneAsync(WorkflowContext context, CancellationToken cancellationToken)
    {
        if (!await context.Database.CanConnectAsync(cancellationToken)) return await ApplyAsync(context, cancellationToken); // begins the database, or says why not
        await using var holder = database.Open();
        holder.Database.SetCommandTimeout(s_patience);
        await holder.Database.OpenConnectionAsync(cancellationToken);
        await holder.Database.ExecuteSqlAsync($"SELECT pg_advisory_lock({LockKey})", cancellationToken);
        try
        {
            return await ApplyAsync(context, cancellationToken);
        }
        finally
        {
            await holder.Database.ExecuteSqlAsync($"SELECT pg_advisory_unlock({LockKey})", CancellationToken.None);
        }
    }

    private static async Task<IReadOnlyList<string>> ApplyAsync(WorkflowContext context, CancellationToken cancellationToken)
    {
        var pending = (await context.Database.GetPendingMigrationsAsync(cancellationToken)).ToList();
        await context.Database.MigrateAsync(cancellationToken);
        return pending;
    }

    /// <summary>
    /// On SQLite EF's migration lock is a row that a killed process leaves behind, and for which the next start would wait for ever. Who holds the
    /// file knows that nobody else is migrating, so that a row found now is such a one.
    /// </summary>
    private static async Task RemoveStaleLockAsync(WorkflowContext context, CancellationToken cancellationToken)
    {
        var tables = await context.Database.SqlQueryRaw<int>(
            "SELECT count(*) AS \"Value\" FROM sqlite_master WHERE type = 'table' AND name = '__EFMigrationsLock'").SingleAsync(cancellationToken);
        if (tables > 0) await context.Database.ExecuteSqlRawAsync("DELETE FROM \"__EFMigrationsLock\"", cancellationToken);
    }

    /// <summary>Opens a file that only one process can have open; the operating system frees it, however the process ends.</summary>
    private static async Task<FileStream> HoldAsync(string path, CancellationToken cancellationToken)
    {
        var waited = Stopwatch.StartNew();
        while (true)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException e) when (e is not (DirectoryNotFoundException or FileNotFoundException or PathTooLongException))
            {
                if (waited.Elapsed > s_patience)
                    throw new TimeoutException($"Expected {path} to be free within {s_patience.TotalSeconds:0} s, but another process is migrating the database.", e);
                await Task.Delay(s_pause, cancellationToken);
            }
        }
    }
}
