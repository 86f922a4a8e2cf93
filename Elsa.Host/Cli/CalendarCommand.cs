using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using Elsa.Host.Accounts;
using Elsa.Host.Composition;
using Workflows.Runtime.Changes;
using Workflows.Runtime.Definitions;
using Workflows.Runtime.Law;
using Store = Workflows.Persistence.People.Accounts;

namespace Elsa.Host.Cli;

/// <summary>
/// <c>calendar preview|propose|apply</c>: what a new calendar would move over all running cases, and its making by two people. A password is never an
/// argument: others on the machine could read it.
/// </summary>
internal static class CalendarCommand
{
    public static Command Create(IConfiguration settings, ProductPaths paths) =>
        new("calendar", "Moves running deadlines to a new calendar: shown first, made by two people.") { Preview(settings, paths), Propose(settings, paths), Apply(settings, paths) };

    private static Command Preview(IConfiguration settings, ProductPaths paths)
    {
        var file = FileArgument();
        var command = new Command("preview", "Prints every date that the calendar would move; nothing changes. 0: done, 2: no such file, calendar or database.") { file };
        command.SetAction((parsed, cancellationToken) => WithCasesAsync(settings, paths, parsed, async services =>
        {
            var output = parsed.InvocationConfiguration.Output;
            var inForce = services.GetRequiredService<ProcedureLibrary>().Current.Law.Calendar;
            var reading = CalendarReader.Read(inForce.Id, parsed.GetValue(file)!, await TextAsync(parsed.GetValue(file)!, cancellationToken), inForce.Region);
            if (reading.Value is not { } calendar) throw new FormatException(string.Join(Environment.NewLine, reading.Findings));
            var total = ChangePreview.None;
            await foreach (var batch in services.GetRequiredService<DeadlineChangeover>().PreviewAsync(calendar, cancellationToken))
            {
                foreach (var move in batch.Moves) await SayAsync(output, move);
                await SayAsync(parsed.InvocationConfiguration.Error, batch.Failed);
                total = total.And(batch);
            }
            await SayAsync(output, total);
            return ExitCode.Well;
        }, cancellationToken));
        return command;
    }

    private static Command Propose(IConfiguration settings, ProductPaths paths)
    {
        var (file, by, reason) = (FileArgument(), By(), new Option<string>("--reason") { Description = "Why: the number of the notice.", Required = true });
        var command = new Command("propose", "Proposes the calendar; somebody else has to apply it.") { file, by, reason };
        command.SetAction((parsed, cancellationToken) => WithCasesAsync(settings, paths, parsed, async services =>
        {
            var text = await TextAsync(parsed.GetValue(file)!, cancellationToken);
            var person = await PersonAsync(settings, parsed, services, parsed.GetValue(by)!, cancellationToken);
            var reading = await services.GetRequiredService<DeadlineChangeover>().ProposeCalendarAsync(text, parsed.GetValue(reason)!, person, cancellationToken);
            if (reading.Value is not { } change) throw new FormatException(string.Join(Environment.NewLine, reading.Findings));
            await services.GetRequiredService<DeadlineChangeover>().RunAsync(cancellationToken);
            var changes = services.GetRequiredService<IDeadlineChanges>();
            await foreach (var move in changes.MovesAsync(change.Id, cancellationToken)) await SayAsync(parsed.InvocationConfiguration.Output, move);
            await SayAsync(parsed.InvocationConfiguration.Output, (await changes.FindAsync(change.Id, cancellationToken))!.Preview);
            await SayAsync(parsed.InvocationConfiguration.Error, await changes.FailuresAsync(change.Id, cancellationToken));
            await parsed.InvocationConfiguration.Output.WriteLineAsync($"proposed: {change.Id}");
            return ExitCode.Well;
        }, cancellationToken));
        return command;
    }

