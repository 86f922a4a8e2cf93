using System.CommandLine;
using System.Globalization;
using Elsa.Host.Accounts;
using Elsa.Host.Composition;
using Workflows.Engine.People;
using Workflows.Persistence.People;
using Workflows.Persistence.Queries;
using Workflows.Runtime.Definitions;
using Store = Workflows.Persistence.People.Accounts;

namespace Elsa.Host.Cli;

/// <summary><c>user add|list|set-password|deactivate</c>: who may sign in. A password is never an argument: others on the machine could read it.</summary>
internal static class UserCommand
{
    public static Command Create(IConfiguration settings, ProductPaths paths) => new("user", "Keeps the accounts of those who may sign in.")
    {
        Add(settings, paths), List(settings, paths), SetPassword(settings, paths), Deactivate(settings, paths),
    };

    private static Command Add(IConfiguration settings, ProductPaths paths)
    {
        var id = IdArgument();
        var zh = new Option<string>("--name") { Description = "The name, or the post, in Chinese.", Required = true };
        var en = new Option<string?>("--name-en") { Description = "The same in English; as in Chinese without it." };
        var unit = new Option<string>("--unit") { Description = "The unit that the person belongs to.", Required = true };
        var mail = new Option<string?>("--mail") { Description = "Where reminders go; without it they are in the application only." };
        var roles = new Option<string[]>("--role") { Description = "A role of vocabulary.yaml; once or more.", Required = true };
        var certificates = new Option<string[]>("--certificate") { Description = $"{CertificateText.Form}; as often as there are certificates." };
        var command = new Command("add", "Adds an active account. The password comes from WORKFLOWS_PASSWORD or a prompt.") { id, zh, en, unit, mail, roles, certificates };
        command.SetAction((parsed, cancellationToken) => WithStoreAsync(settings, paths, parsed, async store =>
        {
            var name = parsed.GetValue(zh)!;
            var person = new Person(
                NewAccount.Id(parsed.GetValue(id)!), name, parsed.GetValue(en) ?? name, parsed.GetValue(unit)!, NewAccount.Mail(parsed.GetValue(mail)),
                NewAccount.Roles(parsed.GetValue(roles)!, paths.Definitions), [.. (parsed.GetValue(certificates) ?? []).Select(CertificateText.Read)]);
            if (await store.FindAsync(person.Id, cancellationToken) is not null) return Refuse(parsed, $"Expected a new account, but '{person.Id}' is taken.");
            var password = PasswordPrompt.Read(settings, parsed.InvocationConfiguration);
            return await store.AddAsync(person, AccountBook.Hash(password), cancellationToken)
                ? Say(parsed, $"added {person.Id}")
                : Refuse(parsed, $"Expected a new account, but '{person.Id}' is taken.");
        }));
        return command;
    }

    private static Command List(IConfiguration settings, ProductPaths paths)
    {
        var command = new Command("list", "Lists the accounts: id, state, name, unit, roles, mail, certificates; a tab between them.");
        command.SetAction((parsed, cancellationToken) => WithStoreAsync(settings, paths, parsed, async store =>
        {
            foreach (var account in await store.ListAsync(cancellationToken))
            {
                var p = account.Person;
                var state = !account.IsActive ? "inactive" : account.PasswordHash is null ? "no-password" : "active";
                var certificates = p.Certificates.Select(c => string.Create(CultureInfo.InvariantCulture, $"{c.Kind} {c.Number} {c.ValidFrom:yyyy-MM-dd}..{c.ValidTo:yyyy-MM-dd}"));
                Say(parsed, string.Join('\t', p.Id, state, p.NameZh, p.Unit, string.Join(',', p.Roles), p.Mail ?? "-", string.Join(';', certificates)));
            }
            return ExitCode.Well;
        }));
        return command;
    }

    private static Command SetPassword(IConfiguration settings, ProductPaths paths)
    {
        var id = IdArgument();
        var command = new Command("set-password", "Sets a password, from WORKFLOWS_PASSWORD or a prompt.") { id };
        command.SetAction((parsed, cancellationToken) => WithStoreAsync(settings, paths, parsed, async store =>
        {
            var account = parsed.GetValue(id)!;
            if (await store.FindAsync(account, cancellationToken) is null) return Refuse(parsed, NoAccount(account));
            await store.SetPasswordAsync(account, AccountBook.Hash(PasswordPrompt.Read(settings, parsed.InvocationConfiguration)), cancellationToken);
            return Say(parsed, $"password of {account} set");
        }));
        return command;
    }

    private static Command Deactivate(IConfiguration settings, ProductPaths paths)
    {
        var id = IdArgument();
        var command = new Command("deactivate", "Closes an account; first the tasks that the person took go back to their roles, and the head of the unit is told.") { id };
        command.SetAction((parsed, cancellationToken) => StoredData.UseAsync(settings, paths, parsed.InvocationConfiguration, mustExist: true, async services =>
        {
            var account = parsed.GetValue(id)!;
            // Handing over goes through the cases' procedures; without anything held they need not be read.
            if (!(await services.GetRequiredService<CaseQueries>().HeldAsync(account, cancellationToken)).IsEmpty && !await OpenDefinitionsAsync(services, cancellationToken))
                return Refuse(parsed, $"Expected to hand over the tasks that '{account}' took, but the procedures in {paths.Definitions} do not read or verify. The account stays open; see verify.");
            if (await services.GetRequiredService<AccountClosing>().CloseAsync(account, Person.System.Id, cancellationToken) is not { } closed) return Refuse(parsed, NoAccount(account));
            if (closed.Refusal is { } refusal) return Refuse(parsed, $"{refusal.Message.En} The account stays open.");
            foreach (var task in closed.HandedBack) Say(parsed, $"handed back: case {task.Number ?? task.Case.ToString()}, {task.Title.Zh} {task.Title.En}");
            return Say(parsed, $"deactivated {account}");
        }));
        return command;
    }

    private static async Task<bool> OpenDefinitionsAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        await services.GetRequiredService<DefinitionsWatch>().OpenAsync(cancellationToken);
        return services.GetRequiredService<ProcedureLibrary>().IsOpen;
    }

    private static Argument<string> IdArgument() => new("account") { Description = "The account's name: letters, digits, hyphens." };

    private static string NoAccount(string id) => $"Expected an account, but there is no '{id}'. user list shows all.";

    private static Task<int> WithStoreAsync(IConfiguration settings, ProductPaths paths, ParseResult parsed, Func<Store, Task<int>> work) =>
        StoredData.UseAsync(settings, paths, parsed.InvocationConfiguration, mustExist: true, async services =>
        {
            try
            {
                return await work(services.GetRequiredService<Store>());
            }
            catch (FormatException e)
            {
                await parsed.InvocationConfiguration.Error.WriteLineAsync(e.Message);
                return ExitCode.BadInput;
            }
        });

    private static int Say(ParseResult parsed, string line)
    {
        parsed.InvocationConfiguration.Output.WriteLine(line);
        return ExitCode.Well;
    }

    private static int Refuse(ParseResult parsed, string why)
    {
        parsed.InvocationConfiguration.Error.WriteLine(why);
        return ExitCode.FindingsOrRefusal;
    }
}
