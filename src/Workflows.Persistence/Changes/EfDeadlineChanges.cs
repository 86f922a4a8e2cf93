using System.Collections.Immutable;
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
            Reason = change.Reason, Cases = change.Preview.Cases, Moves = JsonSerializer.Serialize(change.Preview.Moves, s_json),
            ProposedBy = change.ProposedBy, ProposedAt = change.ProposedAt, ApprovedBy = change.ApprovedBy, ApprovedAt = change.ApprovedAt, FinishedAt = change.FinishedAt,
        });
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException) when (change.ApprovedBy is not null)
        {
            // Another host noted the first calendar at the same moment.
        }
    }

    public async Task<DeadlineChange?> FindAsync(string id, CancellationToken cancellationToken)
    {
        await using var db = database.Open();
        return await db.Changes.AsNoTracking().FirstOrDefaultAsync(c => c.Id == id, cancellationToken) is { } row ? Of(row) : null;
    }

    public async Task<ImmutableArray<DeadlineChange>> AllAsync(CancellationToken cancellationToken)
    {
        await using var db = database.Open();
        var rows = await Slim(db.Changes).OrderByDescending(c => c.ProposedAt).ThenByDescending(c => c.Id).ToListAsync(cancellationToken);
        return [.. rows.Select(Of)];
    }

    public async Task<DeadlineChange?> CalendarInForceAsync(string calendar, CancellationToken cancellationToken)
    {
        await using var db = database.Open();
        var row = await db.Changes.AsNoTracking()
            .Where(c => c.Cause == MoveCause.Calendar && c.Subject == calendar && c.ApprovedAt != null)
            .OrderByDescending(c => c.ApprovedAt).ThenByDescending(c => c.Id)
            .Select(c => new DeadlineChangeRow
            {
                Id = c.Id, Cause = c.Cause, Subject = c.Subject, FromVersion = c.FromVersion, Version = c.Version, Text = c.Text, Reason = c.Reason, Cases = c.Cases, Moves = "[]",
                ProposedBy = c.ProposedBy, ProposedAt = c.ProposedAt, ApprovedBy = c.ApprovedBy, ApprovedAt = c.ApprovedAt,
            })
            .FirstOrDefaultAsync(cancellationToken);
        return row is null ? null : Of(row);
    }

    public async Task<bool> ApproveAsync(string id, string by, DateTimeOffset at, CancellationToken cancellationToken)
    {
        using var turn = await database.WriteAsync(cancellationToken);
        await using var db = database.Open();
        return await db.Changes.Where(c => c.Id == id && c.ApprovedBy == null && c.ProposedBy != by)
            .ExecuteUpdateAsync(c => c.SetProperty(x => x.ApprovedBy, by).SetProperty(x => x.ApprovedAt, at), cancellationToken) == 1;
    }

    public async Task<ImmutableArray<DeadlineChange>> UnfinishedAsync(CancellationToken cancellationToken)
    {
        await using var db = database.Open();
        var rows = await Slim(db.Changes.Where(c => c.ApprovedBy != null && c.FinishedAt == null)).OrderBy(c => c.ApprovedAt).ThenBy(c => c.Id).ToListAsync(cancellationToken);
        return [.. rows.Select(Of)];
    }

    public async Task ProgressAsync(string id, CaseId lastCase, int cases, int deadlines, CancellationToken cancellationToken)
    {
        using var turn = await database.WriteAsync(cancellationToken);
        await using var db = database.Open();
        await db.Changes.Where(c => c.Id == id).ExecuteUpdateAsync(
            c => c.SetProperty(x => x.LastCase, lastCase).SetProperty(x => x.CasesDone, cases).SetProperty(x => x.DeadlinesMoved, deadlines), cancellationToken);
    }

    public async Task FinishAsync(string id, DateTimeOffset at, CancellationToken cancellationToken)
    {
        using var turn = await database.WriteAsync(cancellationToken);
        await using var db = database.Open();
        await db.Changes.Where(c => c.Id == id).ExecuteUpdateAsync(c => c.SetProperty(x => x.FinishedAt, at), cancellationToken);
    }

    public async Task<ImmutableArray<CaseId>> RunningCasesAsync(CaseId? after, int most, CancellationToken cancellationToken)
    {
        await using var db = database.Open();
        var from = after?.ToString() ?? "";
        var ids = await db.Database.SqlQuery<string>($"SELECT id AS \"Value\" FROM cases WHERE status = 'running' AND id > {from} ORDER BY id LIMIT {most}").ToListAsync(cancellationToken);
        return [.. ids.Select(CaseId.Parse)];
    }

    /// <summary>Without the texts and the lists of moves, which are long.</summary>
    private static IQueryable<DeadlineChangeRow> Slim(IQueryable<DeadlineChangeRow> rows) => rows.AsNoTracking().Select(c => new DeadlineChangeRow
    {
        Id = c.Id, Cause = c.Cause, Subject = c.Subject, FromVersion = c.FromVersion, Version = c.Version, Text = "", Reason = c.Reason, Cases = c.Cases, Moves = "[]",
        ProposedBy = c.ProposedBy, ProposedAt = c.ProposedAt, ApprovedBy = c.ApprovedBy, ApprovedAt = c.ApprovedAt,
        LastCase = c.LastCase, CasesDone = c.CasesDone, DeadlinesMoved = c.DeadlinesMoved, FinishedAt = c.FinishedAt,
    });

    private DeadlineChange Of(DeadlineChangeRow row) => new(
        row.Id, row.Cause, row.Subject, row.FromVersion, row.Version, row.Text, row.Reason,
        new(row.Cases, JsonSerializer.Deserialize<ImmutableArray<MovedDeadline>>(row.Moves, s_json)), row.ProposedBy, zone.Local(row.ProposedAt))
    {
        ApprovedBy = row.ApprovedBy, ApprovedAt = Local(row.ApprovedAt), LastCase = row.LastCase, CasesDone = row.CasesDone, DeadlinesMoved = row.DeadlinesMoved,
        FinishedAt = Local(row.FinishedAt),
    };

    private DateTimeOffset? Local(DateTimeOffset? at) => at is { } instant ? zone.Local(instant) : null;

    private sealed class CaseIdJson : JsonConverter<CaseId>
    {
        public override CaseId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => CaseId.Parse(reader.GetString()!);

        public override void Write(Utf8JsonWriter writer, CaseId value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
    }
}
