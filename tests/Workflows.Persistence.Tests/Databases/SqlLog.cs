using System.Collections.Concurrent;
using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Workflows.Persistence.Tests.Databases;

/// <summary>Remembers the commands that were sent to a database.</summary>
public sealed class SqlLog : DbCommandInterceptor
{
    private readonly ConcurrentQueue<string> commands = new();

    public IReadOnlyCollection<string> Commands => commands;

    /// <summary>The commands that insert into a table, change it or delete from it.</summary>
    public IEnumerable<string> WritesTo(string table) => commands.Where(c =>
        c.Contains($"INSERT INTO {table} ", StringComparison.Ordinal) || c.Contains($"UPDATE {table} ", StringComparison.Ordinal)
        || c.Contains($"DELETE FROM {table}\n", StringComparison.Ordinal));

    public void Forget() => commands.Clear();

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
    {
        commands.Enqueue(Plain(command));
        return new(result);
    }

    public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        commands.Enqueue(Plain(command));
        return new(result);
    }

    private static string Plain(DbCommand command) => command.CommandText.Replace("\"", "", StringComparison.Ordinal).ReplaceLineEndings("\n") + "\n";
}
