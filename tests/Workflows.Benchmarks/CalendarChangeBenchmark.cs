using System.Collections.Immutable;
using System.Diagnostics;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Workflows.Decisions.Feel;
using Workflows.Enforcement.Actions;
using Workflows.Enforcement.Rehearsals;
using Workflows.Engine.Cases;
using Workflows.Engine.Commands;
using Workflows.Engine.Simulation;
using Workflows.Persistence;
using Workflows.Persistence.People;
using Workflows.Persistence.Schema;
using Workflows.Runtime;
using Workflows.Runtime.Cases;
using Workflows.Runtime.Changes;
using Workflows.Runtime.Definitions;
using Workflows.TestKit.Files;

namespace Workflows.Benchmarks;

/// <summary>A new holiday notice over many open cases of the shipped penalty procedure, on SQLite: shown, then applied.</summary>
internal static class CalendarChangeBenchmark
{
    private static readonly DateTimeOffset s_start = new(2027, 2, 1, 9, 0, 0, TimeSpan.FromHours(8)); // its terms run over the Spring Festival, of which the notice tells

    // A case half-way to its end: later ones only fold longer.
    private const int MostEvents = 260;

    public static async Task<int> RunAsync(int cases)
    {
        var root = SourceTree.Root;
        var data = Directory.CreateTempSubdirectory("calendar-benchmark-");
        try
        {
            var configuration = new ConfigurationBuilder().AddInMemoryCollection([new("Workflows:Data", data.FullName)]).Build();
            await using var services = new ServiceCollection().AddLogging().AddSingleton(TimeProvider.System).AddWorkflowPersistence(configuration)
                .AddWorkflowRuntime(configuration, Path.Combine(root, "workflows"), data.FullName, ActionLibrary.All).BuildServiceProvider();
            await services.GetRequiredService<SchemaMigration>().ApplyAsync(default);
            foreach (var person in Cast.Everybody.Values) await services.GetRequiredService<Accounts>().AddAsync(person, null, default);
            await services.GetRequiredService<DefinitionsWatch>().OpenAsync(default);
            await FillAsync(services, Path.Combine(data.FullName, "workflows.db"), cases);
            await MeasureAsync(services, await File.ReadAllTextAsync(Path.Combine(root, "workflows", "calendars", "cn.yaml")));
            return 0;
        }
        finally
        {
            data.Delete(recursive: true);
        }
    }

    /// <summary>The first cases are appended as the product does it; the others are copies of their rows, which is quicker by far.</summary>
    private static async Task FillAsync(IServiceProvider services, string file, int cases)
    {
        var world = services.GetRequiredService<ProcedureLibrary>().Current;
        var store = services.GetRequiredService<ICaseStore>();
        var played = Play(world);
        var watch = Stopwatch.StartNew();
        for (var n = 0; n < Math.Min(cases, played.Length); n++)
        {
            var id = CaseId.Parse($"c-{n:00000}");
            ImmutableArray<CaseEvent> events = [.. played[n].Select(e => e is CaseEvent.CaseOpened opened ? opened with { Case = id } : e)];
            await store.AppendAsync(new(id, 0, events, CaseEvolution.Fold(id, events), [], [], [], null, null, events[^1].At, world.Procedures, world.Law), default);
        }
        await using var connection = new SqliteConnection($"Data Source={file}");
        await connection.OpenAsync();
        await using var transaction = connection.BeginTransaction();
        foreach (var table in new[] { "case_events", "cases", "tasks", "deadlines", "deadline_reckonings", "timers" }) await CopyAsync(connection, table, played.Length, cases);
        await transaction.CommitAsync();
        Console.WriteLine($"filled: cases={cases} events={played.Select((log, i) => log.Length * ((cases + played.Length - 1 - i) / played.Length)).Sum()} seconds={watch.Elapsed.TotalSeconds:0.0}");
    }

    /// <remarks>The chain of hashes names the case, so that the copies' logs would not verify; nothing here verifies them.</remarks>
    private static async Task CopyAsync(SqliteConnection connection, string table, int templates, int cases)
    {
        var (id, columns) = (table == "cases" ? "id" : "case_id", new List<string>());
        await using (var look = connection.CreateCommand())
        {
            look.CommandText = $"SELECT name FROM pragma_table_info('{table}')";
            await using var reader = await look.ExecuteReaderAsync();
            while (await reader.ReadAsync()) columns.Add(reader.GetString(0));
        }
        string Columns(Func<string, string> value) => string.Join(", ", columns.Select(c => c == id ? value(c) : $"\"{c}\""));
        await using var copy = connection.CreateCommand();
        copy.CommandText = $"""
            WITH RECURSIVE n(i) AS (SELECT {templates} UNION ALL SELECT i + 1 FROM n WHERE i + 1 < {cases})
            INSERT INTO {table} ({Columns(c => c)})
            SELECT {Columns(_ => "printf('c-%05d', i)")} FROM n JOIN {table} ON {id} = printf('c-%05d', i % {templates}) WHERE {templates} < {cases}
            """;
        await copy.ExecuteNonQueryAsync();
    }

