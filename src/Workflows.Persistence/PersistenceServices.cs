using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Workflows.Persistence.Bundles;
using Workflows.Persistence.Changes;
using Workflows.Persistence.Cases;
using Workflows.Persistence.Database;
using Workflows.Persistence.Files;
using Workflows.Persistence.Mail;
using Workflows.Persistence.People;
using Workflows.Persistence.Queries;
using Workflows.Persistence.Rules;
using Workflows.Persistence.Schema;
using Workflows.Runtime.Cases;
using Workflows.Runtime.Changes;
using Workflows.Runtime.Definitions;
using Workflows.Runtime.Law;
using Workflows.Runtime.Mail;
using Workflows.Runtime.People;
using Workflows.Runtime.Timing;

namespace Workflows.Persistence;

public static class PersistenceServices
{
    /// <summary>
    /// Adds the database that <c>Database:Provider</c> and <c>Database:ConnectionString</c> name, the stores, and the queries. The caller still has to run
    /// <see cref="SchemaMigration"/> before anything reads, and to add a <see cref="TimeProvider"/>; files and the embedded database lie in <c>Workflows:Data</c>.
    /// </summary>
    public static IServiceCollection AddWorkflowPersistence(this IServiceCollection services, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        services.AddOptions<DatabaseOptions>().Bind(configuration.GetSection(DatabaseOptions.Section))
            .Configure(options => options.DataFolder = configuration["Workflows:Data"] ?? options.DataFolder).ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<DatabaseOptions>, DatabaseOptionsValidator>());
        services.TryAddSingleton(AuthorityZone.Default);
        services.TryAddSingleton(provider => new WorkflowDatabase(provider.GetRequiredService<IOptions<DatabaseOptions>>().Value));
        services.TryAddSingleton<SchemaMigration>();
        services.TryAddSingleton<FileArchive>();
        services.TryAddSingleton<ICaseStore, EfCaseStore>();
        services.TryAddSingleton<EfOutbox>();
        services.TryAddSingleton<IOutbox>(provider => provider.GetRequiredService<EfOutbox>());
        services.TryAddSingleton<IPeople, EfPeople>();
        services.TryAddSingleton<Accounts>();
        services.TryAddSingleton<Delegations>();
        services.TryAddSingleton<BundleStore>();
        services.TryAddSingleton<IBundleStore>(provider => provider.GetRequiredService<BundleStore>());
        services.TryAddSingleton<IDeadlineChanges, EfDeadlineChanges>();
        services.TryAddSingleton<ISpentRecords, EfSpentRecords>();
        services.TryAddSingleton<IRuleConfirmations, EfRuleConfirmations>();
        services.TryAddSingleton<MessageBox>();
        services.TryAddSingleton<CaseQueries>();
        services.TryAddSingleton<LogVerification>();
        return services;
    }
}
