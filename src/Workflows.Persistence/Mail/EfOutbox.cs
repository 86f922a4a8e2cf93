using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using Workflows.Engine.Cases;
using Workflows.Persistence.Database;
using Workflows.Persistence.Queries;
using Workflows.Runtime.Mail;
using Workflows.Runtime.Timing;

namespace Workflows.Persistence.Mail;

/// <summary>A mail as the administrator's list shows it; its text stays in the messages of its recipient.</summary>
public sealed record MailEntry(
    string Identity, CaseId Case, string Address, string Kind, string Subject, DateTimeOffset At, MailState State, int Attempts,
    DateTimeOffset NextTry, DateTimeOffset? DeliveredAt, string? Error);

/// <summary>The outbox in the database.</summary>
public sealed class EfOutbox(WorkflowDatabase database, AuthorityZone zone) : IOutbox
{
    public async Task<ImmutableArray<LeasedMail>> LeaseAsync(DateTimeOffset now, int most, TimeSpan lease, CancellationToken cancellationToken)
    {
        using var turn = await database.WriteAsync(cancellationToken);
        await using var db = database.Open();
        var token = Guid.CreateVersion7().ToString("n");
        var rows = await db.Outbox.FromSqlRaw(LeaseSql(database.SkipLocked), now.ToUnixTimeMilliseconds(), most, token, (now + lease).ToUnixTimeMilliseconds())
            .AsNoTracking().ToListAsync(cancellationToken);
        return [.. rows.OrderBy(r => r.Position).Select(r => new LeasedMail(r.Identity, r.Address, r.Subject, r.Text, zone.Local(r.At), token, r.Attempts))];
    }

    public async Task DeliveredAsync(LeasedMail mail, DateTimeOffset at, CancellationToken cancellationToken)
    {
        using var turn = await database.WriteAsync(cancellationToken);
        await using var db = database.Open();
        await db.Outbox.Where(r => r.Identity == mail.Identity).ExecuteUpdateAsync(r => r
            .SetProperty(x => x.State, MailState.Delivered).SetProperty(x => x.DeliveredAt, at)
            .SetProperty(x => x.Lease, (string?)null).SetProperty(x => x.Error, (string?)null), cancellationToken);
    }

    public async Task PutBackAsync(ImmutableArray<LeasedMail> mails, DateTimeOffset now, CancellationToken cancellationToken)
    {
        using var turn = await database.WriteAsync(cancellationToken);
        await using var db = database.Open();
        foreach (var held in mails.GroupBy(m => m.Lease)) // a batch has one lease
        {
            var identities = held.Select(m => m.Identity).ToArray();
            await db.Outbox.Where(r => identities.Contains(r.Identity) && r.Lease == held.Key && r.State == MailState.Pending).ExecuteUpdateAsync(r => r
                .SetProperty(x => x.Lease, (string?)null).SetProperty(x => x.NextTry, now).SetProperty(x => x.Attempts, x => x.Attempts - 1), cancellationToken);
        }
    }

    public async Task FailedAsync(LeasedMail mail, string error, DateTimeOffset? retryAt, CancellationToken cancellationToken)
    {
        using var turn = await database.WriteAsync(cancellationToken);
        await using var db = database.Open();
        var row = db.Outbox.Where(r => r.Identity == mail.Identity && r.Lease == mail.Lease && r.State == MailState.Pending);
        var state = retryAt is null ? MailState.Dead : MailState.Pending;
        await row.ExecuteUpdateAsync(r => r
            .SetProperty(x => x.State, state).SetProperty(x => x.NextTry, x => retryAt ?? x.NextTry)
            .SetProperty(x => x.Lease, (string?)null).SetProperty(x => x.Error, error), cancellationToken);
    }

    /// <summary>The mails, the newest first.</summary>
    /// <param name="state">Only those in that state; null for all.</param>
    public async Task<Page<MailEntry>> ListAsync(MailState? state, int skip, int take, CancellationToken cancellationToken)
    {
        await using var db = database.Open();
        var rows = db.Outbox.Where(r => state == null || r.State == state);
        return await rows.OrderByDescending(r => r.Position)
            .Select(r => new MailEntry(r.Identity, r.CaseId, r.Address, r.Kind, r.Subject, r.At, r.State, r.Attempts, r.NextTry, r.DeliveredAt, r.Error))
            .PageAsync(skip, take, cancellationToken);
    }

    /// <summary>Puts a dead mail back to be sent again from the first attempt; false where it is not dead.</summary>
    public async Task<bool> ReviveAsync(string identity, DateTimeOffset at, CancellationToken cancellationToken)
    {
        using var turn = await database.WriteAsync(cancellationToken);
        await using var db = database.Open();
        return await db.Outbox.Where(r => r.Identity == identity && r.State == MailState.Dead).ExecuteUpdateAsync(r => r
            .SetProperty(x => x.State, MailState.Pending).SetProperty(x => x.Attempts, 0).SetProperty(x => x.NextTry, at), cancellationToken) > 0;
    }

    private static string LeaseSql(string skipLocked) => $$"""
        WITH free AS MATERIALIZED (
            SELECT position FROM outbox WHERE state = 'pending' AND next_try_ms <= {0}
            ORDER BY position LIMIT {1} {{skipLocked}})
        UPDATE outbox SET lease = {2}, next_try_ms = {3}, attempts = outbox.attempts + 1
        FROM free WHERE outbox.position = free.position
        RETURNING outbox.position, outbox.identity, outbox.case_id, outbox.address, outbox.kind, outbox.subject, outbox.text, outbox.at_ms, outbox.state,
            outbox.attempts, outbox.next_try_ms, outbox.lease, outbox.delivered_ms, outbox.error
        """;
}
