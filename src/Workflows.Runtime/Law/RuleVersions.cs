using System.Collections.Immutable;
using System.Globalization;
using Workflows.Runtime.Definitions;
using Workflows.Statute;
using Workflows.Statute.Deadlines;

namespace Workflows.Runtime.Law;

/// <summary>Names the versions of rules, and finds those in force that nobody has read in their text.</summary>
public static class RuleVersions
{
    public static string OfDeadline(string key) => $"deadline:{key}";

    /// <param name="no">The number of a constraint or of a rule of duties; no two rules share one.</param>
    public static string OfRule(string no) => $"rule:{no}";

    /// <param name="index">The rule's place in the table, from 1.</param>
    public static string OfDecision(string procedure, string decision, int index) => string.Create(CultureInfo.InvariantCulture, $"decision:{procedure}/{decision}#{index}");

    /// <summary>What is known of a deadline: the least certain of its periods that may still come to apply.</summary>
    public static RuleStatus StatusOf(DeadlineRule rule)
    {
        ArgumentNullException.ThrowIfNull(rule);
        return rule.Periods.Where(p => p.Status != RuleStatus.Historical).Select(p => p.Status).DefaultIfEmpty(RuleStatus.InForce).Max();
    }

    /// <summary>The rules in force that are unverified, by their files; whether somebody confirmed them the files do not know.</summary>
    public static ImmutableArray<RuleVersion> Unverified(DeclaredWorld world)
    {
        ArgumentNullException.ThrowIfNull(world);
        return
        [
            .. world.Law.Deadlines.Where(d => StatusOf(d) == RuleStatus.Unverified).Select(d => new RuleVersion(OfDeadline(d.Key), d.Version, d.Title, d.Law)),
            .. world.Law.Constraints.Where(c => c.Status == RuleStatus.Unverified).Select(c => new RuleVersion(OfRule(c.No), c.Version, c.Title, c.Law)),
            .. world.Law.Duties.Where(d => d.Status == RuleStatus.Unverified).Select(d => new RuleVersion(OfRule(d.No), d.Version, d.Title, d.Law ?? d.Source ?? "")),
            .. world.Procedures.Current.OrderBy(p => p.Key, StringComparer.Ordinal).Select(p => world.Procedures.ByHash[p.Value]).SelectMany(p =>
                from table in p.Rows.OrderBy(r => r.Key, StringComparer.Ordinal)
                from row in table.Value
                where row.Status == RuleStatus.Unverified
                let name = p.Tables[table.Key].Name
                select new RuleVersion(OfDecision(p.Id, table.Key, row.Index), row.Version, new($"{name.Zh}，第{row.Index}行", $"{name.En}, row {row.Index}"), row.Law)
                {
                    IsUnread = p.Tables[table.Key].IsUnread(row.Index),
                    Row = new(p.Id, p.Hash, table.Key, row.Index),
                }),
        ];
    }
}
