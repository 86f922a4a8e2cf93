using System.Collections.Immutable;

namespace Workflows.Engine.People;

/// <summary>
/// Somebody who acts in cases: who they are, where they belong, what they may do by their post and what they are
/// certified for. Whether they may act in a given case is the business of that case's duties.
/// </summary>
/// <param name="Id">The account name, as stored in events: <c>officer1</c>.</param>
/// <param name="NameZh">The name in Chinese.</param>
/// <param name="NameEn">The name for English readers.</param>
/// <param name="Unit">The unit within the authority.</param>
/// <param name="Mail">Where reminders go, or null for nobody's inbox.</param>
/// <param name="Roles">The roles of <c>vocabulary.yaml</c> that the person holds.</param>
/// <param name="Certificates">All of them, expired ones too.</param>
public sealed record Person(
    string Id,
    string NameZh,
    string NameEn,
    string Unit,
    string? Mail,
    ImmutableArray<string> Roles,
    ImmutableArray<Certificate> Certificates);
