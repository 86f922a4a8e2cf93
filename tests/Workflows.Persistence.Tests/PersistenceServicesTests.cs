using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Workflows.Persistence.Database;
using Workflows.Persistence.People;
using Workflows.Persistence.Queries;
using Workflows.Persistence.Schema;
using Workflows.Runtime.Cases;
using Workflows.Runtime.Mail;
using Workflows.Runtime.People;
using Workflows.TestKit.Files;

namespace Workflows.Persistence.Tests;

public sealed class PersistenceServicesTests
{
    private static ServiceProvider Services(params (string Key, string Value)[] settings) => new ServiceCollection()
        .AddWorkflowPersistence(new ConfigurationBuilder().AddInMemoryCollection(settings.ToDictionary(s => s.Key, s => (string?)s.Value)).Build())
        .BuildServiceProvider();

    [Fact]
    public async Task Without_settings_the_database_is_an_SQLite_file_in_the_data_folder()
    {
        using var folder = new TemporaryFolder();
        await using var services = Services(("Workflows:Data", folder.Combine("data")));

        await services.GetRequiredService<SchemaMigration>().ApplyAsync(default);

        Assert.True(File.Exists(folder.Combine("data", "workflows.db")));
        Assert.Empty(await services.GetRequiredService<Accounts>().ListAsync(default));
        Assert.Empty((await services.GetRequiredService<CaseQueries>().CasesAsync(new(), default)).Items);
        foreach (var port in new[] { typeof(ICaseStore), typeof(IOutbox), typeof(IPeople), typeof(LogVerification) }) Assert.NotNull(services.GetRequiredService(port));
    }

    [Fact]
    public void Wrong_settings_are_named_with_key_and_value()
    {
        using var services = Services(("Database:Provider", "oracle"));

        var refused = Assert.Throws<OptionsValidationException>(() => services.GetRequiredService<WorkflowDatabase>());

        Assert.Contains("Database:Provider must be sqlite or postgres, but it is 'oracle'.", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void PostgreSQL_asks_for_a_connection_string()
    {
        using var services = Services(("Database:Provider", "postgres"));

        Assert.Contains("Database:ConnectionString", Assert.Throws<OptionsValidationException>(() => services.GetRequiredService<WorkflowDatabase>()).Message, StringComparison.Ordinal);
    }
}
