using System.Collections.Immutable;
using Workflows.Engine.Procedures;
using Workflows.Engine.Verification.Nets;
using Workflows.Statute;
using Workflows.Statute.Order;

namespace Workflows.Engine.Verification;

/// <summary>Proves procedures and law against each other before any case exists: a pure function of what the files declare.</summary>
public static class Verifier
{
    /// <summary>How many states of one net are looked at before the answer is unknown.</summary>
    public const int Cap = 20_000;

    /// <param name="procedures">The procedures in force; each that no other calls is one with which cases begin.</param>
    /// <param name="law">The rules that are to be kept.</param>
    /// <param name="kept">The numbers of rules that the flow must keep by itself, not only by a refusal at run time; empty where the file asks for none.</param>
    /// <param name="cap">How many states of one net are looked at.</param>
    /// <param name="steps">What the flows do on an article, with what surely comes before and after it.</param>
    public static VerificationReport Verify(ProcedureSet procedures, RuleBook law, IReadOnlySet<string> kept, int cap = Cap, IReadOnlyList<KeptStep>? steps = null) =>
        VerificationReport.Of(Parts(procedures, law, kept, cap, steps).Select(part => part()));

    /// <summary>The same work in parts that know nothing of each other, for a caller who has several processors; their reports in this order make the whole.</summary>
    public static ImmutableArray<Func<VerificationReport>> Parts(ProcedureSet procedures, RuleBook law, IReadOnlySet<string> kept, int cap = Cap, IReadOnlyList<KeptStep>? steps = null, SeenNets? seen = null)
    {
        ArgumentNullException.ThrowIfNull(procedures);
        ArgumentNullException.ThrowIfNull(law);
        var all = All(procedures);
        if (Circles(procedures, all).ToImmutableArray() is { IsEmpty: false } circles) return [() => new([], [], circles)];
        var called = Called(all);
        var guards = law.Constraints.ToLookup(c => c.Template is ConstraintTemplate.Guard);
        return
        [
            () =>
            {
                var planner = new Planner(procedures, law);
                var sound = all.Select(p => Soundness.Of(planner, p, !called.Contains(p.Id), cap, known: seen)).ToImmutableArray();
                return new([.. sound.Select(s => s.Proof)], [], [.. sound.SelectMany(s => s.Findings)]);
            },
            () => Proved([.. guards[false]]),
            () => Proved([.. guards[true]]),
            () =>
            {
                var checks = new LawChecks(new Planner(procedures, law), all, law);
                return new([], [], [.. checks.Findings, .. StepOrder.Faults(procedures, steps ?? [])]) { Notes = [.. checks.Notes] };
            },
        ];

        VerificationReport Proved(ImmutableArray<OrderingConstraint> constraints)
        {
            var planner = new Planner(procedures, law);
            var proofs = all.Where(p => !called.Contains(p.Id)).SelectMany(p => new Proofs(planner, p.Id, cap, seen).Of(constraints)).ToImmutableArray();
            return new([], proofs, [.. proofs.Select(p => Broken(p, kept)).OfType<VerificationFinding>()]);
        }
    }

    /// <summary>
    /// The findings one after the other, for a caller who wants to know only whether there is one: what is quickly seen first, and nothing is worked out
    /// that was not asked for.
    /// </summary>
    /// <param name="changed">The procedure that alone differs from a world in which nothing was found.</param>
    /// <param name="before">What was found out in that world.</param>
    /// <param name="steps">What the flows do on an article, with what surely comes before and after it.</param>
    /// <param name="seen">The nets that were looked at in that world.</param>
    public static IEnumerable<VerificationFinding> Faults(
        ProcedureSet procedures, RuleBook law, IReadOnlySet<string> kept, string changed, VerificationReport before, IReadOnlyList<KeptStep>? steps = null, SeenNets? seen = null, int cap = Cap)
    {
        ArgumentNullException.ThrowIfNull(procedures);
        ArgumentNullException.ThrowIfNull(law);
        ArgumentNullException.ThrowIfNull(before);
        return Faults(procedures, law, kept, changed, before.Constraints.Where(c => !c.Through.Contains(changed)).Select(c => c.No).ToHashSet(StringComparer.Ordinal), steps ?? [], seen, cap);
    }

