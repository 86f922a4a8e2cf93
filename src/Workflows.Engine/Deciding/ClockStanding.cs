using System.Collections.Immutable;
using Workflows.Engine.Cases;

namespace Workflows.Engine.Deciding;

/// <summary>Whether the actor may stop, resume or extend a deadline, or correct a day: in a role of his own or by a delegation in force, and not where he must withdraw.</summary>
internal static class ClockStanding
{
    /// <summary>True where he may; the delegation that he acts under is then in the log. Else the command is refused.</summary>
    public static bool MayDo(Run run, ImmutableArray<string> roles)
    {
        var today = run.Context.Today;
        var standing = Standing.Of(run.Context.Actor, roles, today, today);
        if (standing.Refusal is { } refusal) run.Refuse(refusal);
        run.ActUnder(standing.Under);
        if (!run.IsRefused && DutyGuards.ActorBreach(run, 0, null, today) is { } breach) run.Refuse(breach);
        if (run.IsRefused) return false;
        if (run.Under is { } delegation) run.Emit(new CaseEvent.DelegationUsed(delegation));
        return true;
    }
}
