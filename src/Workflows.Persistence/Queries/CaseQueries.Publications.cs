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

public sealed partial class CaseQueries
{
    /// <summary>What the public sees on a channel now, the newest release first.</summary>
    /// <param name="text">A part of the decision's number, of the shown name or of the published text; null for all.</param>
    public async Task<Page<PublishedDecision>> PublicationsAsync(string channel, string? text, int skip, int take, CancellationToken cancellationToken)
    {
        await using var db = database.Open();
        var rows = db.Publications.AsNoTracking().Where(p => p.Channel == channel && p.State == PublicationState.Released);
        if (text?.Trim() is { Length: > 0 } part)
            rows = rows.Where(p => p.PartyName.Contains(part) || (p.DecisionNumber != null && p.DecisionNumber.Contains(part)) || p.Fields.Contains(part));
        var page = await rows.OrderByDescending(p => p.ReleasedOn).ThenByDescending(p => p.DecidedOn).ThenBy(p => p.CaseId).PageAsync(skip, take, cancellationToken);
        return new([.. page.Items.Select(Of)], page.Total);
    }

    /// <summary>The version of a case's decision that the public sees on a channel; null for none.</summary>
    public async Task<PublishedDecision?> PublicationAsync(CaseId id, string channel, CancellationToken cancellationToken)
    {
        await using var db = database.Open();
        return await db.Publications.AsNoTracking().FirstOrDefaultAsync(
            p => p.CaseId == id && p.Channel == channel && p.State == PublicationState.Released, cancellationToken) is { } row ? Of(row) : null;
    }

    private static PublishedDecision Of(PublicationRow p) => new(
        p.CaseId, p.Version, p.Channel, p.State, p.DecisionNumber, p.DecidedOn, p.ReleasedOn, p.PartyName, p.PartyKind,
        FeelJson.FromText(p.Fields) is FeelValue.Context fields ? fields.Value : FeelContext.Empty);
}
