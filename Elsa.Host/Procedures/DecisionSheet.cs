using System.Collections.Immutable;
using Workflows.Engine.Procedures;
using Workflows.Runtime.Law;
using Workflows.Statute;

namespace Elsa.Host.Procedures;

/// <summary>A row of a decision table with what its page says of it.</summary>
/// <param name="Spoke">Whether it gave the answer that counts in the case that is looked at.</param>
internal sealed record SheetRow(TableRule Rule, DecisionRow? Rests, bool Spoke);

/// <summary>A decision table to be read, in words; the picture under its fold shows the file as it is. Partial <c>_DecisionSheet</c>.</summary>
/// <param name="Hash">Of the bundle that it stands in.</param>
internal sealed record DecisionSheet(string Procedure, string Hash, TableText Table, ImmutableArray<SheetRow> Rows)
{
    public bool HasUnverified => Rows.Any(r => r.Rests?.Status == RuleStatus.Unverified);

    public MarkedRule? MarkOf(SheetRow row) =>
        row.Rests is { } rests ? new(RuleVersions.OfDecision(Procedure, Table.Id, rests.Index), rests.Version, rests.Status) : null;

    /// <summary>All tables of a procedure.</summary>
    public static IEnumerable<DecisionSheet> Of(Procedure procedure) =>
        procedure.Tables.Values.OrderBy(t => t.Id, StringComparer.Ordinal).Select(table => Of(procedure, table, []));

    /// <param name="spoke">The numbers of the rows that spoke in the case.</param>
    public static DecisionSheet Of(Procedure procedure, TableText table, ImmutableArray<int> spoke)
    {
        var rests = procedure.Rows.GetValueOrDefault(table.Id, []);
        return new(procedure.Id, procedure.Hash, table, [.. table.Rules.Select(rule => new SheetRow(rule, rests.FirstOrDefault(r => r.Index == rule.Index), spoke.Contains(rule.Index)))]);
    }
}
