using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using Workflows.Engine.Cases;
using Workflows.Persistence.Database;
using Workflows.Persistence.Files;
using Workflows.Runtime.Cases;
using Workflows.Runtime.Timing;

namespace Workflows.Persistence.Cases;

/// <summary>Cases in the database: their events are the truth, everything else is projected from them in the same transaction.</summary>
public sealed class EfCaseStore(WorkflowDatabase database, FileArchive files, AuthorityZone zone) : ICaseStore
{
    private readonly CaseReader reader = new(zone);
    private readonly TimerLeases timers = new(database, zone);

    public async Task<CaseState> LoadAsync(CaseId id, CancellationToken cancellationToken)
    {
        await using var db = database.Open();
        return await reader.LoadAsync(db, id, cancellationToken);
    }

    public async Task<CommandReceipt?> FindReceiptAsync(string commandKey, CancellationToken cancellationToken)
    {
        await using var db = database.Open();
        return await db.Receipts.Where(r => r.CommandKey == commandKey).Select(r => new CommandReceipt(r.CommandKey, r.CaseId, r.Version)).SingleOrDefaultAsync(cancellationToken);
    }

    public async Task<ImmutableDictionary<string, int>> OffersAsync(IReadOnlyCollection<string> series, CancellationToken cancellationToken)
    {
        await using var db = database.Open();
        var given = await db.NumberSeries.Where(s => series.Contains(s.Series)).ToDictionaryAsync(s => s.Series, s => s.Next, cancellationToken);
        return series.ToImmutableDictionary(s => s, s => given.GetValueOrDefault(s, 1));
    }

    public async Task AppendAsync(CaseCommit commit, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(commit);
        foreach (var file in commit.Files) await files.WriteAsync(file, cancellationToken); // on the disk before the log names them
        using var turn = await database.WriteAsync(cancellationToken);
        await using var db = database.Open();
        try
        {
            await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken); // on SQLite an immediate one
            await new CaseAppend(db, commit, zone).WriteAsync(cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        }
        catch (Exception e) when (Conflicts.IsLostRace(e))
        {
            throw new CaseChangedException(commit.Case, "somebody else was quicker", e);
        }
    }

    public Task<ImmutableArray<LeasedTimer>> LeaseDueTimersAsync(DateTimeOffset now, int most, TimeSpan lease, CancellationToken cancellationToken) =>
        timers.LeaseAsync(now, most, lease, cancellationToken);

    public Task PutBackAsync(LeasedTimer timer, DateTimeOffset? retryAt, CancellationToken cancellationToken) =>
        timers.PutBackAsync(timer, retryAt, cancellationToken);

    public Task<DateTimeOffset?> NextDueAsync(CancellationToken cancellationToken) => timers.NextAsync(cancellationToken);
}
