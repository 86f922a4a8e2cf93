using Microsoft.AspNetCore.Identity;
using Workflows.Persistence.People;
using Store = Workflows.Persistence.People.Accounts;

namespace Elsa.Host.Accounts;

/// <summary>Who may sign in, and with what password.</summary>
internal sealed class AccountBook(Store store)
{
    private static readonly PasswordHasher<string> s_hasher = new();

    // Checked against when there is no such account, so that an unknown name takes as long to refuse as a wrong password.
    private static readonly Lazy<string> s_nobodysHash = new(() => s_hasher.HashPassword("", Guid.NewGuid().ToString()));

    public static string Hash(string password) => s_hasher.HashPassword("", password);

    /// <returns>The account, or null: whether the name or the password was wrong is nobody's business.</returns>
    public async Task<Account?> VerifyAsync(string id, string password, CancellationToken cancellationToken)
    {
        var account = await store.FindAsync(id, cancellationToken) is { IsActive: true, PasswordHash: not null } found ? found : null;
        var verdict = s_hasher.VerifyHashedPassword("", account?.PasswordHash ?? s_nobodysHash.Value, password);
        return verdict == PasswordVerificationResult.Failed || account is null ? null : account;
    }
}
