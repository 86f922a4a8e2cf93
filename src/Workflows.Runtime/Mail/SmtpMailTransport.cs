using System.Net;
using System.Net.Mail;
using System.Text;
using Microsoft.Extensions.Options;

namespace Workflows.Runtime.Mail;

/// <summary>Where mails go. Without a host they become files.</summary>
public sealed class SmtpOptions
{
    public const string Section = "Smtp";

    /// <value>The server's name; empty (the default) writes <c>.eml</c> files instead.</value>
    public string Host { get; set; } = "";

    /// <value>587 unless set.</value>
    public int Port { get; set; } = 587;

    /// <value>True unless set: the connection is encrypted by STARTTLS before anything is said.</value>
    public bool StartTls { get; set; } = true;

    /// <value>The account for AUTH; empty for a server that asks for none.</value>
    public string User { get; set; } = "";

    /// <value>Its password; from configuration outside the files of the product.</value>
    public string Password { get; set; } = "";

    /// <value>The sender's address.</value>
    public string From { get; set; } = "workflows@example.test";
}

/// <summary>Checks the mail settings at the start and names every wrong one.</summary>
public sealed class SmtpOptionsValidator : IValidateOptions<SmtpOptions>
{
    public ValidateOptionsResult Validate(string? name, SmtpOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (options.Host.Length == 0) return ValidateOptionsResult.Success;
        var failures = new List<string>();
        if (options.Port is < 1 or > 65535) failures.Add($"{SmtpOptions.Section}:{nameof(options.Port)} must be 1 to 65535, but it is {options.Port}.");
        if (!MailAddress.TryCreate(options.From, out _)) failures.Add($"{SmtpOptions.Section}:{nameof(options.From)} must be a mail address, but it is '{options.From}'.");
        if (options.User.Length > 0 && options.Password.Length == 0) failures.Add($"{SmtpOptions.Section}:{nameof(options.Password)} must be set where {nameof(options.User)} is.");
        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }
}

/// <summary>Sends by SMTP, with STARTTLS and a login where configured.</summary>
public sealed class SmtpMailTransport(SmtpOptions options) : IMailTransport
{
    /// <summary>How long a server may take for one mail.</summary>
    public static TimeSpan Patience { get; } = TimeSpan.FromSeconds(30);

    public async Task SendAsync(LeasedMail mail, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(mail);
        using var client = new SmtpClient(options.Host, options.Port)
        {
            EnableSsl = options.StartTls,
            Timeout = (int)Patience.TotalMilliseconds,
            UseDefaultCredentials = false,
            Credentials = options.User.Length > 0 ? new NetworkCredential(options.User, options.Password) : null,
        };
        if (!MailAddress.TryCreate(mail.Address, out var to)) throw new MailRefusedException($"Expected a mail address, but got '{mail.Address}'. Correct it in the account.", false) { Code = "no mail address" };
        using var message = new MailMessage(new MailAddress(options.From), to)
        {
            Subject = mail.Subject, Body = mail.Text,
            SubjectEncoding = Encoding.UTF8, BodyEncoding = Encoding.UTF8, HeadersEncoding = Encoding.UTF8,
        };
        message.Headers.Add("Message-ID", MailIdentity.MessageId(mail.Identity, options.From));
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Patience);
        try
        {
            await client.SendMailAsync(message, patience.Token);
        }
        catch (SmtpException e)
        {
            throw new MailRefusedException($"Expected {options.Host}:{options.Port} to take the mail, but: {e.Message}", !IsFinal(e.StatusCode), e) { Code = $"{(int)e.StatusCode} {e.StatusCode}" };
        }
        catch (OperationCanceledException e) when (!cancellationToken.IsCancellationRequested)
        {
            throw new MailRefusedException($"Expected {options.Host}:{options.Port} to answer within {Patience.TotalSeconds:0} s, but it did not.", true, e) { Code = "no answer", IsServerAway = true };
        }
    }

    /// <summary>Answers of the 5xx kind that speak of this mail, not of the server or the login.</summary>
    private static bool IsFinal(SmtpStatusCode code) => code is SmtpStatusCode.MailboxUnavailable or SmtpStatusCode.MailboxNameNotAllowed
        or SmtpStatusCode.UserNotLocalTryAlternatePath or SmtpStatusCode.ExceededStorageAllocation or SmtpStatusCode.TransactionFailed;
}
