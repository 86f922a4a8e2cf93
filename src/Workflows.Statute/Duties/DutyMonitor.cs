using System.Collections.Immutable;
using Workflows.Statute.Calendars;

namespace Workflows.Statute.Duties;

/// <summary>Judges who may do a duty in a case. It binds everybody; there is no role that it lets through.</summary>
/// <remarks>
/// Duties that exclude each other do so in either order: he who investigated may not review, and he who reviewed may not come to investigate.
/// A condition that is neither true nor false binds.
/// </remarks>
public static class DutyMonitor
{
    /// <param name="rules">The rules of the book; those about other duties, or not in force on the day, are left out of account.</param>
    /// <param name="acts">What was done in the case so far, and by whom.</param>
    /// <param name="condition">Answers FEEL over the case with the candidate as <c>person</c>.</param>
    public static ImmutableArray<DutyVerdict> Judge(
        IEnumerable<DutyRule> rules, IEnumerable<DutyAct> acts, DutyCandidate candidate, string duty, DateOnly on, FeelCondition condition)
    {
        var done = acts.Where(a => a.Person == candidate.Id).ToImmutableArray();
        var verdicts = ImmutableArray.CreateBuilder<DutyVerdict>();
        foreach (var rule in rules.Where(r => r.Binds(duty, on)))
        {
            if (rule.When is not null && condition(rule.When) == false) continue;
            if (!rule.NeverAlso.IsEmpty) verdicts.Add(Exclusion(rule, done, candidate, duty));
            if (rule.Duty == duty && rule.Holds is { } kind) verdicts.Add(Certificate(rule, candidate, kind, on));
        }
        return verdicts.ToImmutable();
    }

    /// <summary>Whether enough different persons are named for a duty.</summary>
    /// <param name="condition">Answers FEEL over the case.</param>
    public static ImmutableArray<DutyVerdict> JudgeNumber(
        IEnumerable<DutyRule> rules, IEnumerable<string> named, string duty, DateOnly on, FeelCondition condition)
    {
        var count = named.Distinct(StringComparer.Ordinal).Count();
        return
        [
            .. rules
                .Where(rule => rule.Duty == duty && rule.AtLeast > 1 && rule.IsInForce(on) && (rule.When is null || condition(rule.When) != false))
                .Select(rule => new DutyVerdict(rule, count >= rule.AtLeast, null, new(
                    $"应有不少于{rule.AtLeast}名不同人员，现有{count}名",
                    $"Expected at least {rule.AtLeast} different persons, but {count} {(count == 1 ? "is" : "are")} named."))),
        ];
    }

    private static DutyVerdict Exclusion(DutyRule rule, ImmutableArray<DutyAct> done, DutyCandidate candidate, string duty)
    {
        var barring = done.FirstOrDefault(a => rule.Duty == duty ? rule.NeverAlso.Contains(a.Duty) : a.Duty == rule.Duty);
        return barring is null
            ? new(rule, true, candidate.Id, new($"{candidate.Id}未在本案承担与之不相容的职责", $"{candidate.Id} did no duty in this case that excludes it."))
            : new(rule, false, candidate.Id, new(
                $"{candidate.Id}已在本案承担“{barring.Duty}”（{barring.On.Iso()}），不得再承担“{duty}”",
                $"Expected somebody who did not do '{barring.Duty}' in this case, but {candidate.Id} did on {barring.On.Iso()}: '{duty}' is for another.")) { BarredBy = barring };
    }

    private static DutyVerdict Certificate(DutyRule rule, DutyCandidate candidate, string kind, DateOnly on) => candidate.Holds(kind, on)
        ? new(rule, true, candidate.Id, new($"{candidate.Id}持有有效的“{kind}”", $"{candidate.Id} holds a valid '{kind}'."))
        : new(rule, false, candidate.Id, new(
            $"{candidate.Id}在{on.Iso()}未持有有效的“{kind}”",
            $"Expected a '{kind}' that is valid on {on.Iso()}, but {candidate.Id} holds none."));
}
