using Microsoft.EntityFrameworkCore;
using Workflows.Engine.Cases;
using Workflows.Engine.Commands;
using Workflows.Persistence.Database;
using Workflows.Runtime.Cases;

namespace Workflows.Persistence.Cases;

/// <summary>Takes what the commit claims; the database's locks decide between two who claim at once.</summary>
internal sealed class CommitClaims(WorkflowContext db, CaseCommit commit)
{
    public async Task TakeAsync(CancellationToken cancellationToken)
    {
        // In one order everywhere, so that two commits never wait for each other.
        foreach (var number in commit.Claims.OfType<Claim.Number>().OrderBy(n => n.Series, StringComparer.Ordinal).ThenBy(n => n.Value))
            await TakeAsync(number, cancellationToken);
        foreach (var unique in commit.Claims.OfType<Claim.Unique>().OrderBy(u => u.Kind, StringComparer.Ordinal).ThenBy(u => u.Key, StringComparer.Ordinal))
            await TakeAsync(unique, cancellationToken);
    }

    private async Task TakeAsync(Claim.Number number, CancellationToken cancellationToken)
    {
        var taken = await db.NumberSeries.Where(s => s.Series == number.Series && s.Next == number.Value)
            .ExecuteUpdateAsync(s => s.SetProperty(r => r.Next, r => r.Next + 1), cancellationToken);
        if (taken == 0 && number.Value == 1)
        {
            taken = await db.Database.ExecuteSqlAsync(
                $"INSERT INTO number_series (series, next) VALUES ({number.Series}, 2) ON CONFLICT DO NOTHING", cancellationToken);
        }
        if (taken == 0) throw new CaseChangedException(commit.Case, $"number {number.Value} of {number.Series} is no longer the next");
    }

    private async Task TakeAsync(Claim.Unique unique, CancellationToken cancellationToken)
    {
        var taken = await db.Database.ExecuteSqlAsync(
            $"INSERT INTO claims (kind, key, case_id) VALUES ({unique.Kind}, {unique.Key}, {commit.Case.ToString()}) ON CONFLICT DO NOTHING", cancellationToken);
        if (taken > 0) return;
        var holder = await db.Claims.Where(c => c.Kind == unique.Kind && c.Key == unique.Key).Select(c => (CaseId?)c.CaseId).SingleOrDefaultAsync(cancellationToken)
            ?? throw new CaseChangedException(commit.Case, $"{unique.Kind} '{unique.Key}' was claimed and let go meanwhile");
        if (holder != commit.Case) throw new ClaimHeldException(unique.Kind, unique.Key, holder);
    }
}
