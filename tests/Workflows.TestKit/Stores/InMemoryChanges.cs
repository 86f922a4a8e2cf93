using System.Collections.Concurrent;
using System.Collections.Immutable;
using Workflows.Engine.Cases;
using Workflows.Runtime.Changes;

namespace Workflows.TestKit.Stores;

/// <summary>Changes in memory, over the cases of a store in memory. Answers as the database does, but has no rows that would spare a case from being read.</summary>
public sealed class InMemoryChanges(InMemoryCaseStore store) : IDeadlineChanges
{
    private readonly Dictionary<string, DeadlineChange> kept = [];
    private readonly List<(string Id, PreviewBatch Batch)> moves = [];
    private readonly ConcurrentDictionary<(string Id, CaseId Case), (string Why, int Applied)> failures = [];

    public ImmutableArray<DeadlineChange> All => [.. kept.Values];

    /// <summary>Called before the progress of a batch is noted: a test that kills throws here.</summary>
    public Action BeforeProgress { get; set; } = () => { };

    /// <summary>Called after the preview of a batch was kept.</summary>
    public Action AfterPreviewed { get; set; } = () => { };

    /// <summary>How many cases come in a batch at the most.</summary>
    public int MostAtOnce { get; set; } = int.MaxValue;

    public Task AddAsync(DeadlineChange change, CancellationToken cancellationToken)
    {
        kept.TryAdd(change.Id, change);
        return Task.CompletedTask;
    }

    public Task<DeadlineChange?> FindAsync(string id, CancellationToken cancellationToken) => Task.FromResult(kept.GetValueOrDefault(id));

    public Task<ImmutableArray<DeadlineChange>> AllAsync(CancellationToken cancellationToken) =>
        Listed(kept.Values.OrderByDescending(c => c.ProposedAt).ThenByDescending(c => c.Id, StringComparer.Ordinal));

    public Task<DeadlineChange?> ApprovedLastAsync(MoveCause cause, string subject, CancellationToken cancellationToken) => Task.FromResult(
        kept.Values.Where(c => c.Cause == cause && c.Subject == subject && c.ApprovedAt is not null)
            .OrderByDescending(c => c.ApprovedAt).ThenByDescending(c => c.Id, StringComparer.Ordinal).Select(c => c with { Text = "" }).FirstOrDefault());

    public Task<bool> ApproveAsync(string id, string by, DateTimeOffset at, CancellationToken cancellationToken)
    {
        lock (kept)
        {
            var change = kept[id];
            var may = change is { ApprovedBy: null, FinishedAt: null } && change.ProposedBy != by
                && !kept.Values.Any(o => o.Cause == change.Cause && o.Subject == change.Subject && o.ApprovedAt > change.ProposedAt);
            if (may) kept[id] = kept[id] with { ApprovedBy = by, ApprovedAt = at };
            return Task.FromResult(may);
        }
    }

    public Task<ImmutableArray<DeadlineChange>> UnfinishedAsync(CancellationToken cancellationToken) =>
        Listed(kept.Values.Where(c => c.ApprovedBy is not null && c.FinishedAt is null).OrderBy(c => c.ApprovedAt).ThenBy(c => c.Id, StringComparer.Ordinal));

    public Task<bool> ProgressAsync(string id, CaseId? from, CaseId lastCase, int cases, CancellationToken cancellationToken)
    {
        BeforeProgress();
        if (kept[id].LastCase != from || kept[id].FinishedAt is not null) return Task.FromResult(false);
        kept[id] = kept[id] with { LastCase = lastCase, CasesDone = cases, DeadlinesMoved = MovedBy(id) };
        return Task.FromResult(true);
    }

    public Task FinishAsync(string id, DateTimeOffset at, string? overtakenBy, CancellationToken cancellationToken)
    {
        if (kept[id] is { FinishedAt: null, ApprovedBy: not null }) kept[id] = kept[id] with { FinishedAt = at, OvertakenBy = overtakenBy, DeadlinesMoved = MovedBy(id) };
        return Task.CompletedTask;
    }