    private static Command Apply(IConfiguration settings, ProductPaths paths)
    {
        var (id, by) = (new Argument<string>("change") { Description = "What propose printed." }, By());
        var command = new Command("apply", "Approves a proposed change and applies it to every running case. The rounds of a running host look for deadlines that were started meanwhile. 0: done, 1: refused, or some cases could not be moved, 2: no such account or database.") { id, by };
        command.SetAction((parsed, cancellationToken) => WithCasesAsync(settings, paths, parsed, async services =>
        {
            var streams = parsed.InvocationConfiguration;
            var person = await PersonAsync(settings, parsed, services, parsed.GetValue(by)!, cancellationToken);
            var changeover = services.GetRequiredService<DeadlineChangeover>();
            if (await changeover.ApproveAsync(parsed.GetValue(id)!, person, cancellationToken) is { } why)
            {
                await streams.Error.WriteLineAsync(why.En);
                return ExitCode.FindingsOrRefusal;
            }
            var moved = await changeover.RunAsync(cancellationToken);
            await streams.Output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"applied: deadlines={moved}"));
            var failed = await services.GetRequiredService<IDeadlineChanges>().FailuresAsync(parsed.GetValue(id)!, cancellationToken);
            await SayAsync(streams.Error, failed);
            return failed.IsEmpty ? ExitCode.Well : ExitCode.FindingsOrRefusal;
        }, cancellationToken));
        return command;
    }

    private static Argument<string> FileArgument() => new("file") { Description = "A calendar like workflows/calendars/cn.yaml." };

    private static Option<string> By() => new("--by") { Description = "The account that does it; its password comes from WORKFLOWS_PASSWORD or a prompt.", Required = true };

    private static Task SayAsync(TextWriter output, MovedDeadline m)
    {
        var change = m.IsOverdue ? "overdue" : m.IsEarlier ? "earlier" : m.IsLater ? "later" : "provisional";
        return output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture,
            $"{m.Case}\t{m.Number}\t{m.Key}#{m.Round}\t{m.OldTarget:yyyy-MM-dd}/{m.OldDue:yyyy-MM-dd}\t{m.NewTarget:yyyy-MM-dd}/{m.NewDue:yyyy-MM-dd}\t{change}"));
    }

    private static async Task SayAsync(TextWriter error, ImmutableArray<CaseFailure> failed)
    {
        foreach (var failure in failed) await error.WriteLineAsync($"not moved: {failure.Case}: {failure.Why}");
    }

    private static Task SayAsync(TextWriter output, ChangePreview preview) => output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture,
        $"cases={preview.Cases} moved={preview.Moved} earlier={preview.Earlier} later={preview.Later} overdue={preview.Overdue}"));

    private static async Task<string> TextAsync(string file, CancellationToken cancellationToken) => File.Exists(file)
        ? await File.ReadAllTextAsync(file, cancellationToken)
        : throw new FormatException($"Expected a calendar file, but there is no '{file}'.");

    private static async Task<string> PersonAsync(IConfiguration settings, ParseResult parsed, IServiceProvider services, string id, CancellationToken cancellationToken)
    {
        var account = await new AccountBook(services.GetRequiredService<Store>()).VerifyAsync(id, PasswordPrompt.Read(settings, parsed.InvocationConfiguration), cancellationToken)
            ?? throw new FormatException($"Expected an account and its password, but '{id}' could not be signed in.");
        return Roles.CalendarKeepers.Any(account.Person.Has) ? account.Person.Id
            : throw new FormatException($"Expected an account with the role {string.Join(" or ", Roles.CalendarKeepers)}, but '{id}' has none of them.");
    }

    private static Task<int> WithCasesAsync(
        IConfiguration settings, ProductPaths paths, ParseResult parsed, Func<IServiceProvider, Task<int>> work, CancellationToken cancellationToken) =>
        StoredData.UseAsync(settings, paths, parsed.InvocationConfiguration, mustExist: true, async services =>
        {
            try
            {
                var library = services.GetRequiredService<ProcedureLibrary>();
                await services.GetRequiredService<DefinitionsWatch>().OpenAsync(cancellationToken);
                return library.IsOpen ? await work(services) : throw new FormatException(string.Join(Environment.NewLine, library.Findings));
            }
            catch (FormatException e)
            {
                await parsed.InvocationConfiguration.Error.WriteLineAsync(e.Message);
                return ExitCode.BadInput;
            }
        });
}
