using System.Collections.Immutable;

namespace Workflows.Engine.People;

/// <summary>A person as the core sees him: who he is, what he may be asked to do, what he holds.</summary>
/// <param name="Id">The account's id, as the log names him.</param>
/// <param name="Roles">Ids of roles in <c>vocabulary.yaml</c>: his own, delegated ones not among them.</param>
public sealed record Person(
    string Id, string NameZh, string NameEn, string Unit, string? Mail,
    ImmutableArray<string> Roles, ImmutableArray<Certificate> Certificates)
{
    /// <summary>The product itself: timers, actions, the case's own messages. It holds no role and does no duty.</summary>
    public static Person System { get; } = new("system", "系统", "System", "", null, [], []);

    /// <summary>The delegations by which he acts in others' places, whatever their period.</summary>
    public ImmutableArray<Delegation> Delegations { get; init; } = [];

    /// <summary>Whether the role is his own.</summary>
    public bool Has(string role) => Roles.Contains(role, StringComparer.Ordinal);

    /// <summary>Whether he may act in the role on the day: it is his own, or delegated to him.</summary>
    public bool MayActAs(string role, DateOnly on) => Has(role) || Delegations.Any(d => d.Role == role && d.IsInForce(on));

    /// <summary>Those delegations that are in force on the day.</summary>
    public IEnumerable<Delegation> DelegationsOn(DateOnly on) => Delegations.Where(d => d.IsInForce(on));

    /// <summary>All roles in which he may act on the day.</summary>
    public ImmutableArray<string> RolesOn(DateOnly on) => [.. Roles.Concat(DelegationsOn(on).Select(d => d.Role)).Distinct(StringComparer.Ordinal)];
}
