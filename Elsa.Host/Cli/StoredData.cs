using System.CommandLine;
using System.Data.Common;
using Elsa.Host.Composition;
using Microsoft.Extensions.Options;
using Workflows.Enforcement.Actions;
using Workflows.Persistence;
using Workflows.Persistence.Database;
using Workflows.Persistence.People;
using Workflows.Runtime;

namespace Elsa.Host.Cli;

/// <summary>Opens the database that the settings name, for verbs that work without the web application.</summary>
internal static class StoredData
{
    /// <summary>Lets a verb work on the services of the database, and turns what the database cannot do into words and an exit code.</summary>
    /// <param name="settings">The environment, or what a test gives.</param>
    /// <param name="mustExist">False for a verb that may begin a database.</param>
    public static async Task<int> UseAsync(
        IConfiguration settings, ProductPaths paths, InvocationConfiguration streams, bool mustExist, Func<IServiceProvider, Task<int>> work)
    {
        var configuration = new ConfigurationBuilder()
            .AddJsonFile(Path.Combine(ProductPaths.WebFiles(AppContext.BaseDirectory), "appsettings.json"), optional: true)
            .AddConfiguration(settings)
            .AddInMemoryCollection([new("Workflows:Data", paths.Data)])
            .Build();
        await using var services = new ServiceCollection().AddLogging().AddSingleton(TimeProvider.System).AddWorkflowPersistence(configuration)
            .AddWorkflowRuntime(configuration, paths.Definitions, paths.Data, ActionLibrary.All).AddSingleton<AccountClosing>().BuildServiceProvider();
        try
        {
            if (mustExist && services.GetRequiredService<WorkflowDatabase>().SqliteFile is { } file && !File.Exists(file))
                return await ComplainAsync($"Expected a database in {file}, but there is none. Set Workflows__Data to the data folder, or begin one with migrate.");
            return await work(services);
        }
        catch (OptionsValidationException e)
        {
            return await ComplainAsync(string.Join(Environment.NewLine, e.Failures));
        }
        catch (Exception e) when (e is DbException or TimeoutException or IOException or UnauthorizedAccessException || e.InnerException is DbException)
        {
            return await ComplainAsync($"Expected a database that can be opened and has the schema of this version (run migrate), but: {(e.InnerException as DbException ?? e).Message}");
        }

        async Task<int> ComplainAsync(string message)
        {
            await streams.Error.WriteLineAsync(message);
            return ExitCode.BadInput;
        }
    }
}
