using System.Collections.Immutable;
using Workflows.Engine.Procedures;

namespace Workflows.Engine.Bpmn;

/// <summary>The outcome of reading a BPMN file: a process, or every reason there is none.</summary>
public sealed record ParsedProcess(ProcessDefinition? Process, ImmutableArray<Diagnostic> Diagnostics);
