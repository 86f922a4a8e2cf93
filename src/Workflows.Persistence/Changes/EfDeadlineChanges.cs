using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using Workflows.Engine.Cases;
using Workflows.Persistence.Database;
using Workflows.Runtime.Changes;
using Workflows.Runtime.Timing;

namespace Workflows.Persistence.Changes;

/// <summary>Changes of running deadlines in the database.</summary>
public sealed class EfDeadlineChanges(WorkflowDatabase database, AuthorityZone zone) : IDeadlineChanges
{
    /// <summary>One lock for all approvals: they are rare, and short.</summary>
    private const long ApprovalLock = 0x57_46_41_50_50_52; // "WFAPPR"

    private static readonly JsonSerializerOptions s_json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, Converters = { new CaseIdJson() } };

    public async Task AddAsync(DeadlineChange change, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(change);
        using var turn = await database.WriteAsync(cancellationToken);
        await using var db = database.Open();
        if (await db.Changes.AnyAsync(c => c.Id == change.Id, cancellationToken)) return;
        db.Changes.Add(new()
        {
            Id = change.Id, Cause = change.Cause, Subject = change.Subject, FromVersion = change.FromVersion, Version = change.Version, Text = change.Text,
            Reason = change.Reason,
            ProposedBy = change.ProposedBy, ProposedAt = change.ProposedAt, ApprovedBy = change.ApprovedBy, ApprovedAt = change.ApprovedAt, FinishedAt = change.FinishedAt,
        });
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException e) when (change.ApprovedBy is not null && Conflicts.IsLostRace(e))
        {
            // Another host noted the first calendar at the same moment.
        }
    }

    public async Task<DeadlineChange?> FindAsync(string id, CancellationToken cancellationToken)
    {
        await using var db = database.Open();
        return await db.Changes.AsNoTracking().FirstOrDefaultAsync(c => c.Id == id, cancellationToken) is { } row
            ? Of(row, await db.ChangePreviews.AsNoTracking().FirstOrDefaultAsync(p => p.ChangeId == id, cancellationToken),
                await db.ChangesOvertaken.AsNoTracking().FirstOrDefaultAsync(o => o.ChangeId == id, cancellationToken))
            : null;
    }

    public async Task<ImmutableArray<DeadlineChange>> AllAsync(CancellationToken cancellationToken)
    {
        await using var db = database.Open();
        return await WithPreviewsAsync(db, Slim(db.Changes).OrderByDescending(c => c.ProposedAt).ThenByDescending(c => c.Id), cancellationToken);
    }

    public async Task<DeadlineChange?> ApprovedLastAsync(MoveCause cause, string subject, CancellationToken cancellationToken)
    {
        await using var db = database.Open();
        var row = await Slim(db.Changes.Where(c => c.Cause == cause && c.Subject == subject && c.ApprovedAt != null)
            .OrderByDescending(c => c.ApprovedAt).ThenByDescending(c => c.Id)).FirstOrDefaultAsync(cancellationToken);
        return row is null ? null : Of(row, null, null);
    }

    public async Task<bool> ApproveAsync(string id, string by, DateTimeOffset at, CancellationToken cancellationToken)
    {
        using var turn = await database.WriteAsync(cancellationToken);
        await using var db = database.Open();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        // Two proposals of one subject are two rows: neither would see that the other is being approved. Who comes second waits here, and then does.
        if (database.Dialect == DatabaseDialect.Postgres)
            await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock({ApprovalLock})", cancellationToken);
        var approved = await db.Changes.Where(c => c.Id == id && c.ApprovedBy == null && c.FinishedAt == null && c.ProposedBy != by
                && !db.Changes.Any(o => o.Cause == c.Cause && o.Subject == c.Subject && o.ApprovedAt > c.ProposedAt))
            .ExecuteUpdateAsync(c => c.SetProperty(x => x.ApprovedBy, by).SetProperty(x => x.ApprovedAt, at), cancellationToken) == 1;
        await transaction.CommitAsync(cancellationToken);
        return approved;
    }

    public async Task<ImmutableArray<DeadlineChange>> UnfinishedAsync(CancellationToken cancellationToken)
    {
        await using var db = database.Open();
        return await WithPreviewsAsync(db, Slim(db.Changes.Where(c => c.ApprovedBy != null && c.FinishedAt == null)).OrderBy(c => c.ApprovedAt).ThenBy(c => c.Id), cancellationToken);
    }

    public async Task<bool> ProgressAsync(string id, CaseId? from, CaseId lastCase, int cases, CancellationToken cancellationToken)
    {
        using var turn = await database.WriteAsync(cancellationToken);
        await using var db = database.Open();
        var moved = await MovedByAsync(db, id, cancellationToken);
        return await db.Changes.Where(c => c.Id == id && c.LastCase == from && c.FinishedAt == null).ExecuteUpdateAsync(
            c => c.SetProperty(x => x.LastCase, lastCase).SetProperty(x => x.CasesDone, cases).SetProperty(x => x.DeadlinesMoved, moved), cancellationToken) == 1;
    }

    public Task FinishAsync(string id, DateTimeOffset at, string? overtakenBy, CancellationToken cancellationToken) => EndAsync(id, true, at, overtakenBy, cancellationToken);

    public Task GiveUpAsync(string id, DateTimeOffset at, string overtakenBy, CancellationToken cancellationToken) => EndAsync(id, false, at, overtakenBy, cancellationToken);

    private async Task EndAsync(string id, bool isApproved, DateTimeOffset at, string? overtakenBy, CancellationToken cancellationToken)
    {
        using var turn = await database.WriteAsync(cancellationToken);
        await using var db = database.Open();
        var moved = await MovedByAsync(db, id, cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var isFirst = await db.Changes.Where(c => c.Id == id && c.FinishedAt == null && (c.ApprovedBy != null) == isApproved).ExecuteUpdateAsync(
            c => c.SetProperty(x => x.FinishedAt, at).SetProperty(x => x.DeadlinesMoved, moved), cancellationToken) == 1;
        if (isFirst && overtakenBy is not null)
        {
            db.ChangesOvertaken.Add(new() { ChangeId = id, ByVersion = overtakenBy });
            await db.SaveChangesAsync(cancellationToken);
        }
        await transaction.CommitAsync(cancellationToken);
    }

    public async Task NoteAsync(string id, CaseId which, string? why, CancellationToken cancellationToken)
    {
        using var turn = await database.WriteAsync(cancellationToken);
        await using var db = database.Open();
        if (await db.ChangeCases.Where(c => c.ChangeId == id && c.CaseId == which).ExecuteUpdateAsync(c => c.SetProperty(x => x.Why, why), cancellationToken) > 0 || why is null) return;
        db.ChangeCases.Add(new() { ChangeId = id, CaseId = which, Why = why });
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException e) when (Conflicts.IsLostRace(e))
        {
            // Another host noted the same case at the same moment.
        }
    }

    public async Task<ImmutableArray<CaseFailure>> FailuresAsync(string id, CancellationToken cancellationToken)
    {
        await using var db = database.Open();
        var rows = await db.ChangeCases.AsNoTracking().Where(c => c.ChangeId == id && c.Why != null).ToListAsync(cancellationToken);
        return [.. rows.OrderBy(r => r.CaseId.ToString(), StringComparer.Ordinal).Select(r => new CaseFailure(r.CaseId, r.Why!))];
    }

    public async Task<ImmutableArray<DeadlineChange>> WithoutPreviewAsync(CancellationToken cancellationToken)
    {
        await using var db = database.Open();
        var waiting = db.Changes.Where(c => c.ApprovedBy == null && c.FinishedAt == null && !db.ChangePreviews.Any(p => p.ChangeId == c.Id && p.FinishedAt != null));
        return await WithPreviewsAsync(db, Slim(waiting).OrderBy(c => c.ProposedAt).ThenBy(c => c.Id), cancellationToken);
    }

    public async Task<bool> PreviewedAsync(string id, CaseId? from, PreviewBatch batch, ChangePreview total, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(batch);
        ArgumentNullException.ThrowIfNull(total);
        using var turn = await database.WriteAsync(cancellationToken);
        await using var db = database.Open();
        var (row, last) = (await db.ChangePreviews.FirstOrDefaultAsync(p => p.ChangeId == id, cancellationToken), batch.Last.ToString());
        if (row?.LastCase != from || row?.FinishedAt is not null) return false;
        if (row is null) db.ChangePreviews.Add(row = new() { ChangeId = id });
        (row.LastCase, row.Cases, row.Moved, row.Earlier, row.Later, row.Overdue) = (batch.Last, total.Cases, total.Moved, total.Earlier, total.Later, total.Overdue);
        db.ChangeMoves.Add(new() { ChangeId = id, LastCase = last, Moves = JsonSerializer.Serialize(batch.Moves, s_json) });
        try
        {
            await db.SaveChangesAsync(cancellationToken);
            return true;
        }
        catch (DbUpdateException e) when (Conflicts.IsLostRace(e))
        {
            return false; // another host worked out the same cases at the same moment
        }
    }

    public async Task PreviewFinishedAsync(string id, DateTimeOffset at, CancellationToken cancellationToken)
    {
        using var turn = await database.WriteAsync(cancellationToken);
        await using var db = database.Open();
        if (await db.ChangePreviews.Where(p => p.ChangeId == id).ExecuteUpdateAsync(p => p.SetProperty(x => x.FinishedAt, at), cancellationToken) > 0) return;
        db.ChangePreviews.Add(new() { ChangeId = id, FinishedAt = at }); // there is no running case
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException e) when (Conflicts.IsLostRace(e))
        {
            // Another host found the same.
        }
    }

    public async IAsyncEnumerable<MovedDeadline> MovesAsync(string id, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var db = database.Open();
        var batches = db.ChangeMoves.AsNoTracking().Where(m => m.ChangeId == id).OrderBy(m => m.LastCase).Select(m => m.Moves).AsAsyncEnumerable();
        await foreach (var moves in batches.WithCancellation(cancellationToken))
        {
            foreach (var move in JsonSerializer.Deserialize<ImmutableArray<MovedDeadline>>(moves, s_json)) yield return move;
        }
    }

    public async Task<ImmutableArray<CaseDeadlines>> RunningCasesAsync(CaseId? after, int most, CancellationToken cancellationToken)
    {
        await using var db = database.Open();
        var from = after?.ToString() ?? "";
        var cases = await db.Database.SqlQuery<RunningCase>($"SELECT id AS \"Id\", number AS \"Number\" FROM cases WHERE status = 'running' AND id > {from} ORDER BY id LIMIT {most}").ToListAsync(cancellationToken);
        if (cases.Count == 0) return [];
        var to = cases[^1].Id;
        var rows = await db.Deadlines.FromSql($"SELECT * FROM deadlines WHERE is_open AND case_id > {from} AND case_id <= {to}").AsNoTracking().ToListAsync(cancellationToken);
        var reckonings = (await db.Reckonings.FromSql($"SELECT * FROM deadline_reckonings WHERE case_id > {from} AND case_id <= {to}").AsNoTracking().ToListAsync(cancellationToken))
            .ToDictionary(r => (r.CaseId, r.Key, r.Round));
        var open = rows.ToLookup(r => r.CaseId.ToString(), r => reckonings.GetValueOrDefault((r.CaseId, r.Key, r.Round))?.EntryOf(r, zone));
        return [.. cases.Select(c => new CaseDeadlines(CaseId.Parse(c.Id), c.Number, open[c.Id].Contains(null) ? null : [.. open[c.Id].OfType<DeadlineEntry>()]))];
    }

    private async Task<ImmutableArray<DeadlineChange>> WithPreviewsAsync(WorkflowContext db, IQueryable<DeadlineChangeRow> rows, CancellationToken cancellationToken)
    {
        var changes = await rows.ToListAsync(cancellationToken);
        var ids = changes.Select(c => c.Id).ToArray();
        var previews = await db.ChangePreviews.AsNoTracking().Where(p => ids.Contains(p.ChangeId)).ToDictionaryAsync(p => p.ChangeId, cancellationToken);
        var overtaken = await db.ChangesOvertaken.AsNoTracking().Where(o => ids.Contains(o.ChangeId)).ToDictionaryAsync(o => o.ChangeId, cancellationToken);
        return [.. changes.Select(c => Of(c, previews.GetValueOrDefault(c.Id), overtaken.GetValueOrDefault(c.Id)))];
    }

    /// <summary>Without the texts, which are long.</summary>
    private static IQueryable<DeadlineChangeRow> Slim(IQueryable<DeadlineChangeRow> rows) => rows.AsNoTracking().Select(c => new DeadlineChangeRow
    {
        Id = c.Id, Cause = c.Cause, Subject = c.Subject, FromVersion = c.FromVersion, Version = c.Version, Text = "", Reason = c.Reason,
        ProposedBy = c.ProposedBy, ProposedAt = c.ProposedAt, ApprovedBy = c.ApprovedBy, ApprovedAt = c.ApprovedAt,
        LastCase = c.LastCase, CasesDone = c.CasesDone, DeadlinesMoved = c.DeadlinesMoved, FinishedAt = c.FinishedAt,
    });

    private DeadlineChange Of(DeadlineChangeRow row, ChangePreviewRow? preview, ChangeOvertakenRow? overtaken) => new(
        row.Id, row.Cause, row.Subject, row.FromVersion, row.Version, row.Text, row.Reason, Of(preview), row.ProposedBy, zone.Local(row.ProposedAt))
    {
        ApprovedBy = row.ApprovedBy, ApprovedAt = Local(row.ApprovedAt), LastCase = row.LastCase, CasesDone = row.CasesDone, DeadlinesMoved = row.DeadlinesMoved,
        FinishedAt = Local(row.FinishedAt), OvertakenBy = overtaken?.ByVersion,
    };

    private ChangePreview Of(ChangePreviewRow? row) => row is null ? ChangePreview.None
        : new(row.Cases, row.Moved, row.Earlier, row.Later, row.Overdue) { LastCase = row.LastCase, FinishedAt = Local(row.FinishedAt) };

    /// <summary>As the cases committed it.</summary>
    private static Task<int> MovedByAsync(WorkflowContext db, string id, CancellationToken cancellationToken) =>
        db.ChangeCases.Where(c => c.ChangeId == id).SumAsync(c => c.Moved, cancellationToken);

    private DateTimeOffset? Local(DateTimeOffset? at) => at is { } instant ? zone.Local(instant) : null;

    private sealed record RunningCase(string Id, string? Number);

    private sealed class CaseIdJson : JsonConverter<CaseId>
    {
        public override CaseId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => CaseId.Parse(reader.GetString()!);

        public override void Write(Utf8JsonWriter writer, CaseId value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
    }
}
