using Elsa.Host.Accounts;
using Elsa.Host.Demo;
using Workflows.Persistence.Schema;
using Workflows.Runtime.Definitions;
using Store = Workflows.Persistence.People.Accounts;

namespace Elsa.Host.Composition;

/// <summary>What must be there before anything listens or wakes: the schema, the sample people of Development, the declared world.</summary>
internal sealed class Preparation(
    SchemaMigration schema, Store accounts, DefinitionsWatch definitions, ProcedureLibrary library,
    IConfiguration configuration, IHostEnvironment environment, ProductPaths paths, TimeProvider clock) : IHostedLifecycleService
{
    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        await schema.ApplyAsync(cancellationToken);
        if (environment.IsDevelopment() && configuration["Demo:Password"] is { Length: > 0 } password)
        {
            await SampleAccounts.SeedAsync(accounts, password, cancellationToken);
            if (configuration.GetValue("Demo:SampleCases", true))
                await SampleCases.LoadAsync(configuration, paths.Definitions, paths.Data, clock.GetUtcNow(), cancellationToken);
        }
        await definitions.OpenAsync(cancellationToken);
        if (!library.IsOpen) throw new DefinitionsRefusedException(library.Findings);
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
