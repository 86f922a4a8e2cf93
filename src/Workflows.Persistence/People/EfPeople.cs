using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using Workflows.Engine.People;
using Workflows.Persistence.Database;
using Workflows.Runtime.People;

namespace Workflows.Persistence.People;

/// <summary>The persons behind the accounts.</summary>
public sealed class EfPeople(WorkflowDatabase database) : IPeople
{
    public async Task<ImmutableDictionary<string, Person>> AllAsync(CancellationToken cancellationToken)
    {
        await using var db = database.Open();
        var rows = await db.Accounts.AsNoTracking().Where(a => a.IsActive).ToListAsync(cancellationToken);
        var delegations = (await db.Delegations.AsNoTracking().OrderBy(d => d.From).ThenBy(d => d.Id).ToListAsync(cancellationToken)).ToLookup(d => d.Deputy);
        return rows.ToImmutableDictionary(r => r.Id, r => AccountRows.PersonOf(r) with { Delegations = [.. delegations[r.Id].Select(d => d.ToDelegation())] });
    }

    public async Task<ImmutableDictionary<string, Person>> LeftAsync(CancellationToken cancellationToken)
    {
        await using var db = database.Open();
        var rows = await db.Accounts.AsNoTracking().Where(a => !a.IsActive).ToListAsync(cancellationToken);
        return rows.ToImmutableDictionary(r => r.Id, AccountRows.PersonOf);
    }
}
