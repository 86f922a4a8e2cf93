using System.Collections.Immutable;
using Workflows.Engine.Cases;

namespace Workflows.Runtime.Mail;

/// <summary>A mail to one person, written in the command's transaction and delivered at least once.</summary>
/// <param name="Identity">Unique for ever, such as <c>c-0001/publish-system#1/after-1/officer1</c>: the local part of its Message-ID.</param>
/// <param name="Person">The id of the account that gets it, and the same text as a message in the application.</param>
/// <param name="Address">Null for a person without an address: then only the message in the application.</param>
/// <param name="Text">Chinese, then English. No personal data beyond the case number and the step.</param>
public sealed record OutgoingMail(
    string Identity, CaseId Case, string Person, string? Address, string Kind, string Subject, string Text, DateTimeOffset At);

/// <summary>A mail that this process holds for delivery.</summary>
public sealed record LeasedMail(string Identity, string Address, string Subject, string Text, DateTimeOffset At, string Lease, int Attempts);

/// <summary>The mails still to be delivered.</summary>
public interface IOutbox
{
    /// <summary>Leases undelivered mails in the order in which they were written.</summary>
    Task<ImmutableArray<LeasedMail>> LeaseAsync(DateTimeOffset now, int most, TimeSpan lease, CancellationToken cancellationToken);

    Task DeliveredAsync(LeasedMail mail, DateTimeOffset at, CancellationToken cancellationToken);

    /// <summary>Puts leased mails back that nobody tried to send: they may be sent from now on, and no attempt is counted.</summary>
    Task PutBackAsync(ImmutableArray<LeasedMail> mails, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>Notes a failed attempt: to be tried again, or (<paramref name="retryAt"/> null) dead, an incident that a person sees.</summary>
    Task FailedAsync(LeasedMail mail, string error, DateTimeOffset? retryAt, CancellationToken cancellationToken);
}

/// <summary>How a mail leaves the house: SMTP, or files where none is configured.</summary>
public interface IMailTransport
{
    /// <exception cref="MailRefusedException">The server did not take it.</exception>
    Task SendAsync(LeasedMail mail, CancellationToken cancellationToken);
}

/// <summary>A mail server did not take a mail.</summary>
public sealed class MailRefusedException(string message, bool isTransient, Exception? inner = null)
    : Cases.WorkflowException(message, inner)
{
    /// <summary>Whether the same mail may be taken later.</summary>
    public bool IsTransient => isTransient;

    /// <summary>What happened, in words that name nobody: for logs. The message may repeat the address.</summary>
    public string Code { get; init; } = "refused";

    /// <summary>Whether the server did not answer at all: then it will not answer for the next mail either.</summary>
    public bool IsServerAway { get; init; }
}
