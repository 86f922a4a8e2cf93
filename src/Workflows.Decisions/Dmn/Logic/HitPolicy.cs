namespace Workflows.Decisions.Dmn.Logic;

/// <summary>What a table makes of the rules that match (DMN 8.2.8).</summary>
internal enum HitPolicy { Unique, Any, Priority, First, Collect, RuleOrder, OutputOrder, Sum, Count, Min, Max }