    private static IEnumerable<VerificationFinding> Faults(ProcedureSet procedures, RuleBook law, IReadOnlySet<string> kept, string changed, HashSet<string> settled, IReadOnlyList<KeptStep> steps, SeenNets? seen, int cap)
    {
        var all = All(procedures);
        foreach (var circle in Circles(procedures, all)) yield return circle;
        if (Circles(procedures, all).Any()) yield break;
        var planner = new Planner(procedures, law);
        foreach (var finding in new LawChecks(planner, all, law).Findings) yield return finding;
        var called = Called(all);
        foreach (var finding in all.Where(p => p.Id == changed).SelectMany(p => Soundness.Of(planner, p, !called.Contains(p.Id), cap, isQuick: true, known: seen).Findings)) yield return finding;
        var open = law.Constraints.RemoveAll(c => settled.Contains(c.No));
        foreach (var entry in all.Where(p => !called.Contains(p.Id)))
        {
            foreach (var finding in new Proofs(planner, entry.Id, cap, seen).Of(open).Select(p => Broken(p, kept)).OfType<VerificationFinding>()) yield return finding;
        }
        foreach (var finding in StepOrder.Faults(procedures, steps)) yield return finding;
        foreach (var caller in all.Where(p => p.Id != changed && Reaches(procedures, p.Id, changed)))
        {
            foreach (var finding in Soundness.Of(planner, caller, !called.Contains(caller.Id), cap, isQuick: true, isFirst: true, known: seen).Findings) yield return finding;
        }
    }

    private static ImmutableArray<Procedure> All(ProcedureSet procedures) =>
        [.. procedures.Current.Keys.Order(StringComparer.Ordinal).Select(id => procedures.TryGetCurrent(id, out var p) ? p : null).OfType<Procedure>()];

    private static HashSet<string> Called(ImmutableArray<Procedure> all) =>
        all.SelectMany(p => p.Process.AllNodes).OfType<FlowNode.CallActivity>().Select(c => c.Called).ToHashSet(StringComparer.Ordinal);

    private static IEnumerable<VerificationFinding> Circles(ProcedureSet procedures, ImmutableArray<Procedure> all) => all.Where(p => CallsItself(procedures, p.Id)).Select(p =>
        new VerificationFinding("VER0009", p.Process.At, p.Id, $"Expected procedures that call others and in the end none, but '{p.Id}' comes back to itself.", []));

    private static VerificationFinding? Broken(ConstraintProof proof, IReadOnlySet<string> kept) => proof.Verdict switch
    {
        ProofVerdict.Guarded or ProofVerdict.NotReached when kept.Contains(proof.No) => new("VER0012", default, proof.No,
            $"Expected that the flow keeps rule {proof.No}, '{proof.Title.En}' ({proof.Law}), by itself, but {(proof.Verdict == ProofVerdict.NotReached ? "no procedure records what it speaks of" : "only a refusal at run time does")}.", proof.Trace),
        ProofVerdict.Violated when proof.IsUnanswerable => new("VER0013", default, proof.No,
            $"Expected that a procedure records what rule {proof.No}, '{proof.Title.En}' ({proof.Law}), asks for, but none does: a case in which it is asked for could not be ended.", proof.Trace),
        ProofVerdict.Violated => new("VER0010", default, proof.No,
            $"Expected that the flow keeps rule {proof.No}, '{proof.Title.En}' ({proof.Law}), but {proof.Remark ?? $"it lets the case come to {proof.Trace[^1].Events.LastOrDefault()} against it"}.", proof.Trace),
        ProofVerdict.Unknown => new("VER0011", default, proof.No, $"Expected a proof of rule {proof.No}, '{proof.Title.En}', but there are {proof.Remark}: whether it holds is unknown.", []),
        _ => null,
    };

    private static bool CallsItself(ProcedureSet procedures, string id) => Reaches(procedures, id, id);

    private static bool Reaches(ProcedureSet procedures, string id, string other)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var open = new Stack<string>(Calls(procedures, id)); open.TryPop(out var called);)
        {
            if (called == other) return true;
            if (!seen.Add(called)) continue;
            foreach (var next in Calls(procedures, called)) open.Push(next);
        }
        return false;
    }

    private static IEnumerable<string> Calls(ProcedureSet procedures, string id) =>
        procedures.TryGetCurrent(id, out var procedure) ? procedure.Process.AllNodes.OfType<FlowNode.CallActivity>().Select(c => c.Called).Distinct() : [];
}
