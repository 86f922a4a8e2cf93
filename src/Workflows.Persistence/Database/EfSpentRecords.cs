using Microsoft.EntityFrameworkCore;
using Workflows.Runtime.Timing;

namespace Workflows.Persistence.Database;

/// <summary>Receipts and the single dates of changes in the database.</summary>
public sealed class EfSpentRecords(WorkflowDatabase database) : ISpentRecords
{
    public async Task<int> ClearReceiptsAsync(DateTimeOffset before, int most, CancellationToken cancellationToken)
    {
        using var turn = await database.WriteAsync(cancellationToken);
        await using var db = database.Open();
        var keys = db.Receipts.Where(r => r.At < before).OrderBy(r => r.At).Take(most).Select(r => r.CommandKey);
        return await db.Receipts.Where(r => keys.Contains(r.CommandKey)).ExecuteDeleteAsync(cancellationToken);
    }

    public async Task<bool> ClearMovesAsync(DateTimeOffset before, CancellationToken cancellationToken)
    {
        using var turn = await database.WriteAsync(cancellationToken);
        await using var db = database.Open();
        var spent = await db.Changes.Where(c => c.FinishedAt < before
            && (db.ChangeMoves.Any(m => m.ChangeId == c.Id) || db.ChangeCases.Any(m => m.ChangeId == c.Id && m.Why == null))).Select(c => c.Id).FirstOrDefaultAsync(cancellationToken);
        if (spent is null) return false;
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await db.ChangeMoves.Where(m => m.ChangeId == spent).ExecuteDeleteAsync(cancellationToken);
        await db.ChangeCases.Where(m => m.ChangeId == spent && m.Why == null).ExecuteDeleteAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return true;
    }
}
