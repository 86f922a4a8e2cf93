using System.Text;

namespace Elsa.Host.Pages.Outbox;

/// <summary>A mail as it lies in <c>data/outbox</c>; only files that the product wrote itself are read.</summary>
internal sealed record MailFile(string Date, string From, string To, string Subject, string Text)
{
    private const string Encoded = "=?utf-8?B?";

    public static MailFile Parse(string eml)
    {
        var end = eml.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        if (end < 0) throw new FormatException("Expected a blank line between the mail's head and its text, but there is none.");
        var head = eml[..end].Split("\r\n").Select(line => line.Split(": ", 2)).Where(parts => parts.Length == 2)
            .ToDictionary(parts => parts[0], parts => parts[1], StringComparer.OrdinalIgnoreCase);
        return new(Of("Date"), Of("From"), Of("To"), Decoded(Of("Subject")), eml[(end + 4)..].TrimEnd());

        string Of(string name) => head.GetValueOrDefault(name, "");
    }

    private static string Decoded(string subject) => subject.StartsWith(Encoded, StringComparison.Ordinal) && subject.EndsWith("?=", StringComparison.Ordinal)
        ? Encoding.UTF8.GetString(Convert.FromBase64String(subject[Encoded.Length..^2]))
        : subject;
}
