using Workflows.Engine.Cases;
using Workflows.EndToEnd.Tests.Cases;
using Workflows.EndToEnd.Tests.Surroundings;
using Workflows.Persistence.Mail;
using Workflows.Persistence.Queries;
using Workflows.Runtime.Mail;
using Workflows.TestKit.Files;
using Workflows.TestKit.Postgres;
using Workflows.TestKit.Waiting;
using Xunit.Abstractions;

namespace Workflows.EndToEnd.Tests.Faults;

/// <summary>
/// The host is killed at random but repeatable moments, while two officers send forms and timers of a served decision fall due; each start shows a later
/// morning.
/// </summary>
[Collection(EndToEnd.Name)]
public sealed class KilledHostTests(ServedDecision decision, PostgresServer postgres, ITestOutputHelper output)
{
    private const int Seed = 20260316;

    private static readonly string[] Mornings =
        ["2026-03-16", "2026-03-18", "2026-03-19", "2026-03-20", "2026-03-23", "2026-03-24", "2026-03-25", "2026-03-26", "2026-03-27"];

    private static readonly CaseId Served = Samples.UnpublishedDecision.Id;

    [Fact]
    public async Task No_accepted_command_no_timer_and_no_mail_is_lost_or_doubled_on_SQLite()
    {
        using var data = decision.Copy();

        await SurviveAsync(data.Path, [], Mornings);
    }

    [Fact]
    public async Task No_accepted_command_no_timer_and_no_mail_is_lost_or_doubled_on_PostgreSQL()
    {
        using var data = new TemporaryFolder();
        Dictionary<string, string?> settings = new() { ["Database__Provider"] = "postgres", ["Database__ConnectionString"] = await postgres.CreateDatabaseAsync() };
        await using (var office = await Office.OpenAsync(data.Path, Samples.Monday, settings)) await office.PlayAsync(Samples.UnpublishedDecision, Samples.IsServed);

        await SurviveAsync(data.Path, settings, Mornings[..4]);
    }

    private async Task SurviveAsync(string data, Dictionary<string, string?> database, string[] mornings)
    {
        BusyOfficer[] officers = [new("officer1"), new("officer2")];
        var random = new Random(Seed);
        foreach (var (life, morning) in mornings.Index())
        {
            await using var host = await HostProcess.StartAsync(data, Settings(database, morning));
            var (before, work) = (Accepted(), officers.Select(o => o.WorkAsync(host.Address, morning)).ToArray());
            // One life ends among its timers and mails, the next in the midst of forms.
            if (life % 2 == 0) await Task.Delay(random.Next(1_000));
            else if (random.Next(1, 30) is var many) await Eventually.TrueAsync($"{many} commands to be accepted", () => Accepted() - before >= many, TimeSpan.FromMinutes(1));
            await host.KillAsync();
            await Task.WhenAll(work);
        }
        await using var office = await Office.OpenAsync(data, Samples.At("2026-03-30T12:00"), database);
        await using (var host = await HostProcess.StartAsync(data, Settings(database, "2026-03-30")))
        {
            output.WriteLine($"{Accepted()} commands accepted, {officers.Sum(o => o.Unanswered.Count)} without an answer, {mornings.Length} kills");
            foreach (var officer in officers) await officer.SendAgainAsync(host.Address);
            await Eventually.GetAsync("all timers fired and all mails delivered", _ => PendingAsync(office), left => left == 0);
            Assert.Equal(0, await host.StopAsync());
        }

        await LostNothingAsync(office, [.. officers.SelectMany(o => o.Accepted.Select(order => (order, order.ReceiptOf(o.Account))))]);
        await FiredAndMailedOnceAsync(office, data, mornings);
        await VerifiesAsync(data, database);

        int Accepted() => officers.Sum(o => o.Accepted.Count);
    }

    private static async Task VerifiesAsync(string data, Dictionary<string, string?> database)
    {
        var verified = await HostCommand.RunAsync(new Dictionary<string, string?>(database) { ["Workflows__Data"] = data }, "verify-log");
        Assert.True(verified is { ExitCode: 0 } && verified.Output.StartsWith("whole: ", StringComparison.Ordinal), verified.Everything);
    }

