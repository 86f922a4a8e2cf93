using System.Collections.Immutable;
using Elsa.Host.Casework;
using Workflows.Engine.Cases;
using Workflows.Runtime.Law;
using Workflows.Statute;

namespace Elsa.Host.Procedures;

/// <summary>A rule that a case has taken.</summary>
/// <param name="Title">The deadline, or the decision table with the rule that spoke.</param>
internal sealed record TakenRule(MarkedRule Rule, Bilingual Title, string Law);

/// <summary>The unverified rules that a case rests on: its deadlines, and the rules of tables that spoke in it.</summary>
internal static class RulesOfCase
{
    public static ImmutableArray<TakenRule> Unverified(CaseFile file) =>
    [
        .. Deadlines(file).Concat(Decisions(file)).Where(t => t.Rule.Status == RuleStatus.Unverified).DistinctBy(t => t.Rule),
    ];

    private static IEnumerable<TakenRule> Deadlines(CaseFile file) => file.State.Record.Register
        .Select(d => new TakenRule(MarkedRule.Deadline(d.Key, d.RuleVersion, d.RuleStatus), d.Title, d.Law));

    private static IEnumerable<TakenRule> Decisions(CaseFile file) =>
        from said in file.Log.Select(e => e.Event).OfType<CaseEvent.RuleEvaluated>()
        where file.Frames.ContainsKey(said.Frame)
        from rule in said.Rules
        let version = rule.Version
        let status = rule.Status ?? RuleStatus.InForce
        where version is not null
        let name = file.NodeOf(said.Frame, said.Element)?.Info.Name ?? new(said.Decision, said.Decision)
        select new TakenRule(
            new(RuleVersions.OfDecision(file.Frames[said.Frame].Procedure, said.Decision, rule.Index), version, status),
            new($"{name.Zh}，第{rule.Index}行", $"{name.En}, rule {rule.Index}"), rule.Annotation?.Split("; ")[0] ?? "");
}
