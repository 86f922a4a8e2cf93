namespace Workflows.Runtime.Mail;

/// <summary>What a mail's identity becomes: a Message-ID and a file's name. Both are the same for every attempt.</summary>
public static class MailIdentity
{
    /// <param name="sender">The address that mails come from: its domain vouches for the identity.</param>
    public static string MessageId(string identity, string sender)
    {
        ArgumentNullException.ThrowIfNull(sender);
        return $"<{Plain(identity)}@workflows.{sender[(sender.LastIndexOf('@') + 1)..].TrimEnd('>')}>";
    }

    /// <summary>What the mail is about, without the account that gets it: for logs.</summary>
    public static string WithoutReader(string identity)
    {
        ArgumentNullException.ThrowIfNull(identity);
        return identity.LastIndexOf('/') is > 0 and var end ? identity[..end] : identity;
    }

    public static string FileName(string identity) => $"{Plain(identity)}.eml";

    private static string Plain(string identity) => string.Concat(identity.Select(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '.' ? c : '_'));
}
