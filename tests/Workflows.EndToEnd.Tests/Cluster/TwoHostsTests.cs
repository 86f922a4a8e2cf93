using Npgsql;
using Workflows.EndToEnd.Tests.Cases;
using Workflows.EndToEnd.Tests.Faults;
using Workflows.EndToEnd.Tests.Surroundings;
using Workflows.Engine.Cases;
using Workflows.TestKit.Files;
using Workflows.TestKit.Postgres;
using Workflows.TestKit.Smtp;
using Workflows.TestKit.Waiting;

namespace Workflows.EndToEnd.Tests.Cluster;

/// <summary>The host on PostgreSQL, alone and as two processes on one database.</summary>
[Collection(EndToEnd.Name)]
public sealed class TwoHostsTests(PostgresServer postgres)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    private static readonly DateTimeOffset Morning = Samples.At("2026-03-16T09:00:10");

    [Fact]
    public async Task On_PostgreSQL_a_host_makes_its_schema_and_that_of_the_schedule_and_moves_a_case()
    {
        using var data = new TemporaryFolder();
        var settings = await SettingsAsync();
        await using var host = await HostProcess.StartAsync(data.Path, settings);
        using var officer = await Clerk.SignInAsync(host.Address, "officer1");
        var open = Order.Open();

        await officer.SendAsync(open.To, open.Fields);
        var task = await officer.TaskAsync(open.Case);
        var inspect = Order.Inspect(open.Case, task, "2026-03-16");
        await officer.SendAsync(inspect.To, inspect.Fields);

        Assert.DoesNotContain($"\"{task}\"", await officer.ReadAsync($"/cases/{open.Case}"), StringComparison.Ordinal);
        await using var office = await Office.OpenAsync(data.Path, Morning, settings);
        var log = (await office.Queries.LogAsync(open.Case, CancellationToken.None)).Select(e => e.Event).ToList();
        Assert.Equal("inspection", Assert.Single(log.OfType<CaseEvent.TaskCompleted>()).Element);
        Assert.True((await office.VerifyAsync()).Holds);
        Assert.Equal(["cases", "qrtz_job_details", "qrtz_triggers"], await TablesAsync(settings, "cases", "qrtz_job_details", "qrtz_triggers"));
    }

    [Fact]
    public async Task Two_hosts_that_start_together_on_an_empty_database_both_serve()
    {
        using var data = new TemporaryFolder();
        var settings = await SettingsAsync();
        var hosts = await StartTwoAsync(data, settings);
        await using var one = hosts[0];
        await using var other = hosts[1];

        using var officer = await Clerk.SignInAsync(one.Address, "officer1");
        using var sameOfficer = await Clerk.SignInAsync(other.Address, "officer1");
        var open = Order.Open();
        await officer.SendAsync(open.To, open.Fields);

        Assert.NotEmpty(await sameOfficer.TaskAsync(open.Case));
    }

    [Fact]
    public async Task Two_hosts_on_one_database_fire_a_due_timer_once_and_send_its_mails_once()
    {
        using var data = new TemporaryFolder();
        await using var peer = await SmtpPeer.StartAsync();
        var settings = await SettingsAsync();
        (settings["Smtp__Host"], settings["Smtp__Port"], settings["SSL_CERT_FILE"]) = (peer.Host, $"{peer.Port}", peer.CertificateFile);
        await using var office = await Office.OpenAsync(data.Path, Samples.Monday, settings);
        await office.PlayAsync(Samples.UnpublishedDecision, Samples.IsServed);

        var hosts = await StartTwoAsync(data, settings);
        await using (hosts[0])
        await using (hosts[1])
        {
            await Eventually.GetAsync("six mails delivered", _ => office.OutboxAsync(), mails => mails.Count(m => m.DeliveredAt is not null) == 6, Patience);
        }

        Assert.Equal(6, peer.Received().Length);
        Assert.Distinct(peer.Received().Select(m => m.MessageId));
        var log = await office.Queries.LogAsync(Samples.UnpublishedDecision.Id, CancellationToken.None);
        Assert.Distinct(log.Select(e => e.Event).OfType<CaseEvent.TimerFired>().Select(e => e.Timer));
        Assert.True((await office.VerifyAsync()).Holds);
    }

    private static Task<HostProcess[]> StartTwoAsync(TemporaryFolder data, Dictionary<string, string?> settings) =>
        Task.WhenAll(HostProcess.StartAsync(data.Path, settings), HostProcess.StartAsync(data.Path, settings));

    private async Task<Dictionary<string, string?>> SettingsAsync() => new()
    {
        ["Database__Provider"] = "postgres",
        ["Database__ConnectionString"] = await postgres.CreateDatabaseAsync(),
        ["Demo__Clock"] = $"{Morning:yyyy-MM-dd'T'HH:mm:sszzz}",
        ["Demo__Password"] = Office.Password,
        ["Scheduling__SweepSeconds"] = "1",
    };

    private static async Task<IReadOnlyList<string>> TablesAsync(Dictionary<string, string?> settings, params string[] names)
    {
        await using var database = new NpgsqlConnection(settings["Database__ConnectionString"]);
        await database.OpenAsync();
        await using var command = new NpgsqlCommand("SELECT table_name FROM information_schema.tables WHERE table_schema = 'public' AND table_name = ANY($1) ORDER BY 1", database)
        {
            Parameters = { new() { Value = names } },
        };
        await using var rows = await command.ExecuteReaderAsync();
        var found = new List<string>();
        while (await rows.ReadAsync()) found.Add(rows.GetString(0));
        return found;
    }
}
