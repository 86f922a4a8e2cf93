using System.Collections.Immutable;
using Workflows.Engine.Cases;
using Workflows.Statute;

namespace Workflows.Engine.Deciding;

/// <summary>Two acts that a correction puts out of the order in which the case recorded them.</summary>
/// <param name="First">What was recorded first, with its day after the correction.</param>
/// <param name="Second">What was recorded after it, and is dated before it from then on.</param>
/// <param name="Pair">Their numbers in the case as it stood before.</param>
public sealed record OutOfOrder(LegalFact First, LegalFact Second, ActPair Pair);

/// <summary>Two acts of a case by their numbers, in the order of recording.</summary>
public readonly record struct ActPair(long First, long Second);

/// <summary>
/// The order in which the case recorded its acts. No rule has to speak of two acts for their order to be odd: a payment before the decision that it pays, an
/// inspection of what was put right before the order to put it right.
/// </summary>
public static class RecordedOrder
{
    /// <summary>The acts that stand the other way round after a correction than they were recorded, and did not before it.</summary>
    /// <param name="before">The case as it stands.</param>
    /// <param name="after">The case with the corrected days, and nothing else that was recorded meanwhile.</param>
    public static ImmutableArray<OutOfOrder> Disturbed(CaseState before, CaseState after)
    {
        // A corrected fact stands where the former stood: the standing facts go in pairs.
        var pairs = Standing(before).Zip(Standing(after)).ToList();
        return
        [
            .. from i in Enumerable.Range(0, pairs.Count)
               from j in Enumerable.Range(i + 1, pairs.Count - i - 1)
               let first = pairs[i]
               let second = pairs[j]
               where first.First.On <= second.First.On && first.Second.On > second.Second.On
               orderby second.Second.On, first.Second.On
               select new OutOfOrder(first.Second, second.Second, new(first.First.Seq, second.First.Seq)),
        ];
    }

    private static IEnumerable<LegalFact> Standing(CaseState state) => state.Record.Facts.Where(f => f.Stands);
}
