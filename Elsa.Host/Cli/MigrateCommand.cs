using System.CommandLine;
using Elsa.Host.Composition;
using Workflows.Persistence.Schema;

namespace Elsa.Host.Cli;

/// <summary><c>migrate</c>: brings the database to the schema of this version, and says by which scripts.</summary>
internal static class MigrateCommand
{
    public static Command Create(IConfiguration settings, ProductPaths paths)
    {
        var command = new Command("migrate", "Brings the database to the schema of this version; serve does so too. 0: done, 2: the database cannot be opened.");
        command.SetAction((parsed, cancellationToken) => StoredData.UseAsync(settings, paths, parsed.InvocationConfiguration, mustExist: false, async services =>
        {
            var applied = await services.GetRequiredService<SchemaMigration>().ApplyAsync(cancellationToken);
            var output = parsed.InvocationConfiguration.Output;
            foreach (var script in applied) await output.WriteLineAsync($"applied {script}");
            if (applied.Count == 0) await output.WriteLineAsync("nothing to apply: the schema is that of this version");
            return ExitCode.Well;
        }));
        return command;
    }
}
