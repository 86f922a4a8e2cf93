using Workflows.EndToEnd.Tests.Cases;
using Workflows.Persistence.Mail;
using Workflows.TestKit.Smtp;

namespace Workflows.EndToEnd.Tests.Mail;

/// <summary>The runtime's pump and a real mail server that does not do as one would wish; the clock is the test's.</summary>
[Collection(EndToEnd.Name)]
public sealed class DifficultMailServerTests(ServedDecision decision)
{
    private static readonly DateTimeOffset Morning = Samples.At("2026-03-16T09:00");

    [Fact]
    public async Task A_mail_that_is_refused_for_now_is_sent_again_a_minute_later_and_arrives_once()
    {
        await using var house = await MailHouse.OpenAsync(decision, new() { RefuseFirst = 1 });
        await using var office = await house.OfficeAsync(Morning);
        await office.Timers.RunAsync(CancellationToken.None);

        Assert.Equal(5, await office.Mails.RunAsync(CancellationToken.None));
        var waiting = Assert.Single(await office.OutboxAsync(), m => m.State == MailState.Pending);
        Assert.Contains("not now", waiting.Error, StringComparison.Ordinal);
        Assert.Equal(Morning.AddMinutes(1), waiting.NextTry);

        office.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(1, await office.Mails.RunAsync(CancellationToken.None));
        Assert.Equal(0, await office.Mails.RunAsync(CancellationToken.None));

        Assert.Equal(6, house.Peer.Received().Length);
        Assert.Distinct(house.Peer.Received().Select(m => m.MessageId));
    }

    public static TheoryData<string, SmtpPeerOptions, string> Distrusted => new()
    {
        { "a certificate of an unknown issuer", new() { Trusted = false }, "workflows" },
        { "no encryption", new() { StartTls = false }, "workflows" },
        { "another password", new(), "somebody else" },
    };

    [Theory]
    [MemberData(nameof(Distrusted))]
    public async Task To_a_server_that_cannot_be_trusted_nothing_is_sent_and_everything_is_kept(string server, SmtpPeerOptions options, string user)
    {
        await using var house = await MailHouse.OpenAsync(decision, options);
        await using var office = await house.OfficeAsync(Morning, new(house.Settings) { ["Smtp__User"] = user });
        await office.Timers.RunAsync(CancellationToken.None);

        Assert.Equal(0, await office.Mails.RunAsync(CancellationToken.None));

        Assert.Empty(house.Peer.Received());
        var kept = await office.OutboxAsync();
        Assert.Equal(6, kept.Count);
        Assert.All(kept, m => Assert.True(m is { State: MailState.Pending, Error.Length: > 0 }, $"Expected mails for a server with {server} to be kept, but got {m}."));
    }

    [Fact]
    public async Task A_mail_that_cannot_be_written_keeps_no_other_from_leaving()
    {
        await using var house = await MailHouse.OpenAsync(decision);
        await using var office = await house.OfficeAsync(Morning);
        await office.Accounts.AddAsync(
            new("deputy2", "分管副职乙", "Deputy head B", "局领导", "no address", ["deputy-head"], []), null, CancellationToken.None);

        foreach (var day in new[] { 16, 18, 19, 20 }) // each rank is told when the one before had a working day
        {
            office.Clock.Set(Samples.At($"2026-03-{day}T09:00"));
            await office.Timers.RunAsync(CancellationToken.None);
            await office.Mails.RunAsync(CancellationToken.None);
        }

        var mails = await office.OutboxAsync();
        var kept = mails.Where(m => m.State != MailState.Delivered).ToList();
        Assert.Equal(2, kept.Count); // of either channel
        Assert.All(kept, m => Assert.Equal(("no address", MailState.Dead), (m.Address, m.State)));
        Assert.All(kept, m => Assert.Contains("no address", m.Error, StringComparison.Ordinal));
        Assert.Equal(mails.Count - 2, house.Peer.Received().Length);
    }
}