    public Task GiveUpAsync(string id, DateTimeOffset at, string overtakenBy, CancellationToken cancellationToken)
    {
        if (kept[id] is { FinishedAt: null, ApprovedBy: null }) kept[id] = kept[id] with { FinishedAt = at, OvertakenBy = overtakenBy };
        return Task.CompletedTask;
    }

    public Task NoteAsync(string id, CaseId which, string? why, CancellationToken cancellationToken)
    {
        if (why is null) failures.TryRemove((id, which), out _);
        else failures[(id, which)] = (why, AppliedIn(which, id));
        return Task.CompletedTask;
    }

    public Task<ImmutableArray<CaseFailure>> FailuresAsync(string id, CancellationToken cancellationToken) => Task.FromResult<ImmutableArray<CaseFailure>>(
        [.. failures.Where(f => f.Key.Id == id && f.Value.Applied == AppliedIn(f.Key.Case, id))
            .OrderBy(f => f.Key.Case.ToString(), StringComparer.Ordinal).Select(f => new CaseFailure(f.Key.Case, f.Value.Why))]);

    public Task<ImmutableArray<DeadlineChange>> WithoutPreviewAsync(CancellationToken cancellationToken) =>
        Listed(kept.Values.Where(c => c is { ApprovedBy: null, FinishedAt: null, Preview.FinishedAt: null }).OrderBy(c => c.ProposedAt).ThenBy(c => c.Id, StringComparer.Ordinal));

    public Task<bool> PreviewedAsync(string id, CaseId? from, PreviewBatch batch, ChangePreview total, CancellationToken cancellationToken)
    {
        if (kept[id].Preview.LastCase != from || kept[id].Preview.FinishedAt is not null) return Task.FromResult(false);
        kept[id] = kept[id] with { Preview = total };
        moves.Add((id, batch));
        AfterPreviewed();
        return Task.FromResult(true);
    }

    public Task PreviewFinishedAsync(string id, DateTimeOffset at, CancellationToken cancellationToken)
    {
        kept[id] = kept[id] with { Preview = kept[id].Preview with { FinishedAt = at } };
        return Task.CompletedTask;
    }

    public IAsyncEnumerable<MovedDeadline> MovesAsync(string id, CancellationToken cancellationToken) =>
        moves.Where(m => m.Id == id).SelectMany(m => m.Batch.Moves).ToAsyncEnumerable();

    public Task<ImmutableArray<CaseDeadlines>> RunningCasesAsync(CaseId? after, int most, CancellationToken cancellationToken) => Task.FromResult<ImmutableArray<CaseDeadlines>>(
        [.. store.Cases.Where(c => !store.EventsOf(c).OfType<CaseEvent.CaseEnded>().Any()).OrderBy(c => c.ToString(), StringComparer.Ordinal)
            .Where(c => string.CompareOrdinal(c.ToString(), after?.ToString() ?? "") > 0).Take(Math.Min(most, MostAtOnce)).Select(c => new CaseDeadlines(c, null, null))]);

    private static Task<ImmutableArray<DeadlineChange>> Listed(IEnumerable<DeadlineChange> changes) =>
        Task.FromResult<ImmutableArray<DeadlineChange>>([.. changes.Select(c => c with { Text = "" })]);

    private int AppliedIn(CaseId which, string id) => store.EventsOf(which).OfType<CaseEvent.ChangeApplied>().Count(c => c.Change == id);

    private int MovedBy(string id) => store.Cases.Sum(c => MovedBy(id, store.EventsOf(c)));

    /// <summary>As the log has it: what follows the application of the change.</summary>
    private static int MovedBy(string id, ImmutableArray<CaseEvent> events)
    {
        var (moved, applied) = (0, (CaseEvent.ChangeApplied?)null);
        foreach (var e in events)
        {
            if (e is CaseEvent.ChangeApplied next) applied = next;
            else if (e is CaseEvent.DeadlineMoved move && applied?.Change == id && move.Cause == applied.Cause) moved++;
        }
        return moved;
    }
}
