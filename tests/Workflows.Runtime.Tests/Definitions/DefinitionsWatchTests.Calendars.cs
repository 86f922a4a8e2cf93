using Microsoft.Extensions.Logging;
using Workflows.Runtime.Changes;
using Workflows.Runtime.Definitions;
using Workflows.Runtime.Timing;
using Workflows.TestKit.Stores;

namespace Workflows.Runtime.Tests.Definitions;

/// <summary>Which calendar counts: the one that two people put in force, whatever lies on disk.</summary>
public sealed partial class DefinitionsWatchTests
{
    [Fact]
    public async Task A_new_calendar_on_disk_waits_for_two_people_and_the_rest_of_a_change_does_not()
    {
        var changes = new InMemoryChanges(new(AuthorityZone.Default));
        using var watch = Watch(changes: changes);
        await watch.OpenAsync(default);
        Assert.Equal("first-cn", Assert.Single(changes.All).Id);
        var (file, former) = (Path.Combine(small.Path, "calendars", "cn.yaml"), library.Current.Law.Calendar);
        var holiday = (await File.ReadAllTextAsync(file)).Replace("  2026:\n", "  2027:\n    notices: [ { title: 通知, url: 'https://example.test/' } ]\n    days:\n      元旦: { off: 2027-01-04 }\n  2026:\n", StringComparison.Ordinal);
        small.Write("calendars/cn.yaml", holiday);
        small.Write("main/forms/a.yaml", "title: { zh: 新表, en: New form }\nfields: []\n");

        Assert.True(await watch.LookAsync(default));
        Assert.Equal(former.Version, library.Current.Law.Calendar.Version);
        Assert.Equal("New form", library.Current.Procedures.ByHash[library.Current.Procedures.Current["main"]].Forms["a"].Title.En);
        Assert.Equal(holiday, library.Waiting!.Text);

        var restarted = new ProcedureLibrary();
        await Watch(restarted, changes: changes).OpenAsync(default);
        Assert.Equal(former.Version, restarted.Current.Law.Calendar.Version);
        Assert.NotNull(restarted.Waiting);

        await changes.AddAsync(DeadlineChange.First(library.Waiting.Calendar, holiday) with { Id = "two", ApprovedAt = DateTimeOffset.UnixEpoch.AddDays(1) }, default);
        Assert.True(await watch.LookAsync(default));
        Assert.False(library.Current.Law.Calendar.IsProvisional(2027));
        Assert.Null(library.Waiting);
        Assert.False(await watch.LookAsync(default));
    }

