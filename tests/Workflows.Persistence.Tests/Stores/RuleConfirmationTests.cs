using Workflows.Persistence.Database;
using Workflows.Persistence.Rules;
using Workflows.Persistence.Tests.Databases;
using Workflows.Persistence.Tests.Samples;
using Workflows.Runtime.Law;
using Workflows.TestKit.Postgres;

namespace Workflows.Persistence.Tests.Stores;

[Collection(OnPostgres.Name)]
public sealed class RuleConfirmationTests(PostgresServer server)
{
    public static TheoryData<DatabaseDialect> Dialects => [DatabaseDialect.Sqlite, DatabaseDialect.Postgres];

    [Theory]
    [MemberData(nameof(Dialects))]
    public async Task A_version_is_confirmed_once_and_another_version_anew(DatabaseDialect dialect)
    {
        using var database = await (dialect == DatabaseDialect.Sqlite ? DatabaseUnderTest.EmptySqlite() : await DatabaseUnderTest.EmptyPostgresAsync(server)).MigratedAsync();
        var confirmations = new EfRuleConfirmations(database.Database);
        var first = new RuleConfirmation("rule:30k", "aaaa", "应急管理部令第18号 第四十条；'\"%", "admin", SampleCase.Noon);

        Assert.Empty(await confirmations.AllAsync(default));
        Assert.True(await confirmations.ConfirmAsync(first, default));
        Assert.False(await confirmations.ConfirmAsync(first with { Source = "别处", By = "other" }, default));
        Assert.True(await confirmations.ConfirmAsync(first with { Version = "bbbb", At = first.At.AddDays(1) }, default));

        Assert.Equal([first, first with { Version = "bbbb", At = first.At.AddDays(1) }], await new EfRuleConfirmations(database.Database).AllAsync(default));
    }
}
