using Microsoft.EntityFrameworkCore;
using Workflows.Persistence.Database;
using Workflows.Runtime.Law;

namespace Workflows.Persistence.Rules;

/// <summary>The confirmations in the database.</summary>
internal sealed class EfRuleConfirmations(WorkflowDatabase database) : IRuleConfirmations
{
    public async Task<IReadOnlyList<RuleConfirmation>> AllAsync(CancellationToken cancellationToken)
    {
        await using var db = database.Open();
        var rows = await db.RuleConfirmations.AsNoTracking().OrderBy(c => c.At).ThenBy(c => c.Subject).ToListAsync(cancellationToken);
        return [.. rows.Select(r => new RuleConfirmation(r.Subject, r.Version, r.Source, r.Person, r.At))];
    }

    public async Task<bool> ConfirmAsync(RuleConfirmation confirmation, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(confirmation);
        using var turn = await database.WriteAsync(cancellationToken);
        await using var db = database.Open();
        return await db.Database.ExecuteSqlAsync($"""
            INSERT INTO rule_confirmations (subject, version, source, person, at_ms)
            VALUES ({confirmation.Subject}, {confirmation.Version}, {confirmation.Source}, {confirmation.By}, {confirmation.At.ToUnixTimeMilliseconds()}) ON CONFLICT DO NOTHING
            """, cancellationToken) == 1;
    }
}