    private static async Task MeasureAsync(IServiceProvider services, string text)
    {
        var changeover = services.GetRequiredService<DeadlineChangeover>();
        var notice = text.Replace("\n  2026:\n", """

              2027:
                notices: [ { title: 2027, url: 'https://www.gov.cn/' } ]
                days:
                  元旦: { off: 2027-01-01..2027-01-03 }
                  春节: { off: 2027-02-05..2027-02-13, work: [ 2027-01-31, 2027-02-20 ] }
                  清明节: { off: 2027-04-03..2027-04-05 }
                  劳动节: { off: 2027-05-01..2027-05-05, work: 2027-05-08 }
              2026:

            """.Replace("\n            ", "\n", StringComparison.Ordinal), StringComparison.Ordinal);
        var reading = await changeover.ProposeCalendarAsync(notice, "the notice for 2027", "officer1", default);
        if (reading.Value is not { } change) throw new InvalidOperationException(string.Join('\n', reading.Findings));
        var watch = Stopwatch.StartNew();
        var (rounds, _) = await RoundsAsync(changeover);
        var preview = (await services.GetRequiredService<IDeadlineChanges>().FindAsync(change.Id, default))!.Preview;
        Console.WriteLine($"preview: cases={preview.Cases} moved={preview.Moved} earlier={preview.Earlier} later={preview.Later} overdue={preview.Overdue} rounds={rounds} seconds={watch.Elapsed.TotalSeconds:0.0}");
        if (await changeover.ApproveAsync(change.Id, "head", default) is { } why) throw new InvalidOperationException(why.En);
        watch.Restart();
        (rounds, var moved) = await RoundsAsync(changeover);
        Console.WriteLine($"applied: moved={moved} rounds={rounds} seconds={watch.Elapsed.TotalSeconds:0.0}");
        watch.Restart();
        Console.WriteLine($"again: moved={await changeover.RunAsync(default)} seconds={watch.Elapsed.TotalSeconds:0.0}");
    }

    /// <summary>As the host's rounds do it: ten seconds at a time, timers and mails in between.</summary>
    private static async Task<(int Rounds, int Moved)> RoundsAsync(DeadlineChangeover changeover)
    {
        var (rounds, moved) = (0, 0);
        while (true)
        {
            var round = Stopwatch.StartNew();
            moved += await changeover.RunAsync(TimeSpan.FromSeconds(10), default);
            rounds++;
            if (round.Elapsed < TimeSpan.FromSeconds(10)) return (rounds, moved);
        }
    }

    /// <summary>One case, as far as each place at which another number of deadlines is open.</summary>
    private static ImmutableArray<CaseEvent>[] Play(DeclaredWorld world)
    {
        var simulation = new CaseSimulation(world.Procedures, world.Law, Cast.Everybody, CaseId.Parse("c-played"), s_start);
        var rehearsal = new Rehearsal(new Scenario("penalty"), world.Procedures, world.Law);
        simulation.Do("officer1", c => new CaseCommand.StartCase("penalty", FeelContext.Empty
            .Set("party.kind", FeelValue.Of("unit")).Set("party.name", FeelValue.Of("示例公司")).Set("party.code", FeelValue.Of("91000000000000001X"))
            .Set("party.address", FeelValue.Of("示例路1号")).Set("place", FeelValue.Of("车间")).Set("source", FeelValue.Of("inspection")), c));
        var stages = new List<ImmutableArray<CaseEvent>>();
        var open = -1;
        for (var round = 0; round < 500 && !simulation.State.IsEnded; round++)
        {
            var now = simulation.State.Record.Register.Count(d => d.IsOpen);
            if (now != open && now > 0 && simulation.Log.Count <= MostEvents) stages.Add([.. simulation.Log]);
            open = now;
            if (rehearsal.Next(simulation.State, simulation.Today) is { } move)
            {
                simulation.Do(move.Actor, c => move switch
                {
                    Move.Complete t => new CaseCommand.CompleteTask(t.Task.Node.Id, t.Answers, c),
                    Move.Deliver m => new CaseCommand.DeliverMessage(m.Message.Message.Name, m.Message.Node.Id, m.Answers, c),
                    _ => throw new UnreachableException(),
                });
                rehearsal.Made(move);
            }
            else if (simulation.TimersByDue is [var next, ..]) simulation.AdvanceTo(next.Due);
            else break;
        }
        return [.. stages];
    }
}
