using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Workflows.Persistence.Database;
using Workflows.Persistence.Schema;

namespace Workflows.Persistence.Tests.Schema;

/// <summary>Migrates as the host does, and stops for good when the first script is about to run: EF's lock is taken by then.</summary>
internal sealed class MigrationStopper : DbCommandInterceptor
{
    public const string Stopped = "in the middle";

    public static async Task<int> RunAsync(string folder)
    {
        using var database = new WorkflowDatabase(new() { DataFolder = folder }, [new MigrationStopper()]);
        await new SchemaMigration(database).ApplyAsync(default);
        return 0;
    }

    public override async ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        if (!command.CommandText.Contains("0001 cases", StringComparison.Ordinal)) return result;
        Console.WriteLine(Stopped);
        await Task.Delay(Timeout.Infinite, cancellationToken);
        return result;
    }
}
