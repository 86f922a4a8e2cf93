using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using Workflows.Engine.Cases;

namespace Workflows.Persistence.Queries;

/// <summary>A due timer that was tried again and again, and did not fire.</summary>
/// <param name="Timer">Its id in the case.</param>
/// <param name="Attempts">How often it was tried.</param>
public sealed record StuckTimer(CaseId Case, string? Number, string CaseTitle, string Timer, DateTimeOffset DueAt, int Attempts);

public sealed partial class CaseQueries
{
    /// <summary>The timers that were tried at least so often, the longest due first.</summary>
    /// <param name="only">Those of one case; null for all.</param>
    public async Task<ImmutableArray<StuckTimer>> StuckTimersAsync(int attempts, CaseId? only, CancellationToken cancellationToken)
    {
        await using var db = database.Open();
        var rows = await (
            from t in db.Timers.AsNoTracking()
            where t.Attempts >= attempts && (only == null || t.CaseId == only)
            join c in db.Cases on t.CaseId equals c.Id
            orderby t.DueAt, t.CaseId, t.Timer
            select new { t.CaseId, c.Number, c.Title, t.Timer, t.DueAt, t.Attempts }).ToListAsync(cancellationToken);
        return [.. rows.Select(r => new StuckTimer(r.CaseId, r.Number, r.Title, r.Timer, zone.Local(r.DueAt), r.Attempts))];
    }
}
