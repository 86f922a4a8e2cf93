using System.Collections.Immutable;
using Elsa.Host.Accounts;
using Elsa.Host.Demo;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Workflows.Enforcement.Actions;
using Workflows.Enforcement.Rehearsals;
using Workflows.Engine.Cases;
using Workflows.Engine.Commands;
using Workflows.Persistence;
using Workflows.Persistence.Mail;
using Workflows.Persistence.Queries;
using Workflows.Persistence.Schema;
using Workflows.Runtime;
using Workflows.Runtime.Cases;
using Workflows.Runtime.Definitions;
using Workflows.Runtime.Mail;
using Workflows.Runtime.Timing;
using Workflows.TestKit.Files;
using Workflows.TestKit.Time;

namespace Workflows.EndToEnd.Tests.Cases;

/// <summary>
/// The product's runtime and store in this process, on a clock that the test moves: for what happens before a host starts, and for a look at what one
/// left behind.
/// </summary>
internal sealed class Office : IAsyncDisposable
{
    /// <summary>Of every sample account.</summary>
    public const string Password = "a password for trials";

    private const int MostRounds = 500;

    private readonly ServiceProvider services;

    private Office(ServiceProvider services, ManualClock clock) => (this.services, Clock) = (services, clock);

    public ManualClock Clock { get; }

    public ICaseStore Store => services.GetRequiredService<ICaseStore>();

    public TimerPump Timers => services.GetRequiredService<TimerPump>();

    public OutboxPump Mails => services.GetRequiredService<OutboxPump>();

    public Persistence.People.Accounts Accounts => services.GetRequiredService<Persistence.People.Accounts>();

    public CaseQueries Queries => services.GetRequiredService<CaseQueries>();

    /// <param name="data">The data folder.</param>
    /// <param name="settings">As a host gets them: <c>Smtp__Host</c>.</param>
    public static async Task<Office> OpenAsync(string data, DateTimeOffset now, IReadOnlyDictionary<string, string?>? settings = null)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(
            (settings ?? ImmutableDictionary<string, string?>.Empty).Select(s => KeyValuePair.Create(s.Key.Replace("__", ":", StringComparison.Ordinal), s.Value))
            .Append(new("Workflows:Data", data))).Build();
        var clock = new ManualClock(now);
        var services = new ServiceCollection().AddLogging().AddSingleton<TimeProvider>(clock)
            .AddWorkflowPersistence(configuration)
            .AddWorkflowRuntime(configuration, SourceTree.Combine("workflows"), data, ActionLibrary.All)
            .BuildServiceProvider();
        await services.GetRequiredService<SchemaMigration>().ApplyAsync(CancellationToken.None);
        await SampleAccounts.SeedAsync(services.GetRequiredService<Persistence.People.Accounts>(), Password, CancellationToken.None);
        await services.GetRequiredService<DefinitionsWatch>().OpenAsync(CancellationToken.None);
        return new(services, clock);
    }

    public Task<Decision> DoAsync(CaseId id, string actor, Func<CommandContext, CaseCommand> make) =>
        services.GetRequiredService<CaseRuntime>().HandleAsync(id, actor, make, null, CancellationToken.None);

    /// <summary>Plays a case, its people and its timers, until it stands where the test wants it. No mail leaves the house.</summary>
    public async Task PlayAsync(PlayedCase played, Func<CaseState, bool> until)
    {
        var (zone, world) = (services.GetRequiredService<AuthorityZone>(), services.GetRequiredService<ProcedureLibrary>().Current);
        var rehearsal = new Rehearsal(played.Scenario, world.Procedures, world.Law);
        Accepted(await DoAsync(played.Id, "officer1", c => new CaseCommand.StartCase("penalty", played.Opening, c)));
        for (var round = 0; round < MostRounds; round++)
        {
            await Timers.RunAsync(CancellationToken.None);
            var state = await Store.LoadAsync(played.Id, CancellationToken.None);
            if (until(state)) return;
            var today = zone.DayOf(Clock.GetUtcNow());
            if (rehearsal.Next(state, today) is { } move)
            {
                Accepted(await DoAsync(played.Id, move.Actor, c => move switch
                {
                    Move.Complete task => new CaseCommand.CompleteTask(task.Task.Node.Id, task.Answers, c),
                    Move.Deliver message => new CaseCommand.DeliverMessage(message.Message.Message.Name, message.Message.Node.Id, message.Answers, c),
                    _ => throw new InvalidOperationException($"Expected a move of a person, but got {move}."),
                }));
                rehearsal.Made(move);
                Clock.Advance(TimeSpan.FromMinutes(10));
                continue;
            }
            var next = new[] { await Store.NextDueAsync(CancellationToken.None), rehearsal.NextDay(state, today) is { } day ? zone.At(day, new(9, 0)) : null }.Min();
            Clock.Set(next ?? throw new InvalidOperationException($"Expected {played.Id} to move on, but nothing moves it any more."));
        }
        throw new InvalidOperationException($"Expected {played.Id} to stand where the test wants it after {MostRounds} rounds, but it does not.");
    }

    /// <summary>The mails of the outbox, in the order in which they were written.</summary>
    public async Task<IReadOnlyList<MailEntry>> OutboxAsync() =>
        [.. (await services.GetRequiredService<EfOutbox>().ListAsync(null, 0, 10_000, CancellationToken.None)).Items.Reverse()];

    /// <summary>Verifies the chains of hashes of all cases.</summary>
    public Task<LogCheck> VerifyAsync() => services.GetRequiredService<LogVerification>().RunAsync(null, CancellationToken.None);

    public ValueTask DisposeAsync() => services.DisposeAsync();

    private static void Accepted(Decision decision)
    {
        if (decision is Decision.Rejected refused) Assert.Fail($"Expected the step to be accepted, but: {refused.Why.Message.En}");
    }
}
