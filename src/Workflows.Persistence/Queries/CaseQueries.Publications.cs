using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using Workflows.Decisions.Feel;
using Workflows.Engine.Cases;
using Workflows.Persistence.Publications;

namespace Workflows.Persistence.Queries;

/// <summary>A released decision, as the public sees it.</summary>
/// <param name="Version">The hash of the masked version.</param>
/// <param name="Channel"><c>system</c> or <c>portal</c>.</param>
/// <param name="PartyName">As it is shown: of a natural person the masked name.</param>
/// <param name="Fields">Everything that was published.</param>
public sealed record PublishedDecision(
    CaseId Case, string Version, string Channel, PublicationState State, string? DecisionNumber, DateOnly? DecidedOn, DateOnly ReleasedOn,
    string PartyName, string? PartyKind, FeelContext Fields);

/// <summary>Which released decisions are looked for; null asks for all.</summary>
/// <param name="Text">A part of the decision's number, of the shown name or of the published text.</param>
/// <param name="PartyKind">Such as <c>unit</c> or <c>person</c>.</param>
/// <param name="ReleasedFrom">The first day of release.</param>
/// <param name="ReleasedTo">The last day of release.</param>
public sealed record PublicationSearch(
    string Channel, string? Text = null, string? PartyKind = null, DateOnly? ReleasedFrom = null, DateOnly? ReleasedTo = null)
{
    public int Skip { get; init; }

    public int Take { get; init; } = 50;
}

public sealed partial class CaseQueries
{
    /// <summary>What the public sees on a channel now, the newest release first.</summary>
    public async Task<Page<PublishedDecision>> PublicationsAsync(PublicationSearch search, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(search);
        await using var db = database.Open();
        var rows = db.Publications.AsNoTracking().Where(p => p.Channel == search.Channel && p.State == PublicationState.Released);
        if (search.PartyKind is { } kind) rows = rows.Where(p => p.PartyKind == kind);
        if (search.ReleasedFrom is { } from) rows = rows.Where(p => p.ReleasedOn >= from);
        if (search.ReleasedTo is { } to) rows = rows.Where(p => p.ReleasedOn <= to);
        if (search.Text?.Trim() is { Length: > 0 } part)
            rows = rows.Where(p => p.PartyName.Contains(part) || (p.DecisionNumber != null && p.DecisionNumber.Contains(part)) || p.Fields.Contains(part));
        var page = await rows.OrderByDescending(p => p.ReleasedOn).ThenByDescending(p => p.DecidedOn).ThenBy(p => p.CaseId).PageAsync(search.Skip, search.Take, cancellationToken);
        return new([.. page.Items.Select(Of)], page.Total);
    }

    /// <summary>Everything that was ever released of a case, on all channels, the newest first; what a later version has replaced too.</summary>
    public async Task<ImmutableArray<PublishedDecision>> PublicationHistoryAsync(CaseId id, CancellationToken cancellationToken)
    {
        await using var db = database.Open();
        var rows = await db.Publications.AsNoTracking().Where(p => p.CaseId == id).ToListAsync(cancellationToken);
        return [.. rows.OrderBy(p => p.State).ThenByDescending(p => p.ReleasedOn).ThenBy(p => p.Channel, StringComparer.Ordinal).Select(Of)];
    }

    private static PublishedDecision Of(PublicationRow p) => new(
        p.CaseId, p.Version, p.Channel, p.State, p.DecisionNumber, p.DecidedOn, p.ReleasedOn, p.PartyName, p.PartyKind,
        FeelJson.FromText(p.Fields) is FeelValue.Context fields ? fields.Value : FeelContext.Empty);
}
