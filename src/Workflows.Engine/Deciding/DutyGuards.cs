using System.Collections.Immutable;
using System.Globalization;
using Workflows.Decisions.Feel;
using Workflows.Engine.Commands;
using Workflows.Engine.People;
using Workflows.Statute;
using Workflows.Statute.Duties;

namespace Workflows.Engine.Deciding;

/// <summary>
/// Asks the rules of duties before somebody acts or is named. The page's preflight list and the command's guard are these same questions.
/// </summary>
internal static class DutyGuards
{
    /// <summary>What the rules say to the actor about to do a step himself; of a step that is no duty only whether he must withdraw.</summary>
    /// <param name="on">The legal day of the act.</param>
    public static ImmutableArray<DutyVerdict> OfActor(Run run, int frame, string? duty, DateOnly on) =>
        Judge(run, frame, new(run.Actor.Id, run.Actor.Roles, Held(run.Actor)) { For = run.Under?.Principal }, run.Actor, duty, on, run.State.Record.Withdrawals);

    /// <summary>What the rules say to somebody whom a form names for a duty. Who withdrew later may still be named for what he did before.</summary>
    public static ImmutableArray<DutyVerdict> OfNamed(Run run, int frame, Person person, string duty, DateOnly on) =>
        Judge(run, frame, new(person.Id, person.RolesOn(on), Held(person)), person, duty, on, run.State.Record.Withdrawals.Where(w => w.On <= on));

    /// <summary>Whether enough different people are named for a duty.</summary>
    public static ImmutableArray<DutyVerdict> OfNumber(Run run, int frame, string duty, ImmutableArray<string> named, DateOnly on)
    {
        var scope = run.ScopeAt(frame);
        return DutyMonitor.JudgeNumber(run.Law.Duties, named, duty, on, e => Truth(e.Evaluate(scope).Value));
    }

    public static Rejection? ActorBreach(Run run, int frame, string? duty, DateOnly on) => Breach(OfActor(run, frame, duty, on), run.Actor.Id);

    /// <summary>Whether the people whom a form names for a duty are enough, known, and free to do it.</summary>
    public static Rejection? NamedBreach(Run run, int frame, string duty, ImmutableArray<string> named, DateOnly on)
    {
        if (Breach(OfNumber(run, frame, duty, named, on), string.Join("、", named)) is { } tooFew) return tooFew;
        foreach (var id in named)
        {
            if (run.Context.Find(id) is not { } person) return new Rejection.PersonUnknown(id);
            if (Breach(OfNamed(run, frame, person, duty, on), id) is { } breach) return breach;
        }
        return null;
    }

    private static ImmutableArray<DutyVerdict> Judge(
        Run run, int frame, DutyCandidate candidate, Person person, string? duty, DateOnly on, IEnumerable<Withdrawal> withdrawals)
    {
        var scopes = new List<FeelContext> { ExpressionScope.WithPerson(run.ScopeAt(frame), person) };
        // A condition that bars the principal bars whoever acts in his place.
        if (candidate.For is { } principal && run.Context.People.TryGetValue(principal, out var other)) scopes.Add(ExpressionScope.WithPerson(run.ScopeAt(frame), other));
        return
        [
            .. DutyMonitor.Judge(run.Law.Duties, run.State.Record.Acts, candidate, duty, on, Both, withdrawals)
                .Select(v => v.BarredBy is { } act ? v with { Why = Told(run, act, duty!) } : v),
        ];

        bool? Both(FeelExpression condition)
        {
            var answers = scopes.Select(s => Truth(condition.Evaluate(s).Value)).ToList();
            return answers.Contains(true) ? true : answers.Contains(null) ? null : false;
        }
    }

    /// <summary>The earlier act as a refusal names it: who, at what step, when, and where in the log.</summary>
    private static Bilingual Told(Run run, DutyAct act, string duty)
    {
        var step = run.Procedures.ByHash.Values.FirstOrDefault(p => p.Process.Has(act.Element))?.Process.Node(act.Element).Info.Name ?? new(act.Element, act.Element);
        var (zh, en) = act.For is null ? ("", "") : ($"代{act.For}", $" in the place of '{act.For}'");
        return new(
            string.Create(CultureInfo.InvariantCulture, $"{act.Person}已于{act.On:yyyy-MM-dd}在“{step.Zh}”一步{zh}承担“{act.Duty}”（案件记录第{act.Seq}号），不得再承担“{duty}”，请由他人办理"),
            string.Create(CultureInfo.InvariantCulture, $"'{act.Person}' did '{act.Duty}' in the step '{step.En}' on {act.On:yyyy-MM-dd}{en} (entry {act.Seq} of the case's log): '{duty}' is for somebody else."));
    }

    private static Rejection.DutyBarred? Breach(IEnumerable<DutyVerdict> verdicts, string person) => verdicts
        .Where(v => !v.Holds)
        .Select(v => new Rejection.DutyBarred(v.Rule.No, person, v.Rule.Title, v.Why, v.Rule.Law) { Earlier = v.BarredBy })
        .FirstOrDefault();

    private static ImmutableArray<HeldCertificate> Held(Person person) => [.. person.Certificates.Select(c => new HeldCertificate(c.Kind, c.Number, c.ValidFrom, c.ValidTo))];

    private static bool? Truth(FeelValue value) => value is FeelValue.Boolean b ? b.Value : null;
}
