using System.Collections.Immutable;

namespace Workflows.Engine.People;

/// <summary>The people of one authority, in the order in which they were listed, looked up by account name.</summary>
public sealed class PersonDirectory
{
    private readonly ImmutableDictionary<string, Person> _byId;

    /// <exception cref="ArgumentException">Two people share an account name.</exception>
    public PersonDirectory(IEnumerable<Person> people)
    {
        All = [.. people];
        var byId = ImmutableDictionary.CreateBuilder<string, Person>(StringComparer.Ordinal);
        foreach (var person in All)
        {
            if (!byId.TryAdd(person.Id, person))
            {
                throw new ArgumentException($"Expected account names to be unique, but '{person.Id}' is listed twice.", nameof(people));
            }
        }

        _byId = byId.ToImmutable();
    }

    public ImmutableArray<Person> All { get; }

    public Person? Find(string? id) => id is null ? null : _byId.GetValueOrDefault(id);

    public IEnumerable<Person> InRole(string role) => All.Where(person => person.Roles.Contains(role, StringComparer.Ordinal));
}
