using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Workflows.Engine.Cases;
using Workflows.Engine.Deciding;
using Workflows.Statute;

namespace Workflows.Runtime.Changes;

/// <summary>What of a deadline a change moves.</summary>
public enum MovedPart
{
    /// <summary>Its last day, or the hour at which it ends.</summary>
    LastDay,

    /// <summary>Only the day that the authority works towards.</summary>
    Target,

    /// <summary>No date: only what it is counted by, such as the mark of a year without a notice.</summary>
    Reckoning,
}

/// <summary>A deadline that a change would move, or moved: what the two people who make the change look at.</summary>
public sealed record MovedDeadline(
    CaseId Case, string? Number, string Key, int Round, Bilingual Title, DateOnly OldDue, DateOnly OldTarget, DateOnly NewDue, DateOnly NewTarget,
    bool IsEarlier, bool IsLater, bool IsOverdue)
{
    [JsonIgnore]
    public MovedPart Part => OldDue != NewDue ? MovedPart.LastDay : OldTarget != NewTarget ? MovedPart.Target
        : IsEarlier || IsLater ? MovedPart.LastDay : MovedPart.Reckoning; // one that runs in hours may move within a day

    /// <summary>A move of a case's deadline, as the two people look at it.</summary>
    public static MovedDeadline Of(CaseId id, string? number, PlannedMove move)
    {
        ArgumentNullException.ThrowIfNull(move);
        return new(id, number, move.Entry.Key, move.Entry.Round, move.Entry.Title, move.Entry.Due, move.Entry.Target,
            move.Dates.Due, move.Dates.Target, move.IsEarlier, move.IsLater, move.IsOverdue);
    }
}

/// <summary>What a change would do to a number of running cases that follow each other.</summary>
/// <param name="Last">The last of them.</param>
/// <param name="Cases">How many they are.</param>
public sealed record PreviewBatch(CaseId Last, int Cases, ImmutableArray<MovedDeadline> Moves)
{
    /// <summary>Those of which it could not be told.</summary>
    public ImmutableArray<CaseFailure> Failed { get; init; } = [];
}

/// <summary>What a change would do to the running cases, as far as it has been worked out: the counts. The moves themselves are asked for besides.</summary>
/// <param name="Cases">How many running cases were looked at.</param>
public sealed record ChangePreview(int Cases, int Moved, int Earlier, int Later, int Overdue)
{
    public static ChangePreview None { get; } = new(0, 0, 0, 0, 0);

    /// <summary>The last case that was looked at; null before the first.</summary>
    public CaseId? LastCase { get; init; }

    /// <summary>When every case had been looked at; null while it is worked out.</summary>
    public DateTimeOffset? FinishedAt { get; init; }

    /// <summary>The counts with those of the next cases.</summary>
    public ChangePreview And(PreviewBatch batch)
    {
        ArgumentNullException.ThrowIfNull(batch);
        var moves = batch.Moves;
        return new(Cases + batch.Cases, Moved + moves.Length, Earlier + moves.Count(m => m.IsEarlier), Later + moves.Count(m => m.IsLater), Overdue + moves.Count(m => m.IsOverdue))
        {
            LastCase = batch.Last, FinishedAt = FinishedAt,
        };
    }
}

/// <summary>The open deadlines of a running case, as the register's rows have them.</summary>
/// <param name="Open">Null where the rows do not tell enough, because an older version of the product wrote them: the case has to be read.</param>
public sealed record CaseDeadlines(CaseId Case, string? Number, ImmutableArray<DeadlineEntry>? Open);
