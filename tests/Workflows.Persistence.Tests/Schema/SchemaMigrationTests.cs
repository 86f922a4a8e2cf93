using Microsoft.EntityFrameworkCore;
using Workflows.Persistence.Database;
using Workflows.Persistence.Schema;
using Workflows.Persistence.Tests.Databases;
using Workflows.Persistence.Tests.Samples;
using Workflows.TestKit.Postgres;
using Workflows.TestKit.Running;

namespace Workflows.Persistence.Tests.Schema;

[Collection(OnPostgres.Name)]
public sealed class SchemaMigrationTests(PostgresServer server)
{
    public static TheoryData<DatabaseDialect> Dialects => [DatabaseDialect.Sqlite, DatabaseDialect.Postgres];

    private async Task<DatabaseUnderTest> EmptyAsync(DatabaseDialect dialect) =>
        dialect == DatabaseDialect.Sqlite ? DatabaseUnderTest.EmptySqlite() : await DatabaseUnderTest.EmptyPostgresAsync(server);

    [Fact]
    public void Both_dialects_have_the_same_scripts_and_each_has_its_migration()
    {
        using var database = DatabaseUnderTest.EmptySqlite();
        using var context = database.Database.Open();

        Assert.NotEmpty(SchemaScripts.For("sqlite"));
        Assert.Equal(SchemaScripts.For("sqlite").ToArray(), SchemaScripts.For("postgres").ToArray());
        Assert.Equal(SchemaScripts.For("sqlite").ToArray(), context.Database.GetMigrations());
    }

    [Theory]
    [MemberData(nameof(Dialects))]
    public async Task Every_mapped_table_can_be_read_after_migrating_an_empty_database(DatabaseDialect dialect)
    {
        using var database = await EmptyAsync(dialect);
        Assert.Equal(SchemaScripts.For("sqlite"), await new SchemaMigration(database.Database).ApplyAsync(default));
        await using var context = database.Database.Open();

        foreach (var table in context.Model.GetEntityTypes())
        {
            var columns = table.GetProperties().Select(p => $"\"{p.GetColumnName()}\"");
            var sql = $"SELECT count(*) AS \"Value\" FROM (SELECT {string.Join(", ", columns)} FROM {table.GetTableName()}) AS every_column";
            Assert.Equal(0, await context.Database.SqlQueryRaw<int>(sql).SingleAsync());
        }
    }

