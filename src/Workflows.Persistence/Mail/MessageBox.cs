using Microsoft.EntityFrameworkCore;
using Workflows.Engine.Cases;
using Workflows.Persistence.Database;
using Workflows.Persistence.Queries;

namespace Workflows.Persistence.Mail;

/// <summary>A message in the application: the same text as the mail.</summary>
/// <param name="ReadAt">When its reader opened it; null while unread.</param>
public sealed record PersonMessage(string Identity, CaseId Case, string? Number, string Kind, string Subject, string Text, DateTimeOffset At, DateTimeOffset? ReadAt);

/// <summary>A person's messages in the application.</summary>
public sealed class MessageBox(WorkflowDatabase database)
{
    /// <summary>The messages of a person, the newest first.</summary>
    public async Task<Page<PersonMessage>> ListAsync(string person, int skip, int take, CancellationToken cancellationToken)
    {
        await using var db = database.Open();
        return await (
            from m in db.Messages
            where m.Person == person
            join c in db.Cases on m.CaseId equals c.Id
            orderby m.At descending, m.Identity
            select new PersonMessage(m.Identity, m.CaseId, c.Number, m.Kind, m.Subject, m.Text, m.At, m.ReadAt)).PageAsync(skip, take, cancellationToken);
    }

    public async Task<int> UnreadAsync(string person, CancellationToken cancellationToken)
    {
        await using var db = database.Open();
        return await db.Messages.CountAsync(m => m.Person == person && m.ReadAt == null, cancellationToken);
    }

    /// <summary>Marks messages of a person as read; those of others, and those read before, stay as they are.</summary>
    /// <param name="identities">Null for all of them.</param>
    public async Task MarkReadAsync(string person, IReadOnlyCollection<string>? identities, DateTimeOffset at, CancellationToken cancellationToken)
    {
        using var turn = await database.WriteAsync(cancellationToken);
        await using var db = database.Open();
        var unread = db.Messages.Where(m => m.Person == person && m.ReadAt == null);
        if (identities is not null) unread = unread.Where(m => identities.Contains(m.Identity));
        await unread.ExecuteUpdateAsync(m => m.SetProperty(r => r.ReadAt, at), cancellationToken);
    }
}
