using Workflows.Engine.Cases;

namespace Workflows.Runtime.Changes;

/// <summary>A running case that a change could not move, or of which it could not be told what would move: a person has to look at it.</summary>
public sealed record CaseFailure(CaseId Case, string Why);
