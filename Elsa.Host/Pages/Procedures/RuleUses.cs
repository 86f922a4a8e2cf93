using System.Collections.Immutable;
using Workflows.Engine.Cases;
using Workflows.Persistence.Queries;
using Workflows.Runtime.Law;
using Workflows.Statute;

namespace Elsa.Host.Pages.Procedures;

/// <summary>A running case that a rule was used in.</summary>
/// <param name="Number">Null before it is given.</param>
internal sealed record UsingCase(CaseId Case, string? Number, string Title);

/// <summary>By rule, as its confirmation names it, the running cases that it was used in: whose deadline runs by it, whose table row spoke, whose acts it bound.</summary>
internal sealed class RuleUses
{
    private static readonly Type[] s_kinds =
        [typeof(CaseEvent.FrameOpened), typeof(CaseEvent.DeadlineStarted), typeof(CaseEvent.RuleEvaluated), typeof(CaseEvent.OrderMoved), typeof(CaseEvent.DutyDone)];

    private readonly ILookup<string, UsingCase> bySubject;

    private RuleUses(IEnumerable<(string Subject, UsingCase Case)> uses) => bySubject = uses.Distinct().ToLookup(u => u.Subject, u => u.Case, StringComparer.Ordinal);

    public ImmutableArray<UsingCase> this[RuleVersion rule] => [.. bySubject[rule.Subject]];

    public static async Task<RuleUses> OfAsync(CaseQueries queries, RuleBook law, CancellationToken cancellationToken)
    {
        var frames = new Dictionary<(CaseId, int), string>();
        var uses = new List<(string, UsingCase)>();
        foreach (var running in await queries.RunningEventsAsync(s_kinds, cancellationToken))
        {
            if (running.Event is CaseEvent.FrameOpened opened) frames[(running.Case, opened.Frame)] = opened.Procedure;
            var @case = new UsingCase(running.Case, running.Number, running.CaseTitle);
            uses.AddRange(Subjects(running, frames, law).Select(subject => (subject, @case)));
        }
        return new(uses);
    }

    private static IEnumerable<string> Subjects(RunningEvent running, Dictionary<(CaseId, int), string> frames, RuleBook law) => running.Event switch
    {
        CaseEvent.DeadlineStarted e => [RuleVersions.OfDeadline(e.Entry.Key)],
        CaseEvent.OrderMoved e => e.Rules.Select(r => RuleVersions.OfRule(r.No)),
        CaseEvent.DutyDone e => law.Duties.Where(r => r.Binds(e.Act.Duty, e.Act.On)).Select(r => RuleVersions.OfRule(r.No)),
        CaseEvent.RuleEvaluated e when frames.TryGetValue((running.Case, e.Frame), out var procedure) =>
            from table in e.Rested.Select(r => (r.Decision, r.Rules)).Append((e.Decision, e.Rules))
            from rule in table.Rules
            select RuleVersions.OfDecision(procedure, table.Decision, rule.Index),
        _ => [],
    };
}
