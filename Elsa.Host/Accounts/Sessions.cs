using System.Globalization;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.Extensions.Options;
using Workflows.Persistence.People;
using Store = Workflows.Persistence.People.Accounts;

namespace Elsa.Host.Accounts;

/// <summary>What a session carries, and how long it goes on.</summary>
internal sealed class Sessions(Store store, TimeProvider clock, IOptions<SessionOptions> options)
{
    private const string Stamp = "stamp";
    private const string Since = "since";

    /// <summary>A session for an account that was verified.</summary>
    public ClaimsPrincipal Of(Account account) => new(new ClaimsIdentity(
        [
            new(ClaimTypes.Name, account.Person.Id), new(Stamp, StampOf(account)), new(Since, clock.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture)),
            .. account.Person.Roles.Select(role => new Claim(ClaimTypes.Role, role)),
        ],
        CookieAuthenticationDefaults.AuthenticationScheme));

    /// <summary>Whether a session goes on: it began not too long ago, and its account is active, with the password and the roles with which it began.</summary>
    public async Task<bool> GoesOnAsync(ClaimsPrincipal? session, CancellationToken cancellationToken) =>
        session?.FindFirstValue(ClaimTypes.Name) is { } id && IsRecent(session) && await store.FindAsync(id, cancellationToken) is { IsActive: true } account
        && session.FindFirstValue(Stamp) == StampOf(account);

    /// <summary>The cookie is renewed while somebody works, and the moment of the signing in is not: whoever got hold of a cookie has it for a while only.</summary>
    private bool IsRecent(ClaimsPrincipal session) => long.TryParse(session.FindFirstValue(Since), NumberStyles.None, CultureInfo.InvariantCulture, out var since)
        && clock.GetUtcNow().ToUnixTimeSeconds() - since < (long)options.Value.AtMost.TotalSeconds;

    /// <summary>What a session rests on. A new password has a new salt, so that it ends the sessions even where it is the same.</summary>
    private static string StampOf(Account account) => Convert.ToHexStringLower(
        SHA256.HashData(Encoding.UTF8.GetBytes($"{account.PasswordHash}\n{string.Join('\n', account.Person.Roles)}")))[..32];
}
