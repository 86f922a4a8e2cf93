using Microsoft.EntityFrameworkCore;
using Workflows.Enforcement.Projections;
using Workflows.Persistence.Database;
using Workflows.Runtime.Cases;

namespace Workflows.Persistence.Publications;

/// <summary>The releases of a commit; a later version takes the place of an earlier one of its case and channel.</summary>
internal sealed class CommitPublications(WorkflowContext db, CaseCommit commit)
{
    public async Task AddAsync(CancellationToken cancellationToken)
    {
        var releases = Publication.In(commit.Events).ToList();
        if (releases.Count == 0) return;
        var stored = await db.Publications.Where(p => p.CaseId == commit.Case).ToListAsync(cancellationToken);
        foreach (var release in releases)
        {
            var row = RowOf(release);
            foreach (var earlier in stored.Where(p => p.Channel == release.Channel && p.Version != release.Version))
                db.Entry(earlier).Property(p => p.State).CurrentValue = PublicationState.Replaced;
            if (stored.Find(p => p.Channel == release.Channel && p.Version == release.Version) is { } same)
            {
                db.Entry(same).CurrentValues.SetValues(row);
                continue;
            }
            db.Add(row);
            stored.Add(row);
        }
    }

    private PublicationRow RowOf(Publication release) => new()
    {
        CaseId = commit.Case, Version = release.Version, Channel = release.Channel, State = PublicationState.Released,
        DecisionNumber = release.DecisionNumber, DecidedOn = release.DecidedOn, ReleasedOn = release.ReleasedOn,
        PartyName = release.PartyName, PartyKind = release.PartyKind, Fields = release.Fields,
    };
}
