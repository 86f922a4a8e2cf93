using Store = Workflows.Persistence.People.Accounts;

namespace Elsa.Host.Accounts;

/// <summary>Puts the invented people of <c>Seed/people.json</c> into the database: for Development and demonstrations only.</summary>
internal static class SampleAccounts
{
    /// <param name="password">One password for all; null for accounts that nobody can sign in with.</param>
    public static async Task SeedAsync(Store store, string? password, CancellationToken cancellationToken)
    {
        var known = (await store.ListAsync(cancellationToken)).Select(a => a.Person.Id).ToHashSet(StringComparer.Ordinal);
        var missing = SamplePeople.Read().Where(p => !known.Contains(p.Id)).ToList();
        if (missing.Count == 0) return;
        var hash = password is null ? null : AccountBook.Hash(password); // hashed once: hashing is slow on purpose
        foreach (var person in missing) await store.AddAsync(person, hash, cancellationToken);
    }
}
