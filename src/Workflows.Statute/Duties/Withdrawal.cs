namespace Workflows.Statute.Duties;

/// <summary>A person who must withdraw from a case by the head's decision (行政处罚法 第四十三条). What he did before stands.</summary>
/// <param name="Element">The BPMN element of the decision.</param>
/// <param name="On">The day from which he does nothing more.</param>
public sealed record Withdrawal(string Person, string Element, DateOnly On)
{
    /// <summary>The case's sequence number of the event that recorded it.</summary>
    public long Seq { get; init; }
}
