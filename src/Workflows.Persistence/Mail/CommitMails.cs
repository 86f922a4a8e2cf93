using Microsoft.EntityFrameworkCore;
using Workflows.Persistence.Database;
using Workflows.Runtime.Cases;

namespace Workflows.Persistence.Mail;

/// <summary>The mails of a commit: a message in the application for each, and a row of the outbox where there is an address.</summary>
internal sealed class CommitMails(WorkflowContext db, CaseCommit commit)
{
    public async Task AddAsync(CancellationToken cancellationToken)
    {
        if (commit.Mails.IsEmpty) return;
        var identities = commit.Mails.Select(m => m.Identity).ToArray();
        var written = await db.Messages.Where(m => identities.Contains(m.Identity)).Select(m => m.Identity).ToListAsync(cancellationToken);
        foreach (var mail in commit.Mails.DistinctBy(m => m.Identity).ExceptBy(written, m => m.Identity))
        {
            db.Messages.Add(new()
            {
                Identity = mail.Identity, Person = mail.Person, CaseId = mail.Case, Kind = mail.Kind, Subject = mail.Subject, Text = mail.Text, At = mail.At,
            });
            if (mail.Address is not { } address) continue;
            db.Outbox.Add(new()
            {
                Identity = mail.Identity, CaseId = mail.Case, Address = address, Kind = mail.Kind, Subject = mail.Subject, Text = mail.Text, At = mail.At,
                State = MailState.Pending, NextTry = mail.At,
            });
        }
    }
}
