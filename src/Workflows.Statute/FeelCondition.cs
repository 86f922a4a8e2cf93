using Workflows.Decisions.Feel;

namespace Workflows.Statute;

/// <summary>
/// Answers a condition for the case at hand, with the event or person that is judged in its scope: true, false, or null where it is neither,
/// because a value is missing.
/// </summary>
public delegate bool? FeelCondition(FeelExpression condition);
