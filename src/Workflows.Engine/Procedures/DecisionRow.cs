using Workflows.Statute;

namespace Workflows.Engine.Procedures;

/// <summary>What a rule of a decision table rests on, as its annotations have it.</summary>
/// <param name="Index">The rule's place in its table, from 1.</param>
/// <param name="Law">The article, or the source.</param>
/// <param name="Version">Changes exactly when a cell of the rule does.</param>
public sealed record DecisionRow(int Index, string Law, RuleStatus Status, string Version);
