using Workflows.Engine.Cases;
using Workflows.Persistence.Database;
using Workflows.Runtime.Cases;

namespace Workflows.Persistence.Changes;

/// <summary>What a commit did for a change of calendar or rules: counted in the same transaction, so that no kill and no second worker counts it wrongly.</summary>
internal sealed class CommitChanges(WorkflowContext db, CaseCommit commit)
{
    public async Task AddAsync(CancellationToken cancellationToken)
    {
        foreach (var applied in commit.Events.OfType<CaseEvent.ChangeApplied>())
        {
            var moved = commit.Events.OfType<CaseEvent.DeadlineMoved>().Count(m => m.Cause == applied.Cause);
            if (await db.ChangeCases.FindAsync([applied.Change, commit.Case], cancellationToken) is not { } row)
            {
                db.ChangeCases.Add(new() { ChangeId = applied.Change, CaseId = commit.Case, Moved = moved });
                continue;
            }
            (row.Moved, row.Why) = (row.Moved + moved, null); // a second time, for a deadline that was started meanwhile by what was in force before
            db.Entry(row).State = Microsoft.EntityFrameworkCore.EntityState.Modified;
        }
    }
}
