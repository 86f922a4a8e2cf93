using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
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
    private readonly KeptLog log = new();
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
    public async Task A_server_that_does_not_answer_ends_the_round_and_the_rest_is_put_back()
    {
        var mails = new[] { "a", "b", "c", "d", "e" }.Select(id => Mail(1) with { Identity = id }).ToImmutableArray();
        outbox.LeaseAsync(default, default, default, default).ReturnsForAnyArgs(mails, []);
        transport.SendAsync(default!, default).ReturnsForAnyArgs(call => call.Arg<LeasedMail>().Identity switch
        {
            "a" => throw new MailRefusedException("no such mailbox", isTransient: false), // says nothing of the others
            "b" => throw new MailRefusedException("not now", isTransient: true), // nor does this
            "d" => throw new MailRefusedException("no answer", isTransient: true) { IsServerAway = true },
            _ => Task.CompletedTask,
        });

        Assert.Equal(1, await RunAsync());

        await transport.Received(4).SendAsync(Arg.Any<LeasedMail>(), Arg.Any<CancellationToken>());
        await outbox.Received(1).PutBackAsync(Arg.Is<ImmutableArray<LeasedMail>>(rest => rest.Single().Identity == "e"), clock.GetUtcNow(), Arg.Any<CancellationToken>());
    }

    [Fact]
    public async Task A_round_has_its_time_and_the_rest_is_put_back_for_the_next()
    {
        var mails = new[] { "a", "b", "c" }.Select(id => Mail(1) with { Identity = id }).ToImmutableArray();
        outbox.LeaseAsync(default, default, default, default).ReturnsForAnyArgs(mails, []);
        transport.SendAsync(default!, default).ReturnsForAnyArgs(_ =>
        {
            clock.Advance(TimeSpan.FromSeconds(6));
            return Task.CompletedTask;
        });

        Assert.Equal(2, await Pump().RunAsync(TimeSpan.FromSeconds(10), CancellationToken.None));

        await outbox.Received(1).PutBackAsync(Arg.Is<ImmutableArray<LeasedMail>>(rest => rest.Single().Identity == "c"), clock.GetUtcNow(), Arg.Any<CancellationToken>());
    }

    [Fact]
    public async Task Nobody_else_may_send_what_a_round_holds_however_long_the_server_takes_for_each()
    {
        Holds(Mail(1));

        await RunAsync();

        var (most, lease) = outbox.ReceivedCalls().Where(c => c.GetMethodInfo().Name == nameof(IOutbox.LeaseAsync)).Select(c => ((int)c.GetArguments()[1]!, (TimeSpan)c.GetArguments()[2]!)).First();
        Assert.True(lease >= most * SmtpMailTransport.Patience);
    }

    [Theory]
    [InlineData(1, true)]
    [InlineData(1, false)]
    public async Task No_log_names_who_a_mail_is_for(int attempt, bool transient)
    {
        Holds(Mail(attempt) with { Identity = "c-1/decide#1/after-1/officer1" });
        transport.SendAsync(default!, default).ReturnsForAnyArgs(_ => throw new MailRefusedException("550 <officer1@example.test> unknown", transient) { Code = "550 MailboxUnavailable" });

        await RunAsync();

        var line = Assert.Single(log.Lines);
        Assert.Contains("550 MailboxUnavailable", line, StringComparison.Ordinal);
        Assert.Contains("c-1/decide#1/after-1", line, StringComparison.Ordinal);
        Assert.DoesNotContain("@", line, StringComparison.Ordinal);
        Assert.DoesNotContain("officer1", line, StringComparison.Ordinal);
        await outbox.Received(1).FailedAsync(Arg.Any<LeasedMail>(), "550 <officer1@example.test> unknown", Arg.Any<DateTimeOffset?>(), Arg.Any<CancellationToken>()); // for who looks after mails
    }

    [Fact]
    public async Task Without_a_server_the_same_mail_is_the_same_file_however_often_it_is_sent()
    {
        using var folder = new TemporaryFolder();
        var files = new FileMailTransport(folder.Path, "workflows@agency.example.test");

        await files.SendAsync(Mail(1), CancellationToken.None);
        await files.SendAsync(Mail(2), CancellationToken.None);

        var text = await File.ReadAllTextAsync(Assert.Single(Directory.GetFiles(folder.Path)));
        Assert.Contains("Message-ID: <c-1_x@workflows.agency.example.test>", text, StringComparison.Ordinal);
        Assert.Contains("From: workflows@agency.example.test", text, StringComparison.Ordinal);
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

    private OutboxPump Pump() => new(outbox, transport, clock, log);

    private Task<int> RunAsync() => Pump().RunAsync(CancellationToken.None);

    private sealed class KeptLog : ILogger<OutboxPump>
    {
        public List<string> Lines { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Lines.Add($"{formatter(state, exception)} {exception}");
    }
}
