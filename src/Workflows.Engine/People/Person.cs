using System.Collections.Immutable;

namespace Workflows.Engine.People;

/// <summary>A person as the core sees him: who he is, what he may be asked to do, what he holds.</summary>
/// <param name="Id">The account's id, as the log names him.</param>
/// <param name="Roles">Ids of roles in <c>vocabulary.yaml</c>.</param>
public sealed record Person(
    string Id, string NameZh, string NameEn, string Unit, string? Mail,
    ImmutableArray<string> Roles, ImmutableArray<Certificate> Certificates)
{
    /// <summary>The product itself: timers, actions, the case's own messages. It holds no role and does no duty.</summary>
    public static Person System { get; } = new("system", "系统", "System", "", null, [], []);

    public bool Has(string role) => Roles.Contains(role, StringComparer.Ordinal);
}
