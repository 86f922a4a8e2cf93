using System.Collections.Immutable;
using Microsoft.Extensions.Logging.Abstractions;
using NSubstitute;
using Workflows.Runtime.Mail;
using Workflows.TestKit.Cases;
using Workflows.TestKit.Files;
using Workflows.TestKit.Time;

namespace Workflows.Runtime.Tests.Mail;

public sealed class OutboxPumpTests
{
    private readonly ManualClock clock = new(Play.Monday);
    private readonly IOutbox outbox = Substitute.For<IOutbox>();
    private readonly IMailTransport transport = Substitute.For<IMailTransport>();

    [Fact]
    public async Task A_mail_that_is_taken_is_noted_as_delivered()
    {
        Holds(Mail(1));

        Assert.Equal(1, await RunAsync());

        await outbox.Received(1).DeliveredAsync(Arg.Is<LeasedMail>(m => m.Identity == "c-1/x"), clock.GetUtcNow(), Arg.Any<CancellationToken>());
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 2)]
    [InlineData(3, 4)]
    [InlineData(7, 60)] // an hour at most
    public async Task A_mail_that_is_not_taken_is_tried_again_after_a_longer_and_longer_time(int attempt, int minutes)
    {
        Holds(Mail(attempt));
        transport.SendAsync(default!, default).ReturnsForAnyArgs(_ => throw new MailRefusedException("busy", isTransient: true));

        await RunAsync();

        await outbox.Received(1).FailedAsync(Arg.Any<LeasedMail>(), "busy", clock.GetUtcNow().AddMinutes(minutes), Arg.Any<CancellationToken>());
    }

    [Theory]
    [InlineData(1, false)] // the server will never take it
    [InlineData(12, true)] // it was tried often enough
    public async Task A_mail_is_given_up_where_trying_again_is_useless(int attempt, bool transient)
    {
        Holds(Mail(attempt));
        transport.SendAsync(default!, default).ReturnsForAnyArgs(_ => throw new MailRefusedException("no such mailbox", transient));

        await RunAsync();

        await outbox.Received(1).FailedAsync(Arg.Any<LeasedMail>(), "no such mailbox", null, Arg.Any<CancellationToken>());
    }

    [Fact]
    public async Task Without_a_server_the_same_mail_is_the_same_file_however_often_it_is_sent()
    {
        using var folder = new TemporaryFolder();
        var files = new FileMailTransport(folder.Path);

        await files.SendAsync(Mail(1), CancellationToken.None);
        await files.SendAsync(Mail(2), CancellationToken.None);

        var text = await File.ReadAllTextAsync(Assert.Single(Directory.GetFiles(folder.Path)));
        Assert.Contains("Message-ID: <c-1_x@workflows.example.test>", text, StringComparison.Ordinal);
        Assert.Contains("案件", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, "a@example.test", "", "", "Smtp:Port")]
    [InlineData(587, "not an address", "", "", "Smtp:From")]
    [InlineData(587, "a@example.test", "user", "", "Smtp:Password")]
    public void Wrong_settings_are_named(int port, string from, string user, string password, string key)
    {
        var options = new SmtpOptions { Host = "mail.example.test", Port = port, From = from, User = user, Password = password };

        Assert.Contains(key, new SmtpOptionsValidator().Validate(null, options).FailureMessage, StringComparison.Ordinal);
    }

    private static LeasedMail Mail(int attempts) => new("c-1/x", "officer1@example.test", "【期限提醒】", "案件：c-1", Play.Monday, "lease", attempts);

    private void Holds(LeasedMail mail) => outbox.LeaseAsync(default, default, default, default)
        .ReturnsForAnyArgs(ImmutableArray.Create(mail), ImmutableArray<LeasedMail>.Empty);

    private Task<int> RunAsync() => new OutboxPump(outbox, transport, clock, NullLogger<OutboxPump>.Instance).RunAsync(CancellationToken.None);
}
