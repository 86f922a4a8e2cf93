using System.Net;
using System.Net.Mail;
using System.Security.Authentication;
using System.Text;
using Workflows.TestKit.Smtp;

namespace Workflows.EndToEnd.Tests.Surroundings;

public sealed class SmtpPeerTests
{
    private static readonly NetworkCredential Login = new("workflows", "made-up-for-tests");

    [Fact]
    public async Task A_mail_sent_with_STARTTLS_and_login_arrives_as_it_was_written()
    {
        await using var peer = await SmtpPeer.StartAsync(new() { Login = Login });

        await SendAsync(peer, Login, subject: "期限提醒：公示", text: "案件 2026-00042 的公示期限还有三个工作日。");

        var mail = Assert.Single(await peer.ReceivedAsync(1));
        Assert.Equal("engine@example.test", mail.From);
        Assert.Equal(["officer1@example.test"], mail.To);
        Assert.Equal("期限提醒：公示", mail.Subject);
        Assert.Equal("案件 2026-00042 的公示期限还有三个工作日。", mail.Text.TrimEnd());
        Assert.Equal("<case-42-rung-1@example.test>", mail.MessageId);
        Assert.True(mail.Encrypted);
        Assert.Equal("workflows", mail.User);
        Assert.Contains("Message-ID: <case-42-rung-1@example.test>", await File.ReadAllTextAsync(mail.File), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Without_the_right_login_nothing_arrives()
    {
        await using var peer = await SmtpPeer.StartAsync(new() { Login = Login });

        await Assert.ThrowsAsync<SmtpException>(() => SendAsync(peer, login: null));
        await Assert.ThrowsAsync<SmtpException>(() => SendAsync(peer, new NetworkCredential("workflows", "wrong")));

        Assert.Empty(peer.Received());
    }

    [Fact]
    public async Task Without_STARTTLS_nothing_arrives()
    {
        await using var peer = await SmtpPeer.StartAsync();

        var refused = await Assert.ThrowsAsync<SmtpException>(() => SendAsync(peer, encrypted: false));

        Assert.Contains("STARTTLS", refused.Message, StringComparison.Ordinal);
        Assert.Empty(peer.Received());
    }

    [Fact]
    public async Task A_sender_that_insists_on_STARTTLS_does_not_send_to_a_peer_without_it()
    {
        await using var peer = await SmtpPeer.StartAsync(new() { StartTls = false });

        await Assert.ThrowsAsync<SmtpException>(() => SendAsync(peer));
        Assert.Empty(peer.Received());

        await SendAsync(peer, encrypted: false);
        Assert.False(Assert.Single(peer.Received()).Encrypted);
    }

    [Fact]
    public async Task A_certificate_of_an_unknown_issuer_is_refused()
    {
        await using var peer = await SmtpPeer.StartAsync(new() { Trusted = false });

        var refused = await Assert.ThrowsAnyAsync<Exception>(() => SendAsync(peer));

        Assert.IsType<AuthenticationException>(refused.GetBaseException());
        Assert.Empty(peer.Received());
    }

    [Fact]
    public async Task The_first_messages_can_be_refused_for_the_time_being()
    {
        await using var peer = await SmtpPeer.StartAsync(new() { RefuseFirst = 2 });

        for (var attempt = 1; attempt <= 2; attempt++)
        {
            var refused = await Assert.ThrowsAsync<SmtpException>(() => SendAsync(peer));
            Assert.Equal(SmtpStatusCode.LocalErrorInProcessing, refused.StatusCode);
        }
        await SendAsync(peer);

        Assert.Single(peer.Received());
    }

    [Fact]
    public async Task After_an_outage_the_peer_answers_at_the_same_port_and_keeps_what_it_had()
    {
        await using var peer = await SmtpPeer.StartAsync();
        await SendAsync(peer, subject: "before");

        await peer.StopAsync();
        await Assert.ThrowsAsync<SmtpException>(() => SendAsync(peer, subject: "meanwhile"));
        await peer.StartAgainAsync();
        await SendAsync(peer, subject: "after");

        Assert.Equal(["before", "after"], (await peer.ReceivedAsync(2)).Select(mail => mail.Subject));
    }

    private static async Task SendAsync(
        SmtpPeer peer, NetworkCredential? login = null, bool encrypted = true, string subject = "subject", string text = "text")
    {
        using var client = new SmtpClient(peer.Host, peer.Port) { EnableSsl = encrypted, Credentials = login };
        using var mail = new MailMessage("engine@example.test", "officer1@example.test", subject, text)
        {
            SubjectEncoding = Encoding.UTF8,
            BodyEncoding = Encoding.UTF8,
        };
        mail.Headers.Add("Message-ID", "<case-42-rung-1@example.test>");
        await client.SendMailAsync(mail);
    }
}
