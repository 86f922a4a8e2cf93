using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Workflows.Engine.Cases;
using Workflows.Persistence.Cases;
using Workflows.Runtime.Cases;
using Workflows.Statute.Deadlines;

namespace Workflows.Persistence.Queries;

/// <summary>A case that runs.</summary>
/// <param name="Title">The party's name; empty before it is known.</param>
/// <param name="Version">How many events it has.</param>
public sealed record RunningCase(CaseId Case, string? Number, string Title, long Version);

/// <summary>An event with the case that it belongs to.</summary>
public sealed record EventOfCase(CaseId Case, CaseEvent Event);

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

    /// <summary>Every running case with the version that it is at.</summary>
    public async Task<ImmutableArray<RunningCase>> RunningCasesAsync(CancellationToken cancellationToken)
    {
        await using var db = database.Open();
        return [.. await db.Cases.AsNoTracking().Where(c => c.Status == CaseStatus.Running).OrderBy(c => c.Id).Select(c => new RunningCase(c.Id, c.Number, c.Title, c.Version)).ToListAsync(cancellationToken)];
    }

    private const int CasesAtOnce = 200;

    /// <summary>The events of some kinds in some cases, case by case and in order, as they are read: none is held.</summary>
    /// <param name="after">By case, the version after which they are asked for.</param>
    public async IAsyncEnumerable<EventOfCase> EventsAfterAsync(IReadOnlyDictionary<CaseId, long> after, IReadOnlyCollection<Type> kinds, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(after);
        var types = EventCodec.KnownTypes.Where(t => kinds.Contains(t.Value)).Select(t => t.Key).ToArray();
        await using var db = database.Open();
        foreach (var some in after.OrderBy(c => c.Value).Chunk(CasesAtOnce)) // those that were read about as far stand together
        {
            var (ids, from) = (some.Select(c => c.Key).ToArray(), some[0].Value);
            var rows = db.Events.AsNoTracking().Where(e => ids.Contains(e.CaseId) && e.Seq > from && types.Contains(e.Type)).OrderBy(e => e.CaseId).ThenBy(e => e.Seq).AsAsyncEnumerable();
            await foreach (var row in rows.WithCancellation(cancellationToken))
            {
                if (row.Seq > after[row.CaseId]) yield return new(row.CaseId, EventCodec.Decode(new(row.Type, row.TypeVersion, row.Payload), zone.Local(row.At)));
            }
        }
    }
}
