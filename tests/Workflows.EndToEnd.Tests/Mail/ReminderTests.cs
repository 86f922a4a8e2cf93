using System.Net;
using System.Net.Sockets;
using Workflows.EndToEnd.Tests.Cases;
using Workflows.Persistence.Mail;
using Workflows.TestKit.Waiting;

namespace Workflows.EndToEnd.Tests.Mail;

/// <summary>
/// The host as a process and a real mail server. On the morning of 16 March three working days are left to publish on either channel, and two officers and
/// the publisher, for whom the task waits, are reminded; on the 18th one is left, and the unit's head is reminded too: fourteen mails by then.
/// </summary>
[Collection(EndToEnd.Name)]
public sealed class ReminderTests(ServedDecision decision)
{
    private static readonly DateTimeOffset Morning = Samples.At("2026-03-16T09:00:10");

    [Fact]
    public async Task Each_reminder_arrives_once_encrypted_and_logged_in_and_a_restart_sends_only_what_fell_due_since()
    {
        await using var house = await MailHouse.OpenAsync(decision);
        await using (var host = await house.HostAsync(Morning))
        {
            await house.Peer.ReceivedAsync(6);
            Assert.Equal(0, await host.StopAsync());
        }
        await using (var host = await house.HostAsync(Samples.At("2026-03-18T09:00:10")))
        {
            await house.Peer.ReceivedAsync(14);
            Assert.Equal(0, await host.StopAsync());
        }

        var received = house.Peer.Received();
        Assert.Equal(
            [
                .. from channel in new[] { "portal", "system" }
                   from rung in new[] { "before-1_officer1", "before-1_officer2", "before-1_publisher", "before-1_unit-head", "before-3_officer1", "before-3_officer2", "before-3_publisher" }
                   select $"<unpublished-1_publish-{channel}_1_{rung}@workflows.example.test>",
            ],
            received.Select(m => m.MessageId).Order(StringComparer.Ordinal));
        Assert.All(received, m => Assert.Equal((true, "workflows", "cases@example.test"), (m.Encrypted, m.User, m.From)));
        Assert.All(received, m => Assert.Contains($"_{Assert.Single(m.To).Split('@')[0]}@", m.MessageId, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_reminder_reads_well_and_says_nothing_of_the_party()
    {
        await using var house = await MailHouse.OpenAsync(decision);
        await using var host = await house.HostAsync(Morning);

        var received = await house.Peer.ReceivedAsync(6);

        var mail = Assert.Single(received, m => m.MessageId.Contains("publish-system_1_before-3_officer1", StringComparison.Ordinal));
        Assert.Matches("^【期限提醒】案件 示应急立〔2026〕1号：在部门公示系统公示处罚决定 Reminder: Publication on the department's system$", mail.Subject);
        Assert.Contains("法定最后日：2026-03-19", mail.Text, StringComparison.Ordinal);
        var personal = Samples.PersonalWords(Samples.UnpublishedDecision);
        Assert.All(received, m => Assert.All(personal, word =>
        {
            Assert.DoesNotContain(word, m.Subject, StringComparison.Ordinal);
            Assert.DoesNotContain(word, m.Text, StringComparison.Ordinal);
        }));
    }

    [Fact]
    public async Task While_the_mail_server_is_down_reminders_are_kept_and_a_host_that_is_killed_then_loses_none()
    {
        await using var house = await MailHouse.OpenAsync(decision);
        await using var office = await house.OfficeAsync(Morning);
        await house.Peer.StopAsync();
        await using (var host = await house.HostAsync(Morning))
        {
            var kept = await Eventually.GetAsync("six mails to be tried in vain", _ => office.OutboxAsync(), mails => mails.Count(m => m.Error is not null) == 6);
            Assert.All(kept, m => Assert.Equal((MailState.Pending, 1), (m.State, m.Attempts)));
            await host.KillAsync();
        }
        await house.Peer.StartAgainAsync();

        await using var again = await house.HostAsync(Morning.AddMinutes(10));

        await DeliversAllOnceAsync(house, office);
    }

    [Fact]
    public async Task A_host_that_is_killed_between_the_commit_and_the_delivery_delivers_after_the_restart()
    {
        await using var house = await MailHouse.OpenAsync(decision);
        await using var office = await house.OfficeAsync(Morning);
        await house.Peer.StopAsync();
        using (var silent = new TcpListener(IPAddress.Loopback, house.Peer.Port)) // takes the call and never answers
        {
            silent.Start();
            await using var host = await house.HostAsync(Morning);
            using var call = await silent.AcceptTcpClientAsync();
            await host.KillAsync();
        }
        Assert.All(await office.OutboxAsync(), m => Assert.Equal((MailState.Pending, null), (m.State, m.Error)));
        await house.Peer.StartAgainAsync();

        await using var again = await house.HostAsync(Morning.AddMinutes(10));

        await DeliversAllOnceAsync(house, office);
    }

    private static async Task DeliversAllOnceAsync(MailHouse house, Office office)
    {
        await Eventually.GetAsync("six mails to be delivered", _ => office.OutboxAsync(), mails => mails.Count(m => m.State == MailState.Delivered) == 6);
        var received = house.Peer.Received();
        Assert.Equal(6, received.Length);
        Assert.Distinct(received.Select(m => m.MessageId));
    }
}
