using System.Collections.Immutable;
using Workflows.Engine.People;

namespace Workflows.Engine.Commands;

/// <summary>What the shell tells the core with every command, because the core cannot ask.</summary>
/// <param name="Now">The instant, in whole milliseconds, with the authority's offset from UTC.</param>
/// <param name="Today">The legal day in the authority's zone.</param>
/// <param name="Actor">Who acts; <see cref="Person.System"/> for timers.</param>
/// <param name="People">Everybody whom the command names, by id.</param>
/// <param name="Offers">The next number of each series, such as <c>case:2026</c>; the commit takes it only if it is still the next.</param>
public sealed record CommandContext(
    DateTimeOffset Now, DateOnly Today, Person Actor,
    ImmutableDictionary<string, Person> People, ImmutableDictionary<string, int> Offers)
{
    public Person? Find(string id) => id == Actor.Id ? Actor : People.GetValueOrDefault(id);
}