    private static async Task LostNothingAsync(Office office, IReadOnlyCollection<(Order Order, string Receipt)> accepted)
    {
        Assert.NotEmpty(accepted);
        foreach (var ofCase in accepted.GroupBy(o => o.Order.Case))
        {
            var log = await office.Queries.LogAsync(ofCase.Key, CancellationToken.None);
            Assert.Equal(ofCase.Select(o => o.Order.Does).Order(StringComparer.Ordinal),
                log.Select(e => e.Type).Where(t => t is "case-opened" or "task-claimed" or "task-completed").Order(StringComparer.Ordinal));
            foreach (var (order, key) in ofCase)
            {
                var receipt = await office.Store.FindReceiptAsync(key, CancellationToken.None);
                Assert.True(receipt is not null && receipt.Case == order.Case && receipt.Version <= log.Length, $"Expected a receipt for {order}, but got {receipt}.");
            }
        }
    }

    /// <summary>
    /// Against the same mornings in an office that nobody kills. A rung that a kill made late puts off the next: both go on until the whole ladder is climbed.
    /// </summary>
    private async Task FiredAndMailedOnceAsync(Office office, string data, string[] mornings)
    {
        using var undisturbed = decision.Copy();
        await using var other = await Office.OpenAsync(undisturbed.Path, Samples.Monday);
        foreach (var morning in mornings.Append("2026-03-30"))
        {
            other.Clock.Set(Samples.At($"{morning}T09:00:10"));
            await other.Timers.RunAsync(CancellationToken.None);
            await other.Mails.RunAsync(CancellationToken.None);
        }
        foreach (var morning in new[] { "03-31", "04-01", "04-02", "04-03", "04-07", "04-08", "04-09", "04-10" })
        {
            foreach (var one in new[] { office, other })
            {
                one.Clock.Set(Samples.At($"2026-{morning}T09:00:10"));
                await one.Timers.RunAsync(CancellationToken.None);
                await one.Mails.RunAsync(CancellationToken.None);
            }
        }

        var log = await office.Queries.LogAsync(Served, CancellationToken.None);
        Assert.Equal(Fired(await other.Queries.LogAsync(Served, CancellationToken.None)), Fired(log));
        // After a time in which nothing was sent, the last warning that is due says it all.
        var passedOver = log.Select(e => e.Event).OfType<CaseEvent.RungReached>().Where(r => r.Roles.IsEmpty).Select(r => $"{Served}/{r.Key}#{r.Round}/{r.Rung}/").ToList();
        var mails = await office.OutboxAsync();
        Assert.Equal(Identities(await other.OutboxAsync()).Where(i => !passedOver.Any(p => i.StartsWith(p, StringComparison.Ordinal))), Identities(mails));
        Assert.Equal(
            mails.Select(m => MailIdentity.FileName(m.Identity)).Order(StringComparer.Ordinal),
            Directory.GetFiles(Path.Combine(data, "outbox")).Select(f => Path.GetFileName(f)!).Order(StringComparer.Ordinal));
    }

    private static async Task<int> PendingAsync(Office office)
    {
        var timers = await office.Store.NextDueAsync(CancellationToken.None) is { } next && next <= office.Clock.GetUtcNow() ? 1 : 0;
        return timers + (await office.OutboxAsync()).Count(m => m.State != MailState.Delivered);
    }

    private static IEnumerable<string> Fired(IEnumerable<LoggedEvent> log) =>
        log.Select(e => e.Event).OfType<CaseEvent.TimerFired>().Select(e => e.Timer).Order(StringComparer.Ordinal);

    private static IEnumerable<string> Identities(IEnumerable<MailEntry> mails) =>
        mails.Where(m => m.Case == Served).Select(m => m.Identity).Order(StringComparer.Ordinal);

    // A mail that was leased by a killed host is free again five minutes later, a timer after two: each morning is long enough after the one before.
    private static Dictionary<string, string?> Settings(Dictionary<string, string?> database, string morning) => new(database)
    {
        ["Demo__Clock"] = $"{morning}T09:00:10+08:00",
        ["Demo__Password"] = Office.Password,
        ["Scheduling__SweepSeconds"] = "1",
    };
}
