using System.Collections.Immutable;
using Elsa.Host.Casework;
using Workflows.Engine.Cases;
using Workflows.Runtime.Law;
using Workflows.Statute;

namespace Elsa.Host.Procedures;

/// <summary>A rule that a case has taken.</summary>
/// <param name="Title">The deadline, or the decision table with the row that spoke.</param>
/// <param name="Since">When the case first took it: what is confirmed afterwards was unverified then.</param>
/// <param name="Href">The row in the table as the case has it; null for a deadline.</param>
internal sealed record TakenRule(MarkedRule Rule, Bilingual Title, string Law, DateTimeOffset Since, string? Href);

/// <summary>The unverified rules that a case rests on: its deadlines, and the rows of tables that spoke in it.</summary>
internal static class RulesOfCase
{
    public static ImmutableArray<TakenRule> Unverified(CaseFile file) =>
    [
        .. Deadlines(file).Concat(Decisions(file)).Where(t => t.Rule.Status == RuleStatus.Unverified).OrderBy(t => t.Since).DistinctBy(t => t.Rule),
    ];

    private static IEnumerable<TakenRule> Deadlines(CaseFile file) =>
        from deadline in file.State.Record.Register
        let since = file.Log.FirstOrDefault(e => e.Event is CaseEvent.DeadlineStarted started && started.Entry.Key == deadline.Key)?.At ?? file.Now
        select new TakenRule(MarkedRule.Deadline(deadline.Key, deadline.RuleVersion, deadline.RuleStatus), deadline.Title, deadline.Law, since, null);

    private static IEnumerable<TakenRule> Decisions(CaseFile file) =>
        from logged in file.Log
        let said = logged.Event as CaseEvent.RuleEvaluated
        where said is not null && file.Frames.ContainsKey(said.Frame)
        from table in said.Rested.Select(r => (r.Decision, r.Rules)).Append((said.Decision, said.Rules))
        from rule in table.Rules
        let version = rule.Version
        let status = rule.Status ?? RuleStatus.InForce
        where version is not null
        let name = SpokenWords.NameOf(file, said.Frame, table.Decision)
        select new TakenRule(
            new(RuleVersions.OfDecision(file.Frames[said.Frame].Procedure, table.Decision, rule.Index), version, status),
            new($"{name.Zh}，第{rule.Index}行", $"{name.En}, row {rule.Index}"), rule.Law ?? rule.Annotation?.Split("; ")[0] ?? "", logged.At,
            TableLinks.InCase(file.Id, said.Frame, table.Decision, rule.Index));
}
