using System.Collections.Immutable;
using Workflows.Runtime.Cases;
using Workflows.Runtime.Definitions;

namespace Elsa.Host.Composition;

/// <summary>The procedures do not read or do not verify, and there is no earlier version to go on with.</summary>
internal sealed class DefinitionsRefusedException(ImmutableArray<Finding> findings)
    : WorkflowException($"Expected procedures that read and verify, but there are {findings.Length} findings and no earlier version:\n{string.Join('\n', findings)}");
