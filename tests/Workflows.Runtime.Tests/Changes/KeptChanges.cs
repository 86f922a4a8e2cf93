using System.Collections.Concurrent;
using System.Collections.Immutable;
using Workflows.Engine.Cases;
using Workflows.Runtime.Changes;
using Workflows.TestKit.Stores;

namespace Workflows.Runtime.Tests.Changes;

/// <summary>Changes in memory, over the cases of a store in memory.</summary>
internal sealed class KeptChanges(InMemoryCaseStore? store = null) : IDeadlineChanges
{
    private readonly Dictionary<string, DeadlineChange> kept = [];
    private readonly List<(string Id, PreviewBatch Batch)> moves = [];
    private readonly ConcurrentDictionary<(string Id, CaseId Case), string> failures = [];

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

    public Task<ImmutableArray<DeadlineChange>> AllAsync(CancellationToken cancellationToken) => Task.FromResult(All);

    public Task<DeadlineChange?> CalendarInForceAsync(string calendar, CancellationToken cancellationToken) => Task.FromResult(
        kept.Values.Where(c => c.Cause == MoveCause.Calendar && c.Subject == calendar && c.ApprovedAt is not null).MaxBy(c => c.ApprovedAt));

    public Task<bool> ApproveAsync(string id, string by, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var may = kept[id].ApprovedBy is null && kept[id].ProposedBy != by;
        if (may) kept[id] = kept[id] with { ApprovedBy = by, ApprovedAt = at };
        return Task.FromResult(may);
    }

    public Task<ImmutableArray<DeadlineChange>> UnfinishedAsync(CancellationToken cancellationToken) =>
        Task.FromResult<ImmutableArray<DeadlineChange>>([.. kept.Values.Where(c => c.ApprovedBy is not null && c.FinishedAt is null)]);

    public Task<bool> ProgressAsync(string id, CaseId? from, CaseId lastCase, int cases, CancellationToken cancellationToken)
    {
        BeforeProgress();
        if (kept[id].LastCase != from) return Task.FromResult(false);
        kept[id] = kept[id] with { LastCase = lastCase, CasesDone = cases, DeadlinesMoved = MovedBy(id) };
        return Task.FromResult(true);
    }

    public Task FinishAsync(string id, DateTimeOffset at, string? overtakenBy, CancellationToken cancellationToken)
    {
        kept[id] = kept[id] with { FinishedAt = at, OvertakenBy = overtakenBy, DeadlinesMoved = MovedBy(id) };
        return Task.CompletedTask;
    }

    public Task NoteAsync(string id, CaseId which, string? why, CancellationToken cancellationToken)
    {
        if (why is null) failures.TryRemove((id, which), out _);
        else failures[(id, which)] = why;
        return Task.CompletedTask;
    }

    public Task<ImmutableArray<CaseFailure>> FailuresAsync(string id, CancellationToken cancellationToken) => Task.FromResult<ImmutableArray<CaseFailure>>(
        [.. failures.Where(f => f.Key.Id == id && !HasMoved(f.Key.Case, id)).OrderBy(f => f.Key.Case.ToString(), StringComparer.Ordinal).Select(f => new CaseFailure(f.Key.Case, f.Value))]);

    public Task<ImmutableArray<DeadlineChange>> WithoutPreviewAsync(CancellationToken cancellationToken) =>
        Task.FromResult<ImmutableArray<DeadlineChange>>([.. kept.Values.Where(c => c.ApprovedBy is null && c.Preview.FinishedAt is null)]);

    public Task<bool> PreviewedAsync(string id, CaseId? from, PreviewBatch batch, ChangePreview total, CancellationToken cancellationToken)
    {
        if (kept[id].Preview.LastCase != from) return Task.FromResult(false);
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

    /// <remarks>Without what the rows of a database tell: every case is read.</remarks>
    public Task<ImmutableArray<CaseDeadlines>> RunningCasesAsync(CaseId? after, int most, CancellationToken cancellationToken) => Task.FromResult<ImmutableArray<CaseDeadlines>>(
        [.. store!.Cases.OrderBy(c => c.ToString(), StringComparer.Ordinal).Where(c => string.CompareOrdinal(c.ToString(), after?.ToString() ?? "") > 0)
            .Take(Math.Min(most, MostAtOnce)).Select(c => new CaseDeadlines(c, null, null))]);

    private bool HasMoved(CaseId which, string id) => store!.EventsOf(which).OfType<CaseEvent.ChangeApplied>().Any(c => c.Change == id);

    /// <summary>As the log has it: what follows the application of the change in the same commit.</summary>
    private int MovedBy(string id) => store is null ? 0 : store.Cases.Select(store.EventsOf)
        .Sum(events => events.OfType<CaseEvent.ChangeApplied>().Where(c => c.Change == id).Sum(c => events.OfType<CaseEvent.DeadlineMoved>().Count(m => m.At == c.At && m.Cause == c.Cause)));
}
