using System.CommandLine;
using Elsa.Host.Composition;
using Workflows.Engine.Cases;
using Workflows.Persistence.Queries;

namespace Elsa.Host.Cli;

/// <summary><c>verify-log</c>: computes the chains of hashes again and says where one is broken, if it is.</summary>
internal static class VerifyLogCommand
{
    public static Command Create(IConfiguration settings, ProductPaths paths)
    {
        var only = new Argument<string?>("case") { Description = "The id of one case, or its number; all cases without it.", Arity = ArgumentArity.ZeroOrOne };
        var command = new Command("verify-log", "Verifies that nobody changed the log. 0: whole, 1: broken, 2: no such case or database.") { only };
        command.SetAction((parsed, cancellationToken) => StoredData.UseAsync(settings, paths, parsed.InvocationConfiguration, mustExist: true, async services =>
        {
            var streams = parsed.InvocationConfiguration;
            CaseId? id = null;
            if (parsed.GetValue(only) is { } asked)
            {
                id = await FindAsync(services.GetRequiredService<CaseQueries>(), asked, cancellationToken);
                if (id is null)
                {
                    await streams.Error.WriteLineAsync($"Expected the id or the number of a case, but there is no case '{asked}'.");
                    return ExitCode.BadInput;
                }
            }
            var check = await services.GetRequiredService<LogVerification>().RunAsync(id, cancellationToken);
            if (check.FirstBreak is { } broken)
            {
                await streams.Output.WriteLineAsync($"broken: {broken}");
                return ExitCode.FindingsOrRefusal;
            }
            await streams.Output.WriteLineAsync($"whole: cases={check.Cases} events={check.Events}");
            return ExitCode.Well;
        }));
        return command;
    }

    private static async Task<CaseId?> FindAsync(CaseQueries queries, string asked, CancellationToken cancellationToken) =>
        (CaseId.TryParse(asked, out var id) ? await queries.CaseAsync(id, cancellationToken) : await queries.CaseOfNumberAsync(asked, cancellationToken))?.Case;
}
