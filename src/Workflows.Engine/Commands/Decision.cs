using System.Collections.Immutable;
using Workflows.Engine.Cases;

namespace Workflows.Engine.Commands;

/// <summary>The answer to a command: everything that happens because of it, or why nothing does.</summary>
public abstract record Decision
{
    private Decision() { }

    /// <param name="Events">What happened, in order; empty for a redelivered command.</param>
    /// <param name="State">The case afterwards: the fold of the events over the state before.</param>
    public sealed record Accepted(
        ImmutableArray<CaseEvent> Events, ImmutableArray<Effect> Effects, ImmutableArray<Claim> Claims, CaseState State) : Decision;

    public sealed record Rejected(Rejection Why) : Decision;
}
