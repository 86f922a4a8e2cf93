using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Workflows.Persistence.Database;

namespace Workflows.Persistence.Schema;

/// <summary>Brings the database to the schema of this version, before the host listens.</summary>
public sealed class SchemaMigration(WorkflowDatabase database)
{
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(100);

    /// <summary>Applies the scripts that were not applied yet, each once; a second run changes nothing.</summary>
    /// <returns>The names of the scripts applied now, such as <c>0001_cases</c>.</returns>
    /// <exception cref="TimeoutException">Another process keeps migrating the same SQLite file.</exception>
    public async Task<IReadOnlyList<string>> ApplyAsync(CancellationToken cancellationToken)
    {
        await using var context = database.Open();
        if (database.SqliteFile is not { } file)
        {
            return await ApplyAsync(context, cancellationToken); // EF locks its history table; the lock goes with the connection
        }
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        await using var held = await HoldAsync(file + ".migration", cancellationToken);
        await RemoveStaleLockAsync(context, cancellationToken);
        await context.Database.ExecuteSqlRawAsync("PRAGMA journal_mode = WAL", cancellationToken);
        return await ApplyAsync(context, cancellationToken);
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
