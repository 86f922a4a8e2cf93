using System.Collections.Immutable;
using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Workflows.Engine.People;
using Workflows.Persistence.Database;

namespace Workflows.Persistence.People;

/// <summary>A delegation with who wrote it down, and how it ended where that was early.</summary>
/// <param name="DocumentFile">The kept writing, as <c>hash:name</c>.</param>
/// <param name="RecordedBy">The account that recorded it: neither of the two.</param>
/// <param name="EndedBy">Who ended it early; null while it runs its period.</param>
public sealed record RecordedDelegation(
    Delegation Delegation, string DocumentFile, string RecordedBy, DateTimeOffset RecordedAt, string? EndedBy, DateTimeOffset? EndedAt, string? EndReason);

/// <summary>The writings by which people act in others' places. Nothing is removed: a writing ends, it does not vanish.</summary>
public sealed class Delegations(WorkflowDatabase database)
{
    /// <summary>All of them, the latest period first.</summary>
    public async Task<ImmutableArray<RecordedDelegation>> ListAsync(CancellationToken cancellationToken)
    {
        await using var db = database.Open();
        var rows = await db.Delegations.AsNoTracking().OrderByDescending(d => d.From).ThenBy(d => d.Id).ToListAsync(cancellationToken);
        return [.. rows.Select(Of)];
    }

    /// <summary>Those by which a person acts for others, whatever their period.</summary>
    public async Task<ImmutableArray<Delegation>> OfDeputyAsync(string deputy, CancellationToken cancellationToken)
    {
        await using var db = database.Open();
        var rows = await db.Delegations.AsNoTracking().Where(d => d.Deputy == deputy).OrderBy(d => d.From).ThenBy(d => d.Id).ToListAsync(cancellationToken);
        return [.. rows.Select(r => r.ToDelegation())];
    }

    /// <summary>The delegation of an id; null for none.</summary>
    public async Task<RecordedDelegation?> FindAsync(string id, CancellationToken cancellationToken)
    {
        await using var db = database.Open();
        return await db.Delegations.AsNoTracking().FirstOrDefaultAsync(d => d.Id == id, cancellationToken) is { } row ? Of(row) : null;
    }

    /// <summary>Records a delegation; false where another of the same principal and role covers one of its days, and then nothing is changed.</summary>
    public async Task<bool> RecordAsync(Delegation delegation, string documentFile, string recordedBy, DateTimeOffset at, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(delegation);
        using var turn = await database.WriteAsync(cancellationToken);
        await using var db = database.Open();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        // Holds the principal's row, so that two who record for him side by side come one after the other.
        await db.Accounts.Where(a => a.Id == delegation.Principal).ExecuteUpdateAsync(a => a.SetProperty(r => r.IsActive, r => r.IsActive), cancellationToken);
        if (await db.Delegations.AnyAsync(Overlaps(delegation), cancellationToken)) return false;
        db.Delegations.Add(new()
        {
            Id = delegation.Id, Principal = delegation.Principal, Deputy = delegation.Deputy, Role = delegation.Role, From = delegation.From, To = delegation.To,
            Document = delegation.Document, DocumentFile = documentFile, RecordedBy = recordedBy, RecordedAt = at,
        });
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return true;
    }

    /// <summary>Ends a delegation early: from that day on it no longer counts. False for one that is over, was ended before, or never was.</summary>
    public async Task<bool> EndAsync(string id, DateOnly on, string by, string reason, DateTimeOffset at, CancellationToken cancellationToken)
    {
        using var turn = await database.WriteAsync(cancellationToken);
        await using var db = database.Open();
        return await db.Delegations.Where(d => d.Id == id && d.EndedOn == null && d.To >= on).ExecuteUpdateAsync(d => d
            .SetProperty(r => r.EndedOn, on).SetProperty(r => r.EndedBy, by).SetProperty(r => r.EndReason, reason).SetProperty(r => r.EndedAt, at), cancellationToken) == 1;
    }

    private static Expression<Func<DelegationRow, bool>> Overlaps(Delegation one) => d =>
        d.Principal == one.Principal && d.Role == one.Role && d.From <= one.To && one.From <= d.To && (d.EndedOn == null || (d.EndedOn > one.From && d.EndedOn > d.From));

    private static RecordedDelegation Of(DelegationRow row) =>
        new(row.ToDelegation(), row.DocumentFile, row.RecordedBy, row.RecordedAt, row.EndedBy, row.EndedAt, row.EndReason);
}
