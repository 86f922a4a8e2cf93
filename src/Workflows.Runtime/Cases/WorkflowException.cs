using Workflows.Engine.Cases;

namespace Workflows.Runtime.Cases;

/// <summary>The root of what can go wrong in the shell; an answer to a command is never an exception.</summary>
public abstract class WorkflowException(string message, Exception? inner = null) : Exception(message, inner);

/// <summary>Somebody else changed what the decision rested on; decide again.</summary>
public sealed class CaseChangedException(CaseId id, string what, Exception? inner = null)
    : WorkflowException($"Expected case {id} to be as it was decided on, but {what}.", inner)
{
    public CaseId Case { get; } = id;
}

/// <summary>Another case holds the key.</summary>
public sealed class ClaimHeldException(string kind, string key, CaseId holder)
    : WorkflowException($"Expected {kind} '{key}' to be free, but case {holder} holds it.")
{
    public CaseId Holder { get; } = holder;
}
