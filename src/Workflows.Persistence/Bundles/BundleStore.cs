using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Workflows.Persistence.Database;
using Workflows.Runtime.Definitions;

namespace Workflows.Persistence.Bundles;

/// <summary>Every bundle ever accepted: a running case finds the one that it pinned, whatever lies on disk by then.</summary>
public sealed class BundleStore(WorkflowDatabase database, TimeProvider clock) : IBundleStore
{
    private static readonly JsonSerializerOptions s_json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Keeps a bundle; one that is kept already stays as it is, with the instant of its first acceptance.</summary>
    public async Task SaveAsync(Bundle bundle, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(bundle);
        using var turn = await database.WriteAsync(cancellationToken);
        await using var db = database.Open();
        var files = JsonSerializer.Serialize(bundle.Files, s_json);
        await db.Database.ExecuteSqlAsync($"""
            INSERT INTO bundles (hash, procedure, accepted_ms, files)
            VALUES ({bundle.Hash}, {bundle.ProcedureId}, {clock.GetUtcNow().ToUnixTimeMilliseconds()}, {files}) ON CONFLICT DO NOTHING
            """, cancellationToken);
    }

    /// <summary>All bundles, in order of acceptance.</summary>
    public async Task<ImmutableArray<Bundle>> LoadAllAsync(CancellationToken cancellationToken)
    {
        await using var db = database.Open();
        var rows = await db.Bundles.AsNoTracking().OrderBy(b => b.AcceptedAt).ThenBy(b => b.Hash).ToListAsync(cancellationToken);
        return [.. rows.Select(Of)];
    }

    /// <summary>The bundle of a hash; null for none.</summary>
    public async Task<Bundle?> FindAsync(string hash, CancellationToken cancellationToken)
    {
        await using var db = database.Open();
        return await db.Bundles.AsNoTracking().FirstOrDefaultAsync(b => b.Hash == hash, cancellationToken) is { } row ? Of(row) : null;
    }

    private static Bundle Of(BundleRow row) =>
        new(row.Hash, row.Procedure, JsonSerializer.Deserialize<ImmutableSortedDictionary<string, string>>(row.Files)!.WithComparers(StringComparer.Ordinal));
}
