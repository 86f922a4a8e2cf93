using System.Collections.Immutable;
using Elsa.Host.Accounts;
using Workflows.Enforcement.Actions;
using Workflows.Enforcement.Rehearsals;
using Workflows.Engine.Cases;
using Workflows.Engine.Commands;
using Workflows.Persistence;
using Workflows.Persistence.Queries;
using Workflows.Persistence.Schema;
using Workflows.Runtime;
using Workflows.Runtime.Cases;
using Workflows.Runtime.Definitions;
using Workflows.Runtime.Timing;

namespace Elsa.Host.Demo;

/// <summary>
/// Plays the demonstration's cases with the real parts (database, pumps, mail files) on a clock of its own.
/// Only the people are played.
/// </summary>
internal sealed class DemoRun(IServiceProvider services, DemoClock clock, string folder)
{
    /// <summary>Two people in a row do not act in the same minute.</summary>
    private static readonly TimeSpan s_pause = TimeSpan.FromMinutes(10);
    private static readonly TimeOnly s_morning = new(9, 0);
    private const int MostRounds = 5_000;

    /// <summary>The cases that are played.</summary>
    public ImmutableArray<DemoCase> Cases { get; init; } = DemoCases.All;

    /// <summary>Where the play is broken off, to be looked at in its middle; null plays to the end.</summary>
    public DateTimeOffset? Until { get; init; }

    private readonly CaseRuntime _runtime = services.GetRequiredService<CaseRuntime>();
    private readonly ICaseStore _store = services.GetRequiredService<ICaseStore>();
    private readonly Sweep _sweep = services.GetRequiredService<Sweep>();
    private readonly AuthorityZone _zone = services.GetRequiredService<AuthorityZone>();

    public static ServiceProvider Services(string definitions, string folder, DemoClock clock)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new("Workflows:Data", folder)]).Build();
        return new ServiceCollection()
            .AddLogging()
            .AddSingleton<TimeProvider>(clock)
            .AddWorkflowPersistence(configuration)
            .AddWorkflowRuntime(configuration, definitions, folder, ActionLibrary.All)
            .BuildServiceProvider();
    }

    public async Task<DemoResult> PlayAsync(CancellationToken cancellationToken)
    {
        await services.GetRequiredService<SchemaMigration>().ApplyAsync(cancellationToken);
        await SampleAccounts.SeedAsync(services.GetRequiredService<Workflows.Persistence.People.Accounts>(), password: null, cancellationToken);
        await services.GetRequiredService<DefinitionsWatch>().OpenAsync(cancellationToken);
        var world = services.GetRequiredService<ProcedureLibrary>().Current;
        var players = Cases.Select(c => (c.Id, Rehearsal: new Rehearsal(c.Scenario, world.Procedures, world.Law))).ToList();
        foreach (var c in Cases)
        {
            Demand(await _runtime.HandleAsync(c.Id, "officer1", x => new CaseCommand.StartCase("penalty", c.Opening, x), null, cancellationToken), $"{c.Id} opens");
            clock.Move(s_pause);
        }
        for (var round = 0; round < MostRounds; round++)
        {
            await _sweep.RunAsync(cancellationToken);
            if (await MoveAsync(players, cancellationToken)) continue;
            if (await NextAsync(players, cancellationToken) is not { } next || next > Until) break;
            clock.MoveTo(next);
        }
        await _sweep.RunAsync(cancellationToken);
        return await ResultAsync(cancellationToken);
    }

    /// <summary>Lets the first person act who can; false when everybody waits.</summary>
    private async Task<bool> MoveAsync(IEnumerable<(CaseId Id, Rehearsal Rehearsal)> players, CancellationToken cancellationToken)
    {
        foreach (var (id, rehearsal) in players)
        {
            var state = await _store.LoadAsync(id, cancellationToken);
            if (state.IsEnded || rehearsal.Next(state, _zone.DayOf(clock.GetUtcNow())) is not { } move) continue;
            var decision = await _runtime.HandleAsync(id, move.Actor, x => CommandOf(move, x), null, cancellationToken);
            Demand(decision, move is Move.Complete t ? $"{id} {t.Task.Node.Element}" : $"{id} {((Move.Deliver)move).Message.Message.Name}");
            rehearsal.Made(move);
            clock.Move(s_pause);
            return true;
        }
        return false;
    }

    private static CaseCommand CommandOf(Move move, CommandContext context) => move switch
    {
        Move.Complete task => new CaseCommand.CompleteTask(task.Task.Node.Id, task.Answers, context),
        Move.Deliver message => new CaseCommand.DeliverMessage(message.Message.Message.Name, message.Message.Node.Id, message.Answers, context),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    /// <summary>When something happens next: a timer, or somebody who waited for a day.</summary>
    private async Task<DateTimeOffset?> NextAsync(IEnumerable<(CaseId Id, Rehearsal Rehearsal)> players, CancellationToken cancellationToken)
    {
        var moments = new List<DateTimeOffset>();
        if (await _store.NextDueAsync(cancellationToken) is { } due) moments.Add(due);
        foreach (var (id, rehearsal) in players)
        {
            var state = await _store.LoadAsync(id, cancellationToken);
            if (!state.IsEnded && rehearsal.NextDay(state, _zone.DayOf(clock.GetUtcNow())) is { } day) moments.Add(_zone.At(day, s_morning));
        }
        return moments.Count == 0 ? null : moments.Min();
    }

    private async Task<DemoResult> ResultAsync(CancellationToken cancellationToken)
    {
        var queries = services.GetRequiredService<CaseQueries>();
        var events = ImmutableArray.CreateBuilder<(CaseId Case, LoggedEvent Event)>();
        var late = 0;
        foreach (var c in Cases)
        {
            events.AddRange((await queries.LogAsync(c.Id, cancellationToken)).Select(e => (c.Id, e)));
            late += (await _store.LoadAsync(c.Id, cancellationToken)).Record.Register.Count(d => d is { Owner: Workflows.Statute.Deadlines.DeadlineOwner.Agency, IsLate: true });
        }
        var mails = Directory.Exists(Path.Combine(folder, "outbox")) ? Directory.GetFiles(Path.Combine(folder, "outbox"), "*.eml").Length : 0;
        return new(
            [.. events.OrderBy(e => e.Event.At).ThenBy(e => e.Case.ToString(), StringComparer.Ordinal).ThenBy(e => e.Event.Seq)],
            Cases.Length, mails, late, _zone);
    }

    private static void Demand(Decision decision, string what)
    {
        if (decision is Decision.Rejected refused)
            throw new InvalidOperationException($"Expected '{what}' to be accepted, but: {refused.Why.Message.En}");
    }
}
