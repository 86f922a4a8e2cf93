using Workflows.Decisions.Feel;
using Workflows.Decisions.Feel.Evaluation;

namespace Workflows.Decisions.Dmn.Logic;

/// <summary>Sum, smallest or largest of the collected outputs (DMN 8.2.8).</summary>
internal static class Aggregation
{
    public static FeelValue Of(Run run, Spot spot, HitPolicy policy, IReadOnlyList<FeelValue> values)
    {
        var total = values[0];
        foreach (var value in values.Skip(1))
        {
            if (policy == HitPolicy.Sum) total = Operators.Add(run, spot, total, value);
            else if (Operators.Order(value, total) is not { } order) return run.Fail(spot, "Expected outputs of one ordered kind to aggregate, but got others.");
            else if (policy == HitPolicy.Min ? order < 0 : order > 0) total = value;
        }
        return total;
    }
}
