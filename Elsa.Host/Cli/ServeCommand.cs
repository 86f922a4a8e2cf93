using System.CommandLine;
using System.Data.Common;
using System.Net.Sockets;
using Elsa.Host.Composition;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Options;
using Workflows.Runtime.Cases;

namespace Elsa.Host.Cli;

/// <summary><c>serve</c>, the default: the web application, until it is told to stop.</summary>
internal static class ServeCommand
{
    public static Command Create()
    {
        var serve = new Command("serve", "Serves the web application. Settings: --urls http://host:port, --Section:Key value.");
        Prepare(serve);
        return serve;
    }

    public static void MakeDefaultOf(RootCommand root) => Prepare(root);

    private static void Prepare(Command command)
    {
        command.TreatUnmatchedTokensAsErrors = false; // they are settings of the host; SettingTokens reads them
        command.SetAction((parsed, cancellationToken) => ServeAsync(parsed.UnmatchedTokens, parsed.InvocationConfiguration.Error, cancellationToken));
    }

    private static async Task<int> ServeAsync(IReadOnlyList<string> tokens, TextWriter error, CancellationToken cancellationToken)
    {
        if (SettingTokens.ComplaintAbout(tokens) is { } complaint)
        {
            await error.WriteLineAsync(complaint);
            return ExitCode.BadInput;
        }

        try
        {
            await using var app = WebHost.Build([.. tokens]);
            return await ServeAsync(app, error, cancellationToken);
        }
        catch (Exception e) when (e is SettingRefusedException or OptionsValidationException)
        {
            await error.WriteLineAsync(e.Message);
            return ExitCode.BadInput;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            await error.WriteLineAsync($"Expected a data folder that can be read and written, but got: {e.Message} Choose one with --Workflows:Data FOLDER.");
            return ExitCode.BadInput;
        }
        catch (DbException e)
        {
            await error.WriteLineAsync($"Expected a database that can be opened, but got: {e.Message} Look at Database:Provider and Database:ConnectionString.");
            return ExitCode.BadInput;
        }
    }

    private static async Task<int> ServeAsync(WebApplication app, TextWriter error, CancellationToken cancellationToken)
    {
        try
        {
            await app.StartAsync(cancellationToken);
        }
        catch (Exception e) when (e is SocketException or FormatException or IOException { InnerException: AddressInUseException })
        {
            await error.WriteLineAsync($"Expected an address to listen on that is free and this machine's own, but got: {e.Message} Choose one with --urls http://127.0.0.1:PORT.");
            return ExitCode.BadInput;
        }
        catch (WorkflowException e)
        {
            await error.WriteLineAsync(e.Message);
            return ExitCode.FindingsOrRefusal;
        }

        await app.WaitForShutdownAsync(cancellationToken);
        return ExitCode.Well;
    }
}
