using System.Collections.Immutable;
using Microsoft.Extensions.Logging.Abstractions;
using Workflows.Decisions.Feel;
using Workflows.Engine.Cases;
using Workflows.Engine.Commands;
using Workflows.Engine.People;
using Workflows.Engine.Procedures;
using Workflows.Runtime.Cases;
using Workflows.Runtime.Definitions;
using Workflows.Runtime.Mail;
using Workflows.Runtime.People;
using Workflows.Runtime.Timing;
using Workflows.Statute;
using Workflows.TestKit.Cases;
using Workflows.TestKit.Stores;
using Workflows.TestKit.Time;
using static Workflows.TestKit.Cases.TestProcess;

namespace Workflows.Runtime.Tests.Cases;

/// <summary>The runtime over a store in memory and a clock that the test moves.</summary>
internal sealed class RuntimeUnderTest
{
    public static readonly CaseId Id = CaseId.Parse("c-1");

    public RuntimeUnderTest(RuleBook? law = null, Procedure? procedure = null, ICaseStore? store = null)
    {
        var set = Set(procedure ?? Read("main", Start() + UserTask("a", "law:event=\"decision.made\"") + UserTask("b", "law:event=\"publication.released\"") + End()
            + Flow("start", "a") + Flow("a", "b") + Flow("b", "end")));
        Library = new(new DeclaredWorld(set, law ?? Play.NoLaw, new(NoWords, NoWords, NoWords, NoWords, NoWords)));
        Cases = new(store ?? Store, Library, new Office(this), Zone, Clock, new SilentAlarm(), NullLogger<CaseRuntime>.Instance);
        Timers = new(store ?? Store, Cases, Library, Zone, Clock, NullLogger<TimerPump>.Instance);
    }

    private static WordList NoWords => new([]);

    public static AuthorityZone Zone => AuthorityZone.Default;

    public ManualClock Clock { get; } = new(Play.Monday);

    public InMemoryCaseStore Store { get; } = new(AuthorityZone.Default);

    public ProcedureLibrary Library { get; }

    public CaseRuntime Cases { get; }

    public TimerPump Timers { get; }

    public Task<Decision> StartAsync(string? key = null) =>
        Cases.HandleAsync(Id, "officer1", c => new CaseCommand.StartCase("main", FeelContext.Empty, c), key, CancellationToken.None);

    public async Task<Decision> CompleteAsync(string element, string? key = null)
    {
        var node = (await Store.LoadAsync(Id, CancellationToken.None)).Marking.Nodes.Values.First(n => n.Element == element).Id;
        return await CompleteAsync(node, key);
    }

    public Task<Decision> CompleteAsync(int node, string? key = null) =>
        Cases.HandleAsync(Id, "officer1", c => new CaseCommand.CompleteTask(node, FeelContext.Empty, c), key, CancellationToken.None);

    /// <summary>Moves the clock to nine in the morning of a day, local.</summary>
    public void MoveTo(string day) => Clock.Set(Zone.At(DateOnly.ParseExact(day, "yyyy-MM-dd", null), new(9, 0)));

    public ImmutableArray<OutgoingMail> Mails => Store.Mails;

    /// <summary>Who works here; a test may change it.</summary>
    public ImmutableDictionary<string, Person> Staff { get; set; } = Play.People;

    /// <summary>Who left.</summary>
    public ImmutableDictionary<string, Person> Left { get; set; } = ImmutableDictionary<string, Person>.Empty;

    private sealed class Office(RuntimeUnderTest test) : IPeople
    {
        public Task<ImmutableDictionary<string, Person>> AllAsync(CancellationToken cancellationToken) => Task.FromResult(test.Staff);

        public Task<ImmutableDictionary<string, Person>> LeftAsync(CancellationToken cancellationToken) => Task.FromResult(test.Left);
    }
}
