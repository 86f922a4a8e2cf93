using System.Collections.Immutable;
using Microsoft.Extensions.Logging.Abstractions;
using Workflows.Engine.Commands;
using Workflows.Runtime.Definitions;
using Workflows.Runtime.Law;
using Workflows.Statute.Calendars;
using Workflows.TestKit.Cases;
using Workflows.TestKit.Files;
using Workflows.TestKit.Time;
using Workflows.TestKit.Waiting;
using static Workflows.TestKit.Cases.TestProcess;

namespace Workflows.Scheduling.Tests;

/// <summary>Every host looks for itself, also one that never sweeps.</summary>
public sealed class LookoutTests : IDisposable
{
    private const string Text = "title: { zh: 试, en: Test }\nutc-offset: +08:00\nweek: { rest: [ saturday, sunday ] }\nnames: { 假: Holiday }\n";

    private readonly TemporaryFolder folder = new();
    private readonly ManualClock clock = new(Play.Monday);
    private readonly Approved approved = new();
    private readonly ProcedureLibrary library = new(new DeclaredWorld(
        Set(Read("main", Start() + UserTask("a") + End() + Flow("start", "a") + Flow("a", "end"))), Play.NoLaw, new(new([]), new([]), new([]), new([]), new([]))));

    [Fact]
    public async Task A_calendar_that_two_people_approved_elsewhere_comes_into_force_at_the_next_look()
    {
        await LookingAsync(async () =>
        {
            clock.Advance(TimeSpan.FromSeconds(5));
            await Eventually.TrueAsync("a first look", () => approved.Looks == 1);
            Assert.Equal(Play.NoLaw.Calendar.Version, library.Current.Law.Calendar.Version);

            approved.Text = Text;
            clock.Advance(TimeSpan.FromSeconds(5));

            await Eventually.TrueAsync("the approved calendar", () => library.Current.Law.Calendar.Version == approved.Version);
        });
    }

    [Fact]
    public async Task A_look_that_fails_is_tried_again()
    {
        approved.IsAway = true;
        await LookingAsync(async () =>
        {
            clock.Advance(TimeSpan.FromSeconds(5));
            await Eventually.TrueAsync("a first look", () => approved.Looks == 1);

            (approved.IsAway, approved.Text) = (false, Text);
            clock.Advance(TimeSpan.FromSeconds(5));

            await Eventually.TrueAsync("the approved calendar", () => library.Current.Law.Calendar.Version == approved.Version);
        });
    }

    public void Dispose() => folder.Dispose();

    private async Task LookingAsync(Func<Task> test)
    {
        using var watch = new DefinitionsWatch(
            new(folder.Combine("workflows"), folder.Combine("accepted"), ImmutableDictionary<string, CaseAction>.Empty), library, new NoBundles(), approved,
            NullLogger<DefinitionsWatch>.Instance);
        using var lookout = new Lookout(watch, TimeSpan.FromSeconds(5), clock, NullLogger<Lookout>.Instance);
        await lookout.StartAsync(default);
        await test();
        await lookout.StopAsync(default);
    }

    /// <summary>What the store says of calendars, when it is there.</summary>
    private sealed class Approved : ICalendarInForce
    {
        private int looks;

        public int Looks => Volatile.Read(ref looks);

        public bool IsAway { get; set; }

        public string? Text { get; set; }

        public string? Version => Text is null ? null : CalendarReader.Read("cn", "calendars/cn.yaml", Text, null).Value!.Version;

        public Task<string?> VersionAsync(string calendar, CancellationToken cancellationToken)
        {
            Interlocked.Increment(ref looks);
            return IsAway ? throw new InvalidOperationException("the database is gone") : Task.FromResult(Version);
        }

        public Task<KeptCalendar?> FindAsync(string calendar, CancellationToken cancellationToken) =>
            Task.FromResult(Text is null ? null : new KeptCalendar("two", Version!, Text));

        public Task<bool> HasCountedAsync(string calendar, string version, CancellationToken cancellationToken) => Task.FromResult(false);

        public Task KeepFirstAsync(LegalCalendar calendar, string text, CancellationToken cancellationToken) => Task.CompletedTask;
    }

    private sealed class NoBundles : IBundleStore
    {
        public Task SaveAsync(Bundle bundle, CancellationToken cancellationToken) => Task.CompletedTask;

        public Task<ImmutableArray<Bundle>> LoadAllAsync(CancellationToken cancellationToken) => Task.FromResult<ImmutableArray<Bundle>>([]);
    }
}
