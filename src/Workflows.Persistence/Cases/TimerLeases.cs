using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using Workflows.Persistence.Database;
using Workflows.Runtime.Cases;
using Workflows.Runtime.Timing;

namespace Workflows.Persistence.Cases;

/// <summary>Hands out due timers to one process at a time.</summary>
internal sealed class TimerLeases(WorkflowDatabase database, AuthorityZone zone)
{
    public async Task<ImmutableArray<LeasedTimer>> LeaseAsync(DateTimeOffset now, int most, TimeSpan lease, CancellationToken cancellationToken)
    {
        using var turn = await database.WriteAsync(cancellationToken);
        await using var db = database.Open();
        var token = Guid.CreateVersion7().ToString("n");
        var rows = await db.Timers.FromSqlRaw(LeaseSql(database.SkipLocked), now.ToUnixTimeMilliseconds(), most, token, (now + lease).ToUnixTimeMilliseconds())
            .AsNoTracking().ToListAsync(cancellationToken);
        return [.. rows.OrderBy(r => r.DueAt).ThenBy(r => r.CaseId.ToString(), StringComparer.Ordinal).ThenBy(r => r.Timer, StringComparer.Ordinal)
            .Select(r => new LeasedTimer(r.CaseId, r.Timer, zone.Local(r.DueAt), token, r.Attempts))];
    }

    public async Task PutBackAsync(LeasedTimer timer, DateTimeOffset? retryAt, CancellationToken cancellationToken)
    {
        using var turn = await database.WriteAsync(cancellationToken);
        await using var db = database.Open();
        var row = db.Timers.Where(t => t.CaseId == timer.Case && t.Timer == timer.Timer && t.Lease == timer.Lease);
        if (retryAt is null) await row.ExecuteDeleteAsync(cancellationToken);
        else await row.ExecuteUpdateAsync(t => t.SetProperty(r => r.Lease, (string?)null).SetProperty(r => r.HeldUntil, retryAt), cancellationToken);
    }

    public async Task<DateTimeOffset?> NextAsync(CancellationToken cancellationToken)
    {
        await using var db = database.Open();
        var next = await db.Database.SqlQueryRaw<long?>(
            "SELECT min(CASE WHEN held_until_ms > due_at_ms THEN held_until_ms ELSE due_at_ms END) AS \"Value\" FROM timers").SingleAsync(cancellationToken);
        return next is { } milliseconds ? zone.Local(DateTimeOffset.FromUnixTimeMilliseconds(milliseconds)) : null;
    }

    private static string LeaseSql(string skipLocked) => $$"""
        WITH due AS MATERIALIZED (
            SELECT case_id, timer_id FROM timers
            WHERE due_at_ms <= {0} AND (held_until_ms IS NULL OR held_until_ms <= {0})
            ORDER BY due_at_ms, case_id, timer_id LIMIT {1} {{skipLocked}})
        UPDATE timers SET lease = {2}, held_until_ms = {3}, attempts = timers.attempts + 1
        FROM due WHERE timers.case_id = due.case_id AND timers.timer_id = due.timer_id
        RETURNING timers.case_id, timers.timer_id, timers.due_at_ms, timers.lease, timers.held_until_ms, timers.attempts
        """;
}