    [Fact]
    public async Task An_approved_calendar_comes_into_force_though_the_files_do_not_read_and_they_are_complained_of_once()
    {
        var (changes, log) = (new InMemoryChanges(new(AuthorityZone.Default)), new Lines());
        using var watch = Watch(changes: changes, log: log);
        await watch.OpenAsync(default);
        var former = library.Current;
        var text = await File.ReadAllTextAsync(Path.Combine(small.Path, "calendars", "cn.yaml"));
        var holiday = text.Replace("  2026:\n", "  2027:\n    notices: [ { title: 通知, url: 'https://example.test/' } ]\n    days:\n      元旦: { off: 2027-01-04 }\n  2026:\n", StringComparison.Ordinal);
        small.Write("main/law.yaml", "deadlines: &a [ *a ]");
        await watch.LookAsync(default);
        var calendar = Workflows.Runtime.Law.CalendarReader.Read("cn", "calendars/cn.yaml", holiday, null).Value!;
        await changes.AddAsync(DeadlineChange.First(calendar, holiday) with { Id = "two", ApprovedAt = DateTimeOffset.UnixEpoch.AddDays(1) }, default);

        Assert.True(await watch.LookAsync(default));
        Assert.False(await watch.LookAsync(default));

        Assert.Equal((calendar.Version, former.Law.Version), (library.Current.Law.Calendar.Version, library.Current.Law.Version));
        Assert.Contains(library.Findings, f => f.File == "main/law.yaml"); // they are still wrong
        Assert.Null(library.Waiting); // the folder holds the former one: nobody put it there anew
        Assert.Single(log.All, l => l.Contains("main/law.yaml(", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Where_the_approved_calendar_does_not_read_any_more_the_one_that_counted_goes_on_and_a_banner_says_so()
    {
        var changes = new InMemoryChanges(new(AuthorityZone.Default));
        using var watch = Watch(changes: changes);
        await watch.OpenAsync(default);
        var former = library.Current.Law.Calendar;
        await changes.AddAsync(DeadlineChange.First(former, "holidays: of another version") with { Id = "two", Version = "new", ApprovedAt = DateTimeOffset.UnixEpoch.AddDays(1) }, default);

        Assert.False(await watch.LookAsync(default));
        Assert.Contains(library.Findings, f => f.File == "calendars/cn.yaml (new)");

        var disk = (await File.ReadAllTextAsync(Path.Combine(small.Path, "calendars", "cn.yaml"))).Replace("2026-06-19..2026-06-21", "2026-06-19..2026-06-22", StringComparison.Ordinal);
        small.Write("calendars/cn.yaml", disk); // one person's edit
        Assert.True(await watch.LookAsync(default));
        Assert.Equal(former.Version, library.Current.Law.Calendar.Version);
        Assert.Contains(library.Findings, f => f.File == "calendars/cn.yaml (new)");

        var restarted = new ProcedureLibrary(); // nothing counted here: what is on disk is all there is
        await Watch(restarted, changes: changes).OpenAsync(default);
        Assert.NotEmpty(restarted.Findings);
    }

    [Fact]
    public async Task A_cold_start_that_cannot_read_the_approved_calendar_counts_by_the_file_on_disk_and_says_so_until_two_people_approve_one()
    {
        var changes = new InMemoryChanges(new(AuthorityZone.Default));
        await Watch(changes: changes).OpenAsync(default);
        var disk = library.Current.Law.Calendar;
        await changes.AddAsync(DeadlineChange.First(disk, "holidays: of another version") with { Id = "two", Version = "new", ApprovedAt = DateTimeOffset.UnixEpoch.AddDays(1) }, default);
        var restarted = new ProcedureLibrary();
        using var watch = Watch(restarted, changes: changes);

        await watch.OpenAsync(default);

        Assert.Equal(disk.Version, restarted.Current.Law.Calendar.Version);
        Assert.Contains(restarted.Findings, f => f is { File: "calendars/cn.yaml", Code: "CAL0012" } && f.Message.Contains("version new", StringComparison.Ordinal) && f.Message.Contains($"version {disk.Version}, which nobody approved", StringComparison.Ordinal));

        var text = await File.ReadAllTextAsync(Path.Combine(small.Path, "calendars", "cn.yaml"));
        await changes.AddAsync(DeadlineChange.First(disk, text) with { Id = "three", ApprovedAt = DateTimeOffset.UnixEpoch.AddDays(2) }, default);
        Assert.False(await watch.LookAsync(default)); // it counts already
        Assert.Empty(restarted.Findings);
    }

    [Fact]
    public async Task An_approved_calendar_does_not_wait_for_files_that_are_being_read_and_verified()
    {
        var changes = new InMemoryChanges(new(AuthorityZone.Default));
        using var reading = new Stuck();
        using var watch = Watch(changes: changes, log: reading);
        await watch.OpenAsync(default);
        small.Write("main/law.yaml", "deadlines: &a [ *a ]");
        var look = Task.Run(() => watch.LookAsync(default));
        reading.Entered.Wait();
        var text = (await File.ReadAllTextAsync(Path.Combine(small.Path, "calendars", "cn.yaml"))).Replace("2026-06-19..2026-06-21", "2026-06-19..2026-06-22", StringComparison.Ordinal);
        var calendar = Workflows.Runtime.Law.CalendarReader.Read("cn", "calendars/cn.yaml", text, null).Value!;
        await changes.AddAsync(DeadlineChange.First(calendar, text) with { Id = "two", ApprovedAt = DateTimeOffset.UnixEpoch.AddDays(1) }, default);

        Assert.True(await watch.PutCalendarInForceAsync(default));
        Assert.False(look.IsCompleted);
        Assert.Equal(calendar.Version, library.Current.Law.Calendar.Version);

        reading.Release.Set();
        Assert.False(await look);
        Assert.NotEmpty(library.Findings);
        Assert.Equal(calendar.Version, library.Current.Law.Calendar.Version);
    }

    /// <summary>Complains of the files for as long as the test says: the look goes on meanwhile.</summary>
    private sealed class Stuck : ILogger<DefinitionsWatch>, IDisposable
    {
        public ManualResetEventSlim Entered { get; } = new();

        public ManualResetEventSlim Release { get; } = new();

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (!formatter(state, exception).Contains("do not read", StringComparison.Ordinal)) return;
            Entered.Set();
            Release.Wait();
        }

        public void Dispose()
        {
            Entered.Dispose();
            Release.Dispose();
        }
    }
}
