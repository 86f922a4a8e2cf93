using System.Collections.Immutable;
using Workflows.Decisions.Feel;

namespace Workflows.Conformance.Osha;

/// <summary>How a rule set has the recorded history read, where it says more than the dates themselves.</summary>
/// <param name="Acts">Acts of the party that the history records by another date.</param>
/// <param name="Open">When a case has no decision yet, so that it stays open; null where every case is decided.</param>
internal sealed record HistoryRules(ImmutableArray<RecordedAct> Acts, OpenCase? Open)
{
    /// <summary>The dates say what they say, and no case stays open.</summary>
    public static HistoryRules None { get; } = new([], null);
}

/// <summary>An act that follows from what a row records.</summary>
/// <param name="Message">The message by which the case is told.</param>
/// <param name="On">The day of the act, in FEEL over the case and <c>row</c>.</param>
/// <param name="When">Whether the row records it.</param>
internal sealed record RecordedAct(string Message, FeelExpression On, FeelExpression When, string Law);

/// <summary>A case of which the history records no end.</summary>
/// <param name="When">In FEEL over the case and <c>row</c>: true while it has no decision.</param>
internal sealed record OpenCase(FeelExpression When, string Law);
