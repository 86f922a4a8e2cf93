using System.Collections.Immutable;
using Workflows.Engine.People;

namespace Workflows.Runtime.People;

/// <summary>Whom the authority employs: the accounts, as the core sees them.</summary>
public interface IPeople
{
    /// <summary>Everybody with an active account, by id, each with the delegations by which he acts for others.</summary>
    Task<ImmutableDictionary<string, Person>> AllAsync(CancellationToken cancellationToken);

    /// <summary>Everybody whose account is closed, by id: what is meant for them goes to the head of their unit.</summary>
    Task<ImmutableDictionary<string, Person>> LeftAsync(CancellationToken cancellationToken);
}
