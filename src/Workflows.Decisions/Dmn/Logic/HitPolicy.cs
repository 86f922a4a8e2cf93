namespace Workflows.Decisions.Dmn.Logic;

/// <summary>What a table makes of the rules that match (DMN 8.2.8).</summary>
internal enum HitPolicy { Unique, Any, Priority, First, Collect, RuleOrder, OutputOrder, Sum, Count, Min, Max }

internal static class HitPolicies
{
    /// <summary>The policy that the two attributes name; null for one that DMN has not.</summary>
    public static HitPolicy? Of(string? policy, string? aggregation) => (policy ?? "UNIQUE", aggregation) switch
    {
        ("UNIQUE", _) => HitPolicy.Unique,
        ("ANY", _) => HitPolicy.Any,
        ("PRIORITY", _) => HitPolicy.Priority,
        ("FIRST", _) => HitPolicy.First,
        ("RULE ORDER", _) => HitPolicy.RuleOrder,
        ("OUTPUT ORDER", _) => HitPolicy.OutputOrder,
        ("COLLECT", null) => HitPolicy.Collect,
        ("COLLECT", "SUM") => HitPolicy.Sum,
        ("COLLECT", "COUNT") => HitPolicy.Count,
        ("COLLECT", "MIN") => HitPolicy.Min,
        ("COLLECT", "MAX") => HitPolicy.Max,
        _ => null,
    };
}
