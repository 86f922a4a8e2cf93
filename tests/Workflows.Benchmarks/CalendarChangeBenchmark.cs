using System.Collections.Immutable;
using System.Diagnostics;
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
    private static readonly DateTimeOffset s_start = new(2027, 1, 20, 9, 0, 0, TimeSpan.FromHours(8)); // its terms run over the Spring Festival, of which the notice tells

    // A case half-way to its end: later ones only fold longer.
    private const int MostEvents = 200;

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
            await FillAsync(services, cases);
            await MeasureAsync(services, await File.ReadAllTextAsync(Path.Combine(root, "workflows", "calendars", "cn.yaml")));
            return 0;
        }
        finally
        {
            data.Delete(recursive: true);
        }
    }

    private static async Task FillAsync(IServiceProvider services, int cases)
    {
        var world = services.GetRequiredService<ProcedureLibrary>().Current;
        var store = services.GetRequiredService<ICaseStore>();
        var played = Play(world);
        var watch = Stopwatch.StartNew();
        for (var n = 0; n < cases; n++)
        {
            var (id, log) = (CaseId.Parse($"c-{n:00000}"), played[n % played.Length]);
            ImmutableArray<CaseEvent> events = [.. log.Select(e => e is CaseEvent.CaseOpened opened ? opened with { Case = id } : e)];
            await store.AppendAsync(new(id, 0, events, CaseEvolution.Fold(id, events), [], [], [], null, null, events[^1].At, world.Procedures, world.Law), default);
        }
        Console.WriteLine($"filled: cases={cases} events={played.Select((log, i) => log.Length * ((cases + played.Length - 1 - i) / played.Length)).Sum()} seconds={watch.Elapsed.TotalSeconds:0.0}");
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
        var watch = Stopwatch.StartNew();
        var reading = await changeover.ProposeCalendarAsync(notice, "the notice for 2027", "officer1", default);
        if (reading.Value is not { } change) throw new InvalidOperationException(string.Join('\n', reading.Findings));
        Console.WriteLine($"preview: cases={change.Preview.Cases} moved={change.Preview.Moves.Length} earlier={change.Preview.Earlier} later={change.Preview.Later} overdue={change.Preview.Overdue} seconds={watch.Elapsed.TotalSeconds:0.0}");
        if (await changeover.ApproveAsync(change.Id, "head", default) is { } why) throw new InvalidOperationException(why.En);
        watch.Restart();
        var moved = await changeover.RunAsync(default);
        Console.WriteLine($"applied: moved={moved} seconds={watch.Elapsed.TotalSeconds:0.0}");
        watch.Restart();
        Console.WriteLine($"again: moved={await changeover.RunAsync(default)} seconds={watch.Elapsed.TotalSeconds:0.0}");
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