    [Theory]
    [MemberData(nameof(Dialects))]
    public async Task Every_column_of_every_table_is_mapped(DatabaseDialect dialect)
    {
        using var database = await (await EmptyAsync(dialect)).MigratedAsync();
        await using var context = database.Database.Open();
        var sql = dialect == DatabaseDialect.Sqlite
            ? "SELECT m.name || '.' || c.name AS \"Value\" FROM sqlite_master m, pragma_table_info(m.name) c WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite%'"
            : "SELECT table_name || '.' || column_name AS \"Value\" FROM information_schema.columns WHERE table_schema = 'public'";

        var inDatabase = (await context.Database.SqlQueryRaw<string>(sql).ToListAsync()).Where(c => !c.StartsWith("__EF", StringComparison.Ordinal));

        var mapped = context.Model.GetEntityTypes().SelectMany(t => t.GetProperties().Select(p => $"{t.GetTableName()}.{p.GetColumnName()}"));
        Assert.Equal(mapped.Order(StringComparer.Ordinal), inDatabase.Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Dialects))]
    public async Task Migrating_twice_changes_nothing(DatabaseDialect dialect)
    {
        using var database = await (await EmptyAsync(dialect)).MigratedAsync();
        await database.Store.AppendAsync(SampleCase.Opened(), default);

        Assert.Empty(await new SchemaMigration(database.Database).ApplyAsync(default));

        Assert.Equal(6, (await database.Store.LoadAsync(SampleCase.Id(), default)).Version);
    }

    [Theory]
    [MemberData(nameof(Dialects))]
    public async Task Each_script_may_run_twice_before_the_next_and_what_was_kept_meanwhile_stays(DatabaseDialect dialect)
    {
        using var database = await EmptyAsync(dialect);
        await using var context = database.Database.Open();
        var name = dialect == DatabaseDialect.Sqlite ? "sqlite" : "postgres";

        foreach (var script in SchemaScripts.For(name))
        {
            for (var time = 0; time < 2; time++) await context.Database.ExecuteSqlRawAsync(SchemaScripts.Read(name, script));
            if (script != "0004_deadline_changes") continue;
            await context.Database.ExecuteSqlRawAsync("""
                INSERT INTO deadline_changes (id, cause, subject, from_version, version, text, reason, cases, moves, proposed_by, proposed_ms, cases_done, deadlines_moved)
                VALUES ('old', 'calendar', 'cn', '1', '2', 'text', 'notice', 7, '[{{"IsEarlier":true,"IsLater":false,"IsOverdue":true}}]', 'admin', 0, 0, 0)
                """);
        }

        var change = (await database.Changes.FindAsync("old", default))!;
        Assert.Equal(("text", "notice", 7, 1, 1, 0, 1), (change.Text, change.Reason, change.Preview.Cases, change.Preview.Moved, change.Preview.Earlier, change.Preview.Later, change.Preview.Overdue));
        await database.Store.AppendAsync(SampleCase.Opened(), default);
        Assert.Equal(6, (await database.AnotherStore().LoadAsync(SampleCase.Id(), default)).Version);
    }

    [Theory]
    [MemberData(nameof(Dialects))]
    public async Task Hosts_that_start_at_once_migrate_once(DatabaseDialect dialect)
    {
        using var database = await EmptyAsync(dialect);
        using var other = new WorkflowDatabase(database.Options);

        var applied = await Task.WhenAll(
            Task.Run(() => new SchemaMigration(database.Database).ApplyAsync(default)), Task.Run(() => new SchemaMigration(other).ApplyAsync(default)));

        await using var context = database.Database.Open();
        Assert.Equal(SchemaScripts.For("sqlite"), await context.Database.GetAppliedMigrationsAsync());
        Assert.Equal(SchemaScripts.For("sqlite").Length, applied.Sum(scripts => scripts.Count)); // one applied them all, the other found nothing to do
    }

    [Fact]
    public async Task A_lock_that_a_killed_process_left_behind_does_not_block_the_next_start()
    {
        using var database = DatabaseUnderTest.EmptySqlite();
        await using (var context = database.Database.Open())
        {
            await context.Database.ExecuteSqlRawAsync("""
                CREATE TABLE "__EFMigrationsLock" ("Id" INTEGER NOT NULL CONSTRAINT "PK___EFMigrationsLock" PRIMARY KEY, "Timestamp" TEXT NOT NULL);
                INSERT INTO "__EFMigrationsLock" VALUES (1, '2026-03-10 04:00:00+00:00');
                """);
        }

        Assert.Equal(SchemaScripts.For("sqlite"), await new SchemaMigration(database.Database).ApplyAsync(default).WaitAsync(TimeSpan.FromSeconds(30)));
    }

    [Fact]
    public async Task A_host_killed_in_mid_migration_does_not_block_the_next_start()
    {
        using var database = DatabaseUnderTest.EmptySqlite();
        await using (var host = TetheredProcess.Start(new(
            "dotnet", typeof(MigrationStopper).Assembly.Location, "migrate-and-stop-in-the-middle", database.Options.DataFolder)))
        {
            await host.LineAsync(MigrationStopper.Stopped);
            await host.StopAsync("KILL");
        }
        await using (var context = database.Database.Open())
        {
            // It held EF's lock: without our own the next start would wait for ever.
            Assert.Equal(1, await context.Database.SqlQueryRaw<int>("SELECT count(*) AS \"Value\" FROM \"__EFMigrationsLock\"").SingleAsync());
        }

        Assert.Equal(SchemaScripts.For("sqlite"), await new SchemaMigration(database.Database).ApplyAsync(default).WaitAsync(TimeSpan.FromSeconds(30)));
    }
}
