using Microsoft.EntityFrameworkCore;
using Workflows.Enforcement.Projections;
using Workflows.Engine.Deciding;
using Workflows.Persistence.Changes;
using Workflows.Persistence.Database;
using Workflows.Persistence.Mail;
using Workflows.Persistence.Publications;
using Workflows.Runtime.Cases;
using Workflows.Runtime.Timing;

namespace Workflows.Persistence.Cases;

/// <summary>Writes one commit inside a transaction: claims, events, and by difference what is projected from them.</summary>
internal sealed class CaseAppend(WorkflowContext db, CaseCommit commit, AuthorityZone zone)
{
    public async Task WriteAsync(CancellationToken cancellationToken)
    {
        db.ChangeTracker.AutoDetectChangesEnabled = false; // every change below goes through the tracker
        db.Database.AutoSavepointsEnabled = false; // all or nothing
        var head = commit.ExpectedVersion == 0 ? null : await db.Cases.FirstOrDefaultAsync(c => c.Id == commit.Case, cancellationToken);
        if ((head?.Version ?? 0) != commit.ExpectedVersion) throw Changed($"it is at version {head?.Version ?? 0}, not {commit.ExpectedVersion}");
        await new CommitClaims(db, commit).TakeAsync(cancellationToken);
        if (commit.Fired is { } fired) await DeleteAsync(fired, cancellationToken);
        await WriteProjectionsAsync(head, AddEvents(head), cancellationToken);
        if (commit.CommandKey is { } key) db.Receipts.Add(new() { CommandKey = key, CaseId = commit.Case, Version = commit.After.Version, At = commit.At });
        await new CommitMails(db, commit).AddAsync(cancellationToken);
        await new CommitChanges(db, commit).AddAsync(cancellationToken);
        await new CommitPublications(db, commit).AddAsync(cancellationToken);
        await AddFilesAsync(cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
    }

    /// <summary>Adds the events to the chain and gives its new head.</summary>
    private string AddEvents(CaseRow? head)
    {
        var (seq, hash) = (commit.ExpectedVersion, head?.HeadHash ?? EventChain.Root);
        foreach (var e in commit.Events)
        {
            var stored = EventCodec.Encode(e);
            var previous = hash;
            hash = EventChain.Next(previous, commit.Case, ++seq, stored, e.At.ToUnixTimeMilliseconds());
            db.Events.Add(new()
            {
                CaseId = commit.Case, Seq = seq, Type = stored.Type, TypeVersion = stored.TypeVersion, At = e.At, By = e.By,
                PreviousHash = previous, Hash = hash, Payload = stored.Payload,
            });
        }
        return hash;
    }

    /// <summary>A timer fires once: its row goes with the commit, and only while the lease stands.</summary>
    private async Task DeleteAsync(LeasedTimer fired, CancellationToken cancellationToken)
    {
        var gone = await db.Timers.Where(t => t.CaseId == fired.Case && t.Timer == fired.Timer && t.Lease == fired.Lease).ExecuteDeleteAsync(cancellationToken);
        if (gone == 0) throw Changed($"timer {fired.Timer} is no longer leased");
    }

    private async Task WriteProjectionsAsync(CaseRow? head, string hash, CancellationToken cancellationToken)
    {
        var (id, after, isNew) = (commit.Case, commit.After, head is null);
        var summary = CaseRows.Of(CaseSummary.Of(after, commit.Procedures), after.Version, hash, commit.At);
        if (head is null) db.Cases.Add(summary);
        else db.Entry(head).CurrentValues.SetValues(summary);

        db.WriteDifference(
            isNew ? [] : await db.Tasks.Where(t => t.CaseId == id).ToListAsync(cancellationToken),
            TaskSummary.Of(after, commit.Procedures).Select(t => CaseRows.Of(id, t)), t => t.Node);
        db.WriteDifference(
            isNew ? [] : await db.Deadlines.Where(d => d.CaseId == id).ToListAsync(cancellationToken),
            after.Record.Register.Select(d => CaseRows.Of(id, d)), d => (d.Key, d.Round));
        db.WriteDifference(
            isNew ? [] : await db.Reckonings.Where(d => d.CaseId == id).ToListAsync(cancellationToken),
            after.IsEnded ? [] : after.Record.Register.Where(d => d.IsOpen).Select(d => ReckoningRow.Of(id, d)), d => (d.Key, d.Round));
        var timers = isNew ? [] : await db.Timers.Where(t => t.CaseId == id).ToListAsync(cancellationToken);
        db.WriteDifference(
            timers, Timers.Of(after, commit.Law.Calendar).Select(t => CaseRows.Of(id, t, zone.InstantOf(t.Wake))), t => t.Timer,
            (stored, wanted) => stored.DueAt == wanted.DueAt); // one whose moment did not move keeps its lease and its attempts
    }

    private async Task AddFilesAsync(CancellationToken cancellationToken)
    {
        if (commit.Files.IsEmpty) return;
        var hashes = commit.Files.Select(f => f.Hash).ToArray();
        var known = await db.Files.Where(f => hashes.Contains(f.Hash)).Select(f => f.Hash).ToListAsync(cancellationToken);
        db.Files.AddRange(commit.Files.DistinctBy(f => f.Hash).Where(f => !known.Contains(f.Hash)).Select(f => new Files.FileRow
        {
            Hash = f.Hash, MediaType = f.MediaType, Bytes = System.Text.Encoding.UTF8.GetByteCount(f.Content), KeptAt = commit.At,
        }));
    }

    private CaseChangedException Changed(string what) => new(commit.Case, what);
}
