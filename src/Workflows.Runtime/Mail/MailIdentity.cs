namespace Workflows.Runtime.Mail;

/// <summary>What a mail's identity becomes: a Message-ID and a file's name. Both are the same for every attempt.</summary>
public static class MailIdentity
{
    public static string MessageId(string identity) => $"<{Plain(identity)}@workflows.example.test>";

    public static string FileName(string identity) => $"{Plain(identity)}.eml";

    private static string Plain(string identity) => string.Concat(identity.Select(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '.' ? c : '_'));
}
