using System.Collections.Immutable;
using Workflows.Engine.People;

namespace Workflows.Runtime.People;

/// <summary>Whom the authority employs: the accounts, as the core sees them.</summary>
public interface IPeople
{
    /// <summary>Everybody with an active account, by id.</summary>
    Task<ImmutableDictionary<string, Person>> AllAsync(CancellationToken cancellationToken);
}
