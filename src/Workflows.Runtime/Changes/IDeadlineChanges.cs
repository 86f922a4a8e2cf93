using System.Collections.Immutable;
using Workflows.Engine.Cases;

namespace Workflows.Runtime.Changes;

/// <summary>Where changes of calendars and rules are kept, with how far they got.</summary>
public interface IDeadlineChanges
{
    Task AddAsync(DeadlineChange change, CancellationToken cancellationToken);

    Task<DeadlineChange?> FindAsync(string id, CancellationToken cancellationToken);

    /// <summary>All of them, the newest first, without their texts.</summary>
    Task<ImmutableArray<DeadlineChange>> AllAsync(CancellationToken cancellationToken);

    /// <summary>The calendar that two people put in force last; null where none was kept yet.</summary>
    Task<DeadlineChange?> CalendarInForceAsync(string calendar, CancellationToken cancellationToken);

    /// <summary>Notes the second person. False where somebody approved it already, or it is the person who proposed it.</summary>
    Task<bool> ApproveAsync(string id, string by, DateTimeOffset at, CancellationToken cancellationToken);

    /// <summary>The approved ones that are not done, the oldest first.</summary>
    Task<ImmutableArray<DeadlineChange>> UnfinishedAsync(CancellationToken cancellationToken);

    /// <param name="lastCase">The last case that was done.</param>
    Task ProgressAsync(string id, CaseId lastCase, int cases, int deadlines, CancellationToken cancellationToken);

    Task FinishAsync(string id, DateTimeOffset at, CancellationToken cancellationToken);

    /// <summary>The proposed ones of which it is not yet worked out what they would move, the oldest first.</summary>
    Task<ImmutableArray<DeadlineChange>> WithoutPreviewAsync(CancellationToken cancellationToken);

    /// <summary>Keeps what a change would do to the next cases, and how far the preview got. Where another host kept these cases already, nothing happens.</summary>
    Task PreviewedAsync(string id, PreviewBatch batch, ChangePreview total, CancellationToken cancellationToken);

    /// <summary>Notes that every running case was looked at.</summary>
    Task PreviewFinishedAsync(string id, DateTimeOffset at, CancellationToken cancellationToken);

    /// <summary>What a change would move, in order of the cases; as it was worked out, so that thousands need not be held at once.</summary>
    IAsyncEnumerable<MovedDeadline> MovesAsync(string id, CancellationToken cancellationToken);

    /// <summary>The running cases in order of their ids, with their open deadlines.</summary>
    /// <param name="after">Only those after this one.</param>
    Task<ImmutableArray<CaseDeadlines>> RunningCasesAsync(CaseId? after, int most, CancellationToken cancellationToken);
}
