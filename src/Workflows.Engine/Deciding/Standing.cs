using System.Collections.Immutable;
using Workflows.Engine.Commands;
using Workflows.Engine.People;
using Workflows.Engine.Procedures;
using Workflows.Statute;

namespace Workflows.Engine.Deciding;

/// <summary>In what standing a person does a step: in a role of his own, or in another's place by a delegation.</summary>
/// <param name="Under">The delegation; null where the role is his own.</param>
/// <param name="Refusal">Why he may not do it in any standing; null where he may.</param>
internal readonly record struct Standing(Delegation? Under, Rejection? Refusal)
{
    /// <summary>For a task: where a rule of its duty leaves it to one role, in that role; whoever has another of the task's roles is for the rule to refuse.</summary>
    public static Standing For(FlowNode.PersonTask task, RuleBook law, CommandContext context, DateOnly on, string? claimedBy)
    {
        var standing = Of(context.Actor, RolesOf(task, law, on), context.Today, on, claimedBy);
        return standing.Refusal is Rejection.RoleMissing ? Of(context.Actor, task.Roles, context.Today, on, claimedBy) : standing;
    }

    /// <param name="roles">Those to whom the step is given.</param>
    /// <param name="today">The legal day of the command; a delegation must cover it.</param>
    /// <param name="on">The legal day of the act; a delegation must cover it too.</param>
    /// <param name="claimedBy">Who took the task: somebody else's is done in his place or not at all.</param>
    public static Standing Of(Person actor, ImmutableArray<string> roles, DateOnly today, DateOnly on, string? claimedBy = null)
    {
        var holder = claimedBy == actor.Id ? null : claimedBy;
        if (holder is null && roles.Any(actor.Has)) return new(null, null);
        var fitting = actor.Delegations.Where(d => roles.Contains(d.Role, StringComparer.Ordinal) && (holder is null || d.Principal == holder)).ToList();
        var under = fitting.FirstOrDefault(d => d.IsInForce(today) && d.IsInForce(on));
        if (under is not null) return new(under, null);
        return new(null, fitting.Count == 0
            ? new Rejection.RoleMissing(actor.Id, roles)
            : Outside(fitting.MaxBy(d => d.From)!, today, on));
    }

    private static ImmutableArray<string> RolesOf(FlowNode.PersonTask task, RuleBook law, DateOnly on)
    {
        if (task.Duty is not { } duty) return task.Roles;
        var only = law.Duties.Where(r => r.Duty == duty && !r.OnlyRoles.IsEmpty && r.IsInForce(on)).SelectMany(r => r.OnlyRoles).ToImmutableArray();
        var left = task.Roles.Where(r => only.IsEmpty || only.Contains(r)).ToImmutableArray();
        return left.IsEmpty ? task.Roles : left;
    }

    private static Rejection.OutsideDelegation Outside(Delegation delegation, DateOnly today, DateOnly on) =>
        new(delegation, delegation.IsInForce(today) ? on : today);
}
