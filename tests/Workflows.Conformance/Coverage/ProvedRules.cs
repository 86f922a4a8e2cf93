using Workflows.Engine.Verification;
using Workflows.Runtime.Definitions;
using Workflows.Statute.Order;

namespace Workflows.Conformance.Coverage;

/// <summary>Which rules the flows keep by themselves, so that no command need be refused for them.</summary>
internal static class ProvedRules
{
    /// <summary>The numbers of the constraints that hold on every way through every procedure that comes to them.</summary>
    /// <exception cref="ArgumentException">The files do not read.</exception>
    /// <remarks>A guard asks for data, which the verifier leaves open: it is never among them.</remarks>
    public static IReadOnlySet<string> Of(WorkflowsReading reading)
    {
        ArgumentNullException.ThrowIfNull(reading);
        var guards = reading.World!.Law.Constraints.Where(c => c.Template is ConstraintTemplate.Guard).Select(c => c.No).ToHashSet(StringComparer.Ordinal);
        return FlowVerification.Of(reading).Report.Constraints
            .Where(p => p.Verdict != ProofVerdict.NotReached && !guards.Contains(p.No))
            .GroupBy(p => p.No).Where(g => g.All(p => p.Verdict == ProofVerdict.Proved)).Select(g => g.Key).ToHashSet(StringComparer.Ordinal);
    }
}
