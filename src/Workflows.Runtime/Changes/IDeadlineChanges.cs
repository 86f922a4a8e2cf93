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

    /// <summary>What two people put in force last, without its text; null where none was kept yet.</summary>
    /// <param name="subject">Of a calendar its id, of rules <see cref="DeadlineChangeover.Rules"/>.</param>
    Task<DeadlineChange?> ApprovedLastAsync(MoveCause cause, string subject, CancellationToken cancellationToken);

    /// <summary>Notes the second person. False where somebody approved it already, or another of the same subject since it was proposed; where it was given up; or where it is the person who proposed it.</summary>
    Task<bool> ApproveAsync(string id, string by, DateTimeOffset at, CancellationToken cancellationToken);

    /// <summary>The approved ones that are not done, the oldest first.</summary>
    Task<ImmutableArray<DeadlineChange>> UnfinishedAsync(CancellationToken cancellationToken);

    /// <summary>Notes how far a change got. The deadlines that moved are counted from what the cases themselves committed.</summary>
    /// <param name="from">How far it was before; where it is elsewhere by now, another host goes on with it, and nothing is noted.</param>
    /// <param name="lastCase">The last case that was done.</param>
    /// <returns>Whether it was noted.</returns>
    Task<bool> ProgressAsync(string id, CaseId? from, CaseId lastCase, int cases, CancellationToken cancellationToken);

    /// <param name="overtakenBy">The version that came into force before it was done; null where it is done.</param>
    Task FinishAsync(string id, DateTimeOffset at, string? overtakenBy, CancellationToken cancellationToken);

    /// <summary>Ends a proposal that nobody approved, and that nobody can any more. Where somebody has approved it meanwhile nothing is noted.</summary>
    /// <param name="overtakenBy">The version that came into force since it was proposed.</param>
    Task GiveUpAsync(string id, DateTimeOffset at, string overtakenBy, CancellationToken cancellationToken);

    /// <summary>Notes, or with null forgets, why a change could not move a case. A case that it moves later is forgotten by itself.</summary>
    Task NoteAsync(string id, CaseId which, string? why, CancellationToken cancellationToken);

    /// <summary>The cases that a change could not move, in order of their ids.</summary>
    Task<ImmutableArray<CaseFailure>> FailuresAsync(string id, CancellationToken cancellationToken);

    /// <summary>The proposed ones of which it is not yet worked out what they would move, the oldest first.</summary>
    Task<ImmutableArray<DeadlineChange>> WithoutPreviewAsync(CancellationToken cancellationToken);

    /// <summary>Keeps what a change would do to the next cases, and how far the preview got.</summary>
    /// <param name="from">How far it was before; where it is elsewhere by now, another host works it out, and nothing is kept.</param>
    /// <returns>Whether it was kept.</returns>
    Task<bool> PreviewedAsync(string id, CaseId? from, PreviewBatch batch, ChangePreview total, CancellationToken cancellationToken);

    /// <summary>Notes that every running case was looked at.</summary>
    Task PreviewFinishedAsync(string id, DateTimeOffset at, CancellationToken cancellationToken);

    /// <summary>What a change would move, in order of the cases; as it was worked out, so that thousands need not be held at once.</summary>
    IAsyncEnumerable<MovedDeadline> MovesAsync(string id, CancellationToken cancellationToken);

    /// <summary>The running cases in order of their ids, with their open deadlines.</summary>
    /// <param name="after">Only those after this one.</param>
    Task<ImmutableArray<CaseDeadlines>> RunningCasesAsync(CaseId? after, int most, CancellationToken cancellationToken);
}
