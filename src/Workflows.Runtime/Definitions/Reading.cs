using System.Collections.Immutable;

namespace Workflows.Runtime.Definitions;

/// <summary>The outcome of reading a declared file: what it says, or every reason why it cannot be used.</summary>
/// <param name="Value">Null exactly when there is a finding.</param>
public sealed record Reading<T>(T? Value, ImmutableArray<Finding> Findings) where T : class;
