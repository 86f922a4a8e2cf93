namespace Workflows.Statute.Order;

/// <summary>
/// How a case stands to a constraint while it runs: whether it would be kept if the case ended now, and whether anything that may still happen
/// could change that.
/// </summary>
public enum OrderVerdict { PermanentlySatisfied, PossiblySatisfied, PossiblyViolated, PermanentlyViolated }
