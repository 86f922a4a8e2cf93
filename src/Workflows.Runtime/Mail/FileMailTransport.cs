using System.Globalization;
using System.Text;

namespace Workflows.Runtime.Mail;

/// <summary>Writes mails as <c>.eml</c> files where no mail server is configured. The same mail twice is the same file.</summary>
public sealed class FileMailTransport(string folder, string sender) : IMailTransport
{
    public async Task SendAsync(LeasedMail mail, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(mail);
        Directory.CreateDirectory(folder);
        var path = Path.Combine(folder, MailIdentity.FileName(mail.Identity));
        var partial = path + ".part";
        await File.WriteAllTextAsync(partial, Eml(mail), new UTF8Encoding(false), cancellationToken);
        File.Move(partial, path, overwrite: true); // a reader never sees half a mail
    }

    private string Eml(LeasedMail mail) => string.Join("\r\n",
        $"Message-ID: {MailIdentity.MessageId(mail.Identity, sender)}",
        $"Date: {mail.At.ToString("ddd, dd MMM yyyy HH:mm:ss ", CultureInfo.InvariantCulture)}{mail.At.ToString("zzz", CultureInfo.InvariantCulture).Replace(":", "", StringComparison.Ordinal)}",
        $"From: {sender}",
        $"To: {mail.Address}",
        $"Subject: =?utf-8?B?{Convert.ToBase64String(Encoding.UTF8.GetBytes(mail.Subject))}?=",
        "MIME-Version: 1.0",
        "Content-Type: text/plain; charset=utf-8",
        "Content-Transfer-Encoding: 8bit",
        "",
        mail.Text.ReplaceLineEndings("\r\n"),
        "");
}
