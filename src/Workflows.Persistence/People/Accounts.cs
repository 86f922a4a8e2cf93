using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using Workflows.Engine.People;
using Workflows.Persistence.Database;

namespace Workflows.Persistence.People;

/// <summary>An account: a person, and how he signs in.</summary>
/// <param name="PasswordHash">As the host's hasher wrote it; null for an account that cannot sign in by password.</param>
public sealed record Account(Person Person, string? PasswordHash, bool IsActive);

/// <summary>The accounts of the authority.</summary>
public sealed class Accounts(WorkflowDatabase database)
{
    /// <summary>The account of an id, also one that is not active; null for none.</summary>
    public async Task<Account?> FindAsync(string id, CancellationToken cancellationToken)
    {
        await using var db = database.Open();
        return await db.Accounts.AsNoTracking().FirstOrDefaultAsync(a => a.Id == id, cancellationToken) is { } row ? Of(row) : null;
    }

    /// <summary>All accounts, by id.</summary>
    public async Task<ImmutableArray<Account>> ListAsync(CancellationToken cancellationToken)
    {
        await using var db = database.Open();
        var rows = await db.Accounts.AsNoTracking().OrderBy(a => a.Id).ToListAsync(cancellationToken);
        return [.. rows.Select(Of)];
    }

    /// <summary>Adds an active account; false where the id is taken, and then nothing is changed.</summary>
    public async Task<bool> AddAsync(Person person, string? passwordHash, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(person);
        using var turn = await database.WriteAsync(cancellationToken);
        await using var db = database.Open();
        db.Accounts.Add(AccountRows.RowOf(person, passwordHash));
        try
        {
            await db.SaveChangesAsync(cancellationToken);
            return true;
        }
        catch (DbUpdateException e) when (Conflicts.IsLostRace(e))
        {
            return false;
        }
    }

    /// <summary>Replaces names, unit, mail, roles and certificates; false for an id without an account.</summary>
    public Task<bool> ChangeAsync(Person person, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(person);
        return ChangeAsync(person.Id, row => AccountRows.Write(row, person), cancellationToken);
    }

    /// <summary>Sets a password; false for an id without an account.</summary>
    public Task<bool> SetPasswordAsync(string id, string passwordHash, CancellationToken cancellationToken) =>
        ChangeAsync(id, row => row.PasswordHash = passwordHash, cancellationToken);

    /// <summary>An account that is not active cannot sign in and gets no work; what its person did stays. False for an id without an account.</summary>
    public Task<bool> SetActiveAsync(string id, bool isActive, CancellationToken cancellationToken) =>
        ChangeAsync(id, row => row.IsActive = isActive, cancellationToken);

    private async Task<bool> ChangeAsync(string id, Action<AccountRow> change, CancellationToken cancellationToken)
    {
        using var turn = await database.WriteAsync(cancellationToken);
        await using var db = database.Open();
        if (await db.Accounts.FirstOrDefaultAsync(a => a.Id == id, cancellationToken) is not { } row) return false;
        change(row);
        await db.SaveChangesAsync(cancellationToken);
        return true;
    }

    private static Account Of(AccountRow row) => new(AccountRows.PersonOf(row), row.PasswordHash, row.IsActive);
}
