using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using Workflows.Engine.Cases;
using Workflows.Persistence.Cases;
using Workflows.Runtime.Cases;
using Workflows.Statute.Deadlines;

namespace Workflows.Persistence.Queries;

/// <summary>An event of a running case, with the case that it belongs to.</summary>
public sealed record RunningEvent(CaseId Case, string? Number, string CaseTitle, CaseEvent Event);

public sealed partial class CaseQueries
{
    /// <summary>By case, the open deadline of the party, or of another body, that comes first; a term that lapsed, or stands still, has no date to come.</summary>
    public async Task<ImmutableDictionary<CaseId, DeadlineHeader>> NextOfAsync(DeadlineOwner owner, IReadOnlyCollection<CaseId> cases, DateOnly today, CancellationToken cancellationToken)
    {
        await using var db = database.Open();
        var rows = await db.Deadlines.AsNoTracking()
            .Where(d => cases.Contains(d.CaseId) && d.IsOpen && d.Owner == owner && d.Status != DeadlineStatus.Suspended
                && (owner == DeadlineOwner.Outside || d.Means == MissedMeans.Breach || d.Due >= today))
            .ToListAsync(cancellationToken);
        return rows.GroupBy(d => d.CaseId).ToImmutableDictionary(g => g.Key, g => Of(g.OrderBy(d => d.Target).ThenBy(d => d.Due).ThenBy(d => d.Key, StringComparer.Ordinal).First()));
    }

    /// <summary>The running cases in which a person did anything, was named for a duty, or has to withdraw.</summary>
    public async Task<ImmutableArray<CaseId>> RunningCasesOfAsync(string person, CancellationToken cancellationToken)
    {
        var named = EventCodec.KnownTypes.Where(t => t.Value == typeof(CaseEvent.DutyDone) || t.Value == typeof(CaseEvent.PersonWithdrew)).Select(t => t.Key).ToArray();
        var quoted = $"\"{person}\"";
        await using var db = database.Open();
        var ids = await db.Cases.AsNoTracking()
            .Where(c => c.Status == CaseStatus.Running && db.Events.Any(e => e.CaseId == c.Id && (e.By == person || (named.Contains(e.Type) && e.Payload.Contains(quoted)))))
            .OrderBy(c => c.Id).Select(c => c.Id).ToListAsync(cancellationToken);
        return [.. ids];
    }

    /// <summary>Every event of some kinds in all running cases, case by case and in order.</summary>
    public async Task<ImmutableArray<RunningEvent>> RunningEventsAsync(IReadOnlyCollection<Type> kinds, CancellationToken cancellationToken)
    {
        var types = EventCodec.KnownTypes.Where(t => kinds.Contains(t.Value)).Select(t => t.Key).ToArray();
        await using var db = database.Open();
        var rows = await (
            from e in db.Events.AsNoTracking()
            where types.Contains(e.Type)
            join c in db.Cases on e.CaseId equals c.Id
            where c.Status == CaseStatus.Running
            orderby e.CaseId, e.Seq
            select new { Row = e, c.Number, c.Title }).ToListAsync(cancellationToken);
        return [.. rows.Select(r => new RunningEvent(r.Row.CaseId, r.Number, r.Title, EventCodec.Decode(new(r.Row.Type, r.Row.TypeVersion, r.Row.Payload), zone.Local(r.Row.At))))];
    }
}
