using Microsoft.AspNetCore.Identity;

namespace Elsa.Host.Accounts;

/// <summary>Puts the invented people of <c>Seed/people.json</c> into an empty database: for Development and demonstrations only.</summary>
internal static class SampleAccounts
{
    /// <param name="password">One password for all; null for accounts that nobody can sign in with.</param>
    public static async Task SeedAsync(IServiceProvider services, string? password, CancellationToken cancellationToken)
    {
        var accounts = services.GetRequiredService<Workflows.Persistence.People.Accounts>();
        var hash = password is null ? null : new PasswordHasher<string>().HashPassword("", password);
        foreach (var person in SamplePeople.Read()) await accounts.AddAsync(person, hash, cancellationToken);
    }
}
