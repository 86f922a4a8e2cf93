using System.Collections.Immutable;

namespace Workflows.Decisions.Feel;

/// <summary>The outcome of reading an expression: the compiled expression, or null with what is wrong.</summary>
public sealed record FeelParse(FeelExpression? Expression, ImmutableArray<FeelDiagnostic> Diagnostics);
