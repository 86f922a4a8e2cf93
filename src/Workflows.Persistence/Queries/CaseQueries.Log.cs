using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using Workflows.Engine.Cases;
using Workflows.Runtime.Cases;

namespace Workflows.Persistence.Queries;

/// <summary>An event of a case's log.</summary>
/// <param name="Seq">Its place, from 1.</param>
/// <param name="At">The instant of recording, with the authority's offset.</param>
/// <param name="Hash">The head of the chain after it.</param>
public sealed record LoggedEvent(long Seq, string Type, DateTimeOffset At, string By, string Hash, CaseEvent Event);

public sealed partial class CaseQueries
{
    /// <summary>Everything that happened in a case, in order; empty for an unknown one.</summary>
    /// <exception cref="FormatException">The log holds an event that this version does not know.</exception>
    public async Task<ImmutableArray<LoggedEvent>> LogAsync(CaseId id, CancellationToken cancellationToken)
    {
        await using var db = database.Open();
        var rows = await db.Events.AsNoTracking().Where(e => e.CaseId == id).OrderBy(e => e.Seq).ToListAsync(cancellationToken);
        return [.. rows.Select(e =>
        {
            var at = zone.Local(e.At);
            return new LoggedEvent(e.Seq, e.Type, at, e.By, e.Hash, EventCodec.Decode(new(e.Type, e.TypeVersion, e.Payload), at));
        })];
    }
}
