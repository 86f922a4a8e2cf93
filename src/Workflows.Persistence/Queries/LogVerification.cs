using Microsoft.EntityFrameworkCore;
using Workflows.Engine.Cases;
using Workflows.Persistence.Cases;
using Workflows.Persistence.Database;
using Workflows.Runtime.Cases;

namespace Workflows.Persistence.Queries;

/// <summary>What a verification of the log found.</summary>
/// <param name="FirstBreak">The first place where the chain does not hold; null where all of it holds.</param>
public sealed record LogCheck(int Cases, long Events, LogBreak? FirstBreak)
{
    public bool Holds => FirstBreak is null;
}

/// <summary>A place where what is stored is not what was written.</summary>
public sealed record LogBreak(CaseId Case, long Seq, string Why)
{
    public override string ToString() => $"case {Case}, event {Seq}: {Why}";
}

/// <summary>Computes the chains of hashes again from what is stored.</summary>
public sealed class LogVerification(WorkflowDatabase database)
{
    /// <summary>Verifies the log of one case or, where none is named, of all.</summary>
    public async Task<LogCheck> RunAsync(CaseId? only, CancellationToken cancellationToken)
    {
        await using var db = database.Open();
        var heads = await db.Cases.AsNoTracking().Where(c => only == null || c.Id == only).Select(c => new Head(c.Id, c.Version, c.HeadHash))
            .ToDictionaryAsync(h => h.Case, cancellationToken);
        var (cases, events) = (0, 0L);
        Head? at = null;
        var rows = db.Events.AsNoTracking().Where(e => only == null || e.CaseId == only).OrderBy(e => e.CaseId).ThenBy(e => e.Seq);
        await foreach (var row in rows.AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            if (at?.Case != row.CaseId)
            {
                if (BreakAtEnd(at, heads) is { } cut) return new(cases, events, cut);
                at = new(row.CaseId, 0, EventChain.Root);
                cases++;
            }
            if (BreakAt(at!, row) is { } broken) return new(cases, events, broken);
            at = new(row.CaseId, row.Seq, row.Hash);
            events++;
        }
        if (BreakAtEnd(at, heads) is { } last) return new(cases, events, last);
        return new(cases, events, heads.Count > 0 ? Gone(heads.Values.MinBy(h => h.Case.ToString(), StringComparer.Ordinal)!) : null);
    }

    private static LogBreak? BreakAt(Head before, CaseEventRow row)
    {
        if (row.Seq != before.Version + 1) return new(row.CaseId, before.Version + 1, $"Expected event {before.Version + 1}, but the next one is {row.Seq}.");
        if (row.PreviousHash != before.Hash) return new(row.CaseId, row.Seq, $"Expected the previous hash {before.Hash}, but it is {row.PreviousHash}.");
        var hash = EventChain.Next(before.Hash, row.CaseId, row.Seq, new(row.Type, row.TypeVersion, row.Payload), row.At.ToUnixTimeMilliseconds());
        return hash == row.Hash ? null : new(row.CaseId, row.Seq, $"Expected what is stored to have the hash {row.Hash}, but it has {hash}.");
    }

    /// <summary>The case's row must name the last event; what has been checked is taken out.</summary>
    private static LogBreak? BreakAtEnd(Head? last, Dictionary<CaseId, Head> heads)
    {
        if (last is null) return null;
        if (!heads.Remove(last.Case, out var head)) return new(last.Case, last.Version, "Expected a row of the case with the head of its chain, but there is none.");
        return head == last ? null : new(last.Case, last.Version, $"Expected the chain to end at event {head.Version} with {head.Hash}, but it ends at {last.Version} with {last.Hash}.");
    }

    private static LogBreak Gone(Head head) => new(head.Case, 1, $"Expected {head.Version} events, but there are none.");

    private sealed record Head(CaseId Case, long Version, string Hash);
}
