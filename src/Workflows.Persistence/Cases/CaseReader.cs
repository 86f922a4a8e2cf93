using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using Workflows.Engine.Cases;
using Workflows.Persistence.Database;
using Workflows.Runtime.Cases;
using Workflows.Runtime.Timing;

namespace Workflows.Persistence.Cases;

/// <summary>
/// Folds cases from their events. It remembers the cases that it read last and folds only what happened since, after checking by the hash that the log
/// still holds the event up to which it remembers.
/// </summary>
internal sealed class CaseReader(AuthorityZone zone)
{
    private const int Most = 256;

    // Not static: a compiled query belongs to the model of one database.
    private readonly Func<WorkflowContext, CaseId, long, IAsyncEnumerable<CaseEventRow>> eventsFrom = EF.CompileAsyncQuery<WorkflowContext, CaseId, long, CaseEventRow>(
        (db, id, from) => db.Events.AsNoTracking().Where(e => e.CaseId == id && e.Seq >= from).OrderBy(e => e.Seq));

    private readonly Lock gate = new();
    private readonly Dictionary<CaseId, LinkedListNode<Remembered>> remembered = [];
    private readonly LinkedList<Remembered> lastFirst = new();

    /// <exception cref="FormatException">The log holds an event that this version does not know.</exception>
    public async Task<CaseState> LoadAsync(WorkflowContext db, CaseId id, CancellationToken cancellationToken)
    {
        var before = Recall(id);
        var rows = await ReadAsync(db, id, before?.State.Version ?? 1, cancellationToken);
        if (before is not null && (rows.IsEmpty || rows[0].Hash != before.Hash)) // another log than the one that was read: a restored backup, say
        {
            before = null;
            rows = await ReadAsync(db, id, 1, cancellationToken);
        }
        if (rows.IsEmpty) return CaseState.None(id);
        var state = (before is null ? rows : rows[1..]).Select(Decode).Aggregate(before?.State ?? CaseState.None(id), CaseEvolution.Evolve);
        Remember(new(id, state, rows[^1].Hash));
        return state;
    }

    private CaseEvent Decode(CaseEventRow row) => EventCodec.Decode(new(row.Type, row.TypeVersion, row.Payload), zone.Local(row.At));

    private async Task<ImmutableArray<CaseEventRow>> ReadAsync(WorkflowContext db, CaseId id, long from, CancellationToken cancellationToken)
    {
        var rows = ImmutableArray.CreateBuilder<CaseEventRow>();
        await foreach (var row in eventsFrom(db, id, from).WithCancellation(cancellationToken)) rows.Add(row);
        return rows.DrainToImmutable();
    }

    private Remembered? Recall(CaseId id)
    {
        lock (gate) return remembered.GetValueOrDefault(id)?.Value;
    }

    private void Remember(Remembered read)
    {
        lock (gate)
        {
            if (remembered.Remove(read.Case, out var old)) lastFirst.Remove(old);
            else if (remembered.Count == Most)
            {
                remembered.Remove(lastFirst.Last!.Value.Case);
                lastFirst.RemoveLast();
            }
            remembered.Add(read.Case, lastFirst.AddFirst(read));
        }
    }

    private sealed record Remembered(CaseId Case, CaseState State, string Hash);
}
