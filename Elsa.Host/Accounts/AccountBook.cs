using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Workflows.Persistence.People;
using Store = Workflows.Persistence.People.Accounts;

namespace Elsa.Host.Accounts;

/// <summary>Who may sign in, and with what password.</summary>
internal sealed class AccountBook(Store store)
{
    private const string Stamp = "stamp";

    private static readonly PasswordHasher<string> s_hasher = new();

    // Checked against when there is no such account, so that an unknown name takes as long to refuse as a wrong password.
    private static readonly Lazy<string> s_nobodysHash = new(() => s_hasher.HashPassword("", Guid.NewGuid().ToString()));

    public static string Hash(string password) => s_hasher.HashPassword("", password);

    /// <summary>Whether a session goes on: its account is active, with the password and the roles with which it began.</summary>
    public async Task<bool> GoesOnAsync(ClaimsPrincipal? session, CancellationToken cancellationToken) =>
        session?.FindFirstValue(ClaimTypes.Name) is { } id && await store.FindAsync(id, cancellationToken) is { IsActive: true } account
        && session.FindFirstValue(Stamp) == StampOf(account);

    /// <returns>The account, or null: whether the name or the password was wrong is nobody's business.</returns>
    public async Task<Account?> VerifyAsync(string id, string password, CancellationToken cancellationToken)
    {
        var account = await store.FindAsync(id, cancellationToken) is { IsActive: true, PasswordHash: not null } found ? found : null;
        var verdict = s_hasher.VerifyHashedPassword("", account?.PasswordHash ?? s_nobodysHash.Value, password);
        return verdict == PasswordVerificationResult.Failed || account is null ? null : account;
    }

    /// <summary>A session for an account that was verified.</summary>
    public static ClaimsPrincipal SessionOf(Account account) => new(new ClaimsIdentity(
        [new(ClaimTypes.Name, account.Person.Id), new(Stamp, StampOf(account)), .. account.Person.Roles.Select(role => new Claim(ClaimTypes.Role, role))],
        CookieAuthenticationDefaults.AuthenticationScheme));

    /// <summary>What a session rests on. A new password has a new salt, so that it ends the sessions even where it is the same.</summary>
    private static string StampOf(Account account) => Convert.ToHexStringLower(
        SHA256.HashData(Encoding.UTF8.GetBytes($"{account.PasswordHash}\n{string.Join('\n', account.Person.Roles)}")))[..32];
}
