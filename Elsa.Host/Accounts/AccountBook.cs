using System.Collections.Immutable;
using Microsoft.AspNetCore.Identity;
using Workflows.Engine.People;

namespace Elsa.Host.Accounts;

/// <summary>Who may sign in, and with what password.</summary>
internal sealed class AccountBook(ImmutableArray<Account> accounts)
{
    private static readonly PasswordHasher<string> s_hasher = new();

    // Checked against when there is no such account, so that an unknown name takes as long to refuse as a wrong password.
    private static readonly Lazy<string> s_nobodysHash = new(() => s_hasher.HashPassword("", Guid.NewGuid().ToString()));

    private readonly ImmutableDictionary<string, Account> _byId = accounts.ToImmutableDictionary(account => account.Person.Id, StringComparer.Ordinal);

    /// <summary>One password for all: hashed once, when somebody first signs in, because hashing is slow on purpose.</summary>
    public static AccountBook WithOnePassword(IEnumerable<Person> people, string password)
    {
        var hash = new Lazy<string>(() => s_hasher.HashPassword("", password));
        return new AccountBook([.. people.Select(person => new Account(person, hash))]);
    }

    /// <summary>In the order in which the accounts were given.</summary>
    public IEnumerable<Person> People => accounts.Select(account => account.Person);

    public bool Has(string? id) => id is not null && _byId.ContainsKey(id);

    /// <returns>The person, or null: whether the name or the password was wrong is nobody's business.</returns>
    public Person? Verify(string id, string password)
    {
        var account = _byId.GetValueOrDefault(id);
        var verdict = s_hasher.VerifyHashedPassword("", account?.PasswordHash.Value ?? s_nobodysHash.Value, password);
        return verdict == PasswordVerificationResult.Failed ? null : account?.Person;
    }
}
