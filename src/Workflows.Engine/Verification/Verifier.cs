using System.Collections.Immutable;
using Workflows.Engine.Procedures;
using Workflows.Engine.Verification.Nets;
using Workflows.Statute;

namespace Workflows.Engine.Verification;

/// <summary>Proves procedures and law against each other before any case exists: a pure function of what the files declare.</summary>
public static class Verifier
{
    /// <summary>How many states of one net are looked at before the answer is unknown.</summary>
    public const int Cap = 60_000;

    public static VerificationReport Verify(ProcedureSet procedures, RuleBook law, int cap = Cap)
    {
        ArgumentNullException.ThrowIfNull(procedures);
        ArgumentNullException.ThrowIfNull(law);
        var planner = new Planner(procedures, law);
        var all = procedures.Current.Keys.Order(StringComparer.Ordinal).Select(id => procedures.TryGetCurrent(id, out var p) ? p : null).OfType<Procedure>().ToImmutableArray();
        var called = all.SelectMany(p => p.Process.AllNodes).OfType<FlowNode.CallActivity>().Select(c => c.Called).ToHashSet(StringComparer.Ordinal);
        var sound = all.Select(p => Soundness.Of(planner, p, !called.Contains(p.Id), cap)).ToImmutableArray();
        var proofs = all.Where(p => !called.Contains(p.Id)).SelectMany(p => new Proofs(planner, p.Id, cap).Of(law)).ToImmutableArray();
        return new([.. sound.Select(s => s.Proof)], proofs, [.. sound.SelectMany(s => s.Findings)]);
    }
}
