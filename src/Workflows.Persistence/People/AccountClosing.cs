using System.Collections.Immutable;
using Workflows.Engine.Commands;
using Workflows.Persistence.Queries;
using Workflows.Runtime.Cases;

namespace Workflows.Persistence.People;

/// <summary>What closing an account led to.</summary>
/// <param name="HandedBack">The tasks that went back to their roles.</param>
/// <param name="Refusal">Why the account stays open; null where it was closed.</param>
public sealed record AccountClosed(ImmutableArray<InboxTask> HandedBack, Rejection? Refusal);

/// <summary>
/// Closes an account, but not before everything that its person had taken is handed over: it goes back to the roles, and the head of the unit is told.
/// What the person did stays.
/// </summary>
public sealed class AccountClosing(Accounts accounts, CaseQueries queries, CaseRuntime cases)
{
    /// <param name="by">Who closes it, as the cases' logs name him.</param>
    /// <returns>Null for an id without an account.</returns>
    public async Task<AccountClosed?> CloseAsync(string id, string by, CancellationToken cancellationToken)
    {
        if (await accounts.FindAsync(id, cancellationToken) is null) return null;
        var first = await HandBackAsync(id, by, cancellationToken);
        if (first.Refusal is not null) return first;
        await accounts.SetActiveAsync(id, false, cancellationToken);
        var late = await HandBackAsync(id, by, cancellationToken); // what was taken meanwhile; from now on nothing can be
        return new(first.HandedBack.AddRange(late.HandedBack), null); // closed it is, though something that was taken meanwhile may still stand in his name
    }

    private async Task<AccountClosed> HandBackAsync(string id, string by, CancellationToken cancellationToken)
    {
        var held = await queries.HeldAsync(id, cancellationToken);
        foreach (var one in held.Select(t => t.Case).Distinct())
        {
            if (await cases.HandleAsync(one, by, context => new CaseCommand.HandBackTasks(id, context), null, cancellationToken) is Decision.Rejected refused)
                return new([], refused.Why);
        }
        return new(held, null);
    }
}
