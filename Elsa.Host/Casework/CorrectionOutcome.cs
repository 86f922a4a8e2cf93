using System.Collections.Immutable;
using Workflows.Engine.Cases;
using Workflows.Engine.Commands;
using Workflows.Engine.Deciding;
using Workflows.Statute;

namespace Elsa.Host.Casework;

/// <summary>An act that a correction puts on the other side of acts than it was recorded.</summary>
/// <param name="IsLate">Whether it is dated after what was recorded after it; else before what was recorded before it.</param>
internal sealed record TurnedRound(LegalFact Corrected, bool IsLate, ImmutableArray<LegalFact> Others);

/// <summary>What a correction does besides moving deadlines: read before it is saved. Partial <c>_CorrectionOutcome</c>.</summary>
/// <param name="Opens">What the case owes, or has broken, from then on and did not before.</param>
/// <param name="Settles">What it owed, and owes no more.</param>
/// <param name="Disturbed">Acts that stand the other way round than they were recorded, by the corrected one; no rule speaks of them, so that people have to look.</param>
/// <param name="LeftBehind">Facts of the same act that keep the former day, so that one act stands on two.</param>
internal sealed record CorrectionOutcome(
    ImmutableArray<Obligation> Opens, ImmutableArray<Obligation> Settles, ImmutableArray<TurnedRound> Disturbed, ImmutableArray<LegalFact> LeftBehind)
{
    public static CorrectionOutcome Of(CaseFile file, CaseState after, CommandContext context, IEnumerable<LegalFact> leftBehind)
    {
        ImmutableArray<Obligation> Read(CaseState state) => Obligations.Of(file.World.Procedures, file.World.Law, state, context);
        var (was, now) = (Read(file.State), Read(after));
        var standing = was.ToLookup(o => (o.Rule.No, o.Standing));
        return new(
            [.. now.Where(o => IsOpen(o) && !standing.Contains((o.Rule.No, o.Standing)))],
            [.. was.Where(o => o.Standing == ObligationStanding.Owed && !now.Any(n => n.Rule.No == o.Rule.No && IsOpen(n)))],
            [.. RecordedOrder.Disturbed(file.State, after).Select(pair => Turned(file, pair)).GroupBy(t => (t.Corrected.Seq, t.IsLate), (_, pairs) => Joined([.. pairs])).OrderBy(t => !IsDecision(t.Corrected))],
            [.. leftBehind]);
    }

    private static TurnedRound Turned(CaseFile file, OutOfOrder pair) => pair.First.Seq > file.State.Version ? new(pair.First, true, [pair.Second]) : new(pair.Second, false, [pair.First]);

    private static TurnedRound Joined(ImmutableArray<TurnedRound> pairs) => pairs[0] with { Others = [.. pairs.SelectMany(p => p.Others).OrderBy(o => !IsDecision(o)).ThenBy(o => o.On)] };

    /// <summary>What is at stake with a decision weighs most: it is read first.</summary>
    private static bool IsDecision(LegalFact fact) => fact.Event == "decision.made";

    private static bool IsOpen(Obligation obligation) => obligation.Standing is ObligationStanding.Owed or ObligationStanding.Broken;
}
