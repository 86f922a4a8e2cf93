using System.Collections.Immutable;

namespace Workflows.Engine.People;

/// <summary>A paper that a person holds for a time, such as an enforcement certificate.</summary>
/// <param name="Kind">Its kind in the rules of duties, such as <c>enforcement</c> or <c>legal-qualification</c>.</param>
public sealed record Certificate(string Kind, string Number, DateOnly ValidFrom, DateOnly ValidTo)
{
    public bool IsValidOn(DateOnly day) => ValidFrom <= day && day <= ValidTo;
}

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

    public bool HoldsOn(string certificateKind, DateOnly day) =>
        Certificates.Any(c => c.Kind == certificateKind && c.IsValidOn(day));
}
