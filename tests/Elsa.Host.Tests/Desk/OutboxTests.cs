using System.Net;
using Elsa.Host.Pages.Outbox;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Workflows.Persistence.Database;
using Workflows.Persistence.Mail;

namespace Elsa.Host.Tests.Desk;

public sealed class OutboxTests(HostWithCases host) : IClassFixture<HostWithCases>
{
    [Fact]
    public async Task Without_a_mail_server_a_mail_is_read_here_as_text()
    {
        var visitor = await host.Visit().AsAsync("supervisor");
        Assert.Contains("没有配置邮件服务器", await visitor.ReadAsync("/outbox"), StringComparison.Ordinal);

        var page = await visitor.ReadAsync("/outbox/mail?identity=demo-3/publish-system%231/after-3/supervisor");

        Assert.Contains("supervisor@example.test", page, StringComparison.Ordinal);
        Assert.Contains("Overdue: Publication on the department's system", page, StringComparison.Ordinal);
        Assert.Contains("法定最后日：2026-03-19", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/outbox/mail")]
    [InlineData("/outbox/mail?identity=nothing")]
    [InlineData("/outbox/mail?identity=../../../../etc/passwd")]
    [InlineData("/outbox/mail?identity=..%2F..%2Fworkflows.db")]
    public async Task A_mail_that_there_is_not_is_no_way_to_other_files(string path)
    {
        using var answer = await (await host.Visit().AsAsync("admin")).GetAsync(path);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Theory]
    [InlineData("/outbox")]
    [InlineData("/outbox/mail?identity=x")]
    public async Task Officers_do_not_read_the_mails_of_others(string path)
    {
        using var answer = await (await host.Visit().AsAsync("officer1")).GetAsync(path);

        Assert.StartsWith("/account/denied", answer.Headers.Location?.PathAndQuery, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_mail_that_was_given_up_says_why_and_is_sent_again_once()
    {
        var visitor = await host.Visit().AsAsync("admin");
        var mail = await GiveUpAsync("550 no such mailbox");

        Assert.Contains("550 no such mailbox", await visitor.ReadAsync("/outbox?state=Dead"), StringComparison.Ordinal);
        using var retried = await visitor.PostAsync("/outbox?state=Dead", new() { ["mail"] = mail }, to: "/outbox?handler=Retry");
        using var again = await visitor.PostAsync("/messages", new() { ["mail"] = mail }, to: "/outbox?handler=Retry");

        Assert.Equal("/outbox?done=True", retried.Headers.Location?.OriginalString);
        Assert.Equal("/outbox?done=False", again.Headers.Location?.OriginalString);
        Assert.Equal(0, (await host.Services.GetRequiredService<EfOutbox>().ListAsync(MailState.Dead, 0, 10, default)).Total);
    }

    [Fact]
    public void A_mail_without_a_text_is_refused() =>
        Assert.StartsWith("Expected a blank line", Assert.Throws<FormatException>(() => MailFile.Parse("Subject: x\r\n")).Message, StringComparison.Ordinal);

    /// <summary>As a mail server's final answer leaves a mail: only a server that refuses could bring it about here.</summary>
    private async Task<string> GiveUpAsync(string error)
    {
        var mail = (await host.Services.GetRequiredService<EfOutbox>().ListAsync(null, 0, 1, default)).Items[0].Identity;
        await using var connection = new SqliteConnection($"Data Source={host.Services.GetRequiredService<WorkflowDatabase>().SqliteFile}");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "UPDATE outbox SET state = 'dead', error = $error WHERE identity = $identity";
        command.Parameters.AddWithValue("$error", error);
        command.Parameters.AddWithValue("$identity", mail);
        Assert.Equal(1, await command.ExecuteNonQueryAsync());
        return mail;
    }
}
