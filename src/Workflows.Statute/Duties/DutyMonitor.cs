using System.Collections.Immutable;
using Workflows.Statute.Calendars;

namespace Workflows.Statute.Duties;

/// <summary>Judges who may do a duty in a case. It binds everybody; there is no role that it lets through.</summary>
/// <remarks>
/// Duties that exclude each other do so in either order: he who investigated may not review, and he who reviewed may not come to investigate.
/// Who acts in another's place is bound by what either of them did. A condition that is neither true nor false binds.
/// </remarks>
public static class DutyMonitor
{
    /// <param name="rules">The rules of the book; those about other duties, or not in force on the day, are left out of account.</param>
    /// <param name="acts">What was done in the case so far, and by whom.</param>
    /// <param name="duty">Null for a step that is no duty: then only those who must withdraw are barred.</param>
    /// <param name="on">The legal day of the act.</param>
    /// <param name="condition">Answers FEEL over the case with the candidate as <c>person</c>.</param>
    /// <param name="withdrawals">Those who must withdraw from the case.</param>
    public static ImmutableArray<DutyVerdict> Judge(
        IEnumerable<DutyRule> rules, IEnumerable<DutyAct> acts, DutyCandidate candidate, string? duty, DateOnly on, FeelCondition condition,
        IEnumerable<Withdrawal>? withdrawals = null)
    {
        var done = acts.Where(candidate.IsBoundBy).ToImmutableArray();
        var verdicts = ImmutableArray.CreateBuilder<DutyVerdict>();
        foreach (var rule in rules.Where(r => r.Binds(duty, on)))
        {
            if (rule.When is not null && condition(rule.When) == false) continue;
            if (rule.Withdrawn) verdicts.Add(Recusal(rule, candidate, withdrawals ?? []));
            if (!rule.NeverAlso.IsEmpty) verdicts.Add(Exclusion(rule, done, candidate, duty!));
            if (rule.Duty != duty) continue;
            if (!rule.OnlyRoles.IsEmpty) verdicts.Add(Role(rule, candidate));
            if (rule.BarredWhen is { } barred) verdicts.Add(Condition(rule, candidate, condition(barred) == false));
            if (rule.Holds is { } kind) verdicts.Add(Certificate(rule, candidate, kind, on));
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
            ? new(rule, true, candidate.Id, new($"{candidate.Id}未在本案承担与之不相容的职责", $"'{candidate.Id}' did no duty in this case that excludes it."))
            : new(rule, false, candidate.Id, new(
                $"{Who(barring)}已在本案承担“{barring.Duty}”（{barring.On.Iso()}），{candidate.Id}不得再承担“{duty}”",
                $"Expected somebody who did not do '{barring.Duty}' in this case, but '{barring.Person}' did on {barring.On.Iso()}: '{duty}' is for another.")) { BarredBy = barring };
    }

    private static string Who(DutyAct act) => act.For is null ? act.Person : $"{act.Person}（代{act.For}）";

    private static DutyVerdict Recusal(DutyRule rule, DutyCandidate candidate, IEnumerable<Withdrawal> withdrawals) =>
        withdrawals.FirstOrDefault(w => candidate.Is(w.Person)) is not { } withdrawal
            ? new(rule, true, candidate.Id, new($"{candidate.Id}无须回避", $"'{candidate.Id}' need not withdraw."))
            : new(rule, false, candidate.Id, new(
                $"已决定{withdrawal.Person}回避（{withdrawal.On.Iso()}，案件记录第{withdrawal.Seq}号），不得再办理本案",
                $"It was decided on {withdrawal.On.Iso()} that '{withdrawal.Person}' must withdraw (entry {withdrawal.Seq} of the case's log): somebody else goes on.")) { Withdrawal = withdrawal };

    private static DutyVerdict Role(DutyRule rule, DutyCandidate candidate) => rule.OnlyRoles.FirstOrDefault(candidate.Roles.Contains) is { } role
        ? new(rule, true, candidate.Id, new($"{candidate.Id}具有角色“{role}”", $"'{candidate.Id}' acts as '{role}'."))
        : new(rule, false, candidate.Id, new(
            $"只能由{string.Join("、", rule.OnlyRoles.Select(r => $"“{r}”"))}或者受其书面委托代行职权的人员办理，{candidate.Id}不是",
            $"Expected {string.Join(" or ", rule.OnlyRoles.Select(r => $"'{r}'"))}, or whoever acts in that place in writing, but '{candidate.Id}' is none."));

    private static DutyVerdict Condition(DutyRule rule, DutyCandidate candidate, bool free) => new(rule, free, candidate.Id, free
        ? new($"{candidate.Id}不在禁止之列", $"'{candidate.Id}' is not barred by it.")
        : new($"{candidate.Id}在禁止之列，须由他人办理", $"'{candidate.Id}' is barred by it: somebody else does this."));

    private static DutyVerdict Certificate(DutyRule rule, DutyCandidate candidate, string kind, DateOnly on) => candidate.Holds(kind, on)
        ? new(rule, true, candidate.Id, new($"{candidate.Id}持有有效的“{kind}”", $"'{candidate.Id}' holds a valid '{kind}'."))
        : new(rule, false, candidate.Id, new(
            $"{candidate.Id}在{on.Iso()}未持有有效的“{kind}”",
            $"Expected a '{kind}' that is valid on {on.Iso()}, but '{candidate.Id}' holds none."));
}
