using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Workflows.Persistence.Database;

namespace Workflows.Persistence.Bundles;

/// <summary>A bundle that was accepted once, with the files that it was read from.</summary>
/// <param name="Hash">Its address by content.</param>
/// <param name="Files">Text by path inside the procedure's folder.</param>
public sealed record StoredBundle(string Hash, string Procedure, DateTimeOffset AcceptedAt, ImmutableSortedDictionary<string, string> Files);

/// <summary>Every bundle ever accepted: a running case finds the one that it pinned, whatever lies on disk by then.</summary>
public sealed class BundleStore(WorkflowDatabase database)
{
    private static readonly JsonSerializerOptions s_json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Keeps a bundle; one that is kept already stays as it is, with the instant of its first acceptance.</summary>
    public async Task KeepAsync(StoredBundle bundle, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(bundle);
        using var turn = await database.WriteAsync(cancellationToken);
        await using var db = database.Open();
        var files = JsonSerializer.Serialize(bundle.Files, s_json);
        await db.Database.ExecuteSqlAsync($"""
            INSERT INTO bundles (hash, procedure, accepted_ms, files)
            VALUES ({bundle.Hash}, {bundle.Procedure}, {bundle.AcceptedAt.ToUnixTimeMilliseconds()}, {files}) ON CONFLICT DO NOTHING
            """, cancellationToken);
    }

    /// <summary>All bundles, in order of acceptance.</summary>
    public async Task<ImmutableArray<StoredBundle>> AllAsync(CancellationToken cancellationToken)
    {
        await using var db = database.Open();
        var rows = await db.Bundles.AsNoTracking().OrderBy(b => b.AcceptedAt).ThenBy(b => b.Hash).ToListAsync(cancellationToken);
        return [.. rows.Select(Of)];
    }

    /// <summary>The bundle of a hash; null for none.</summary>
    public async Task<StoredBundle?> FindAsync(string hash, CancellationToken cancellationToken)
    {
        await using var db = database.Open();
        return await db.Bundles.AsNoTracking().FirstOrDefaultAsync(b => b.Hash == hash, cancellationToken) is { } row ? Of(row) : null;
    }

    private static StoredBundle Of(BundleRow row) =>
        new(row.Hash, row.Procedure, row.AcceptedAt, JsonSerializer.Deserialize<ImmutableSortedDictionary<string, string>>(row.Files)!);
}
