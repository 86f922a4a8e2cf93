using System.Collections.Immutable;
using Workflows.Decisions.Feel;

namespace Workflows.Statute.Order;

/// <summary>Judges ordering constraints over the standing facts of a case.</summary>
/// <remarks>
/// Facts stand in the order of their legal days; on one day, in the order of recording. So a review dated the 3rd and recorded on the 9th precedes a
/// decision dated the 5th, and a statement dated after the decision does not precede it though it was recorded before. What is about to be recorded
/// comes last on its day. Only the event that a template forbids or makes depend is refused, never the one that it waits for: a judgment or a
/// criminal fine that became known late is a fact, whatever it does to an order that was kept when it was not known.
/// A condition that is neither true nor false binds, and a demand that is neither is not met: what cannot be told is not let through.
/// </remarks>
public static class ConstraintMonitor
{
    /// <param name="constraint">A constraint in force on the day of the event.</param>
    /// <param name="facts">The facts of the case, in any order; those that no longer stand are left out of account.</param>
    /// <param name="about">The fact about to be recorded.</param>
    /// <param name="condition">Answers FEEL over the case with <c>event</c> as <paramref name="about"/>.</param>
    /// <param name="answered">False for a preview before the form is filled in: what hangs on its answers is then not known.</param>
    /// <returns>The verdict, or null where the constraint does not bind this event.</returns>
    public static ConstraintVerdict? Judge(
        OrderingConstraint constraint, IEnumerable<LegalFact> facts, LegalFact about, FeelCondition condition, bool answered = true)
    {
        if (!constraint.Template.Judges(about.Event)) return null;
        var binds = constraint.When is null ? true : condition(constraint.When);
        if (binds == false) return null;

        var before = facts.Where(f => f.Stands && f.On <= about.On).OrderBy(f => f.On).ThenBy(f => f.Seq).ToImmutableArray();
        var holds = constraint.Template switch
        {
            ConstraintTemplate.Absence => false,
            ConstraintTemplate.Precedence t => Precedes(t.First, t.Same, before, about, answered),
            ConstraintTemplate.AlternatePrecedence t => Alternates(t, [.. facts.Where(f => f.Stands)], about, answered),
            ConstraintTemplate.NotSuccession t => before.All(f => f.Event != t.First),
            ConstraintTemplate.NotCoExistence t => facts.All(f => !f.Stands || f.Event != (about.Event == t.One ? t.Other : t.One)),
            ConstraintTemplate.Guard t => condition(t.That) ?? (answered ? false : null),
            _ => true,
        };
        return new(constraint, holds == false && binds is null && !answered ? null : holds);
    }

    /// <summary>The responses that the case still owes: it may not end before them.</summary>
    /// <param name="condition">Answers FEEL over the case with <c>event</c> as the given fact, the one that asks for a response.</param>
    public static IEnumerable<OrderingConstraint> Unanswered(
        IEnumerable<OrderingConstraint> constraints, IEnumerable<LegalFact> facts, Func<LegalFact, FeelCondition> condition)
    {
        var standing = facts.Where(f => f.Stands).ToImmutableArray();
        return
            from constraint in constraints
            let response = constraint.Template as ConstraintTemplate.Response
            where response is not null && standing.Any(first =>
                first.Event == response.First && constraint.IsInForce(first.On)
                && (constraint.When is null || condition(first)(constraint.When) != false)
                && !standing.Any(then => response.Then.Contains(then.Event) && Follows(then, first)))
            select constraint;
    }

    private static bool? Precedes(ImmutableArray<string> first, string? same, ImmutableArray<LegalFact> before, LegalFact about, bool answered)
    {
        var candidates = before.Where(f => first.Contains(f.Event)).ToImmutableArray();
        if (same is null || candidates.IsEmpty) return !candidates.IsEmpty;
        if (!answered && ValueOf(about, same).IsNull) return null;
        return candidates.Any(f => AreSame(f, about, same));
    }

    // Judged over the whole order, with and without the event: put in before a later one, it may take that one's predecessor away.
    private static bool? Alternates(ConstraintTemplate.AlternatePrecedence rule, ImmutableArray<LegalFact> facts, LegalFact about, bool answered)
    {
        var last = about with { Seq = long.MaxValue };
        if (rule.Same is { } same)
        {
            if (!answered && ValueOf(about, same).IsNull) return facts.Any(f => f.On <= about.On && rule.First.Contains(f.Event)) ? null : false;
            if (ValueOf(about, same).IsNull) return false;
            facts = [.. facts.Where(f => AreSame(f, about, same))];
        }
        return Unprepared(rule, facts.Add(last)) <= Unprepared(rule, facts);
    }

    private static int Unprepared(ConstraintTemplate.AlternatePrecedence rule, ImmutableArray<LegalFact> facts)
    {
        var (prepared, count) = (false, 0);
        foreach (var fact in facts.OrderBy(f => f.On).ThenBy(f => f.Seq))
        {
            if (fact.Event == rule.Then)
            {
                if (!prepared) count++;
                prepared = false;
            }
            else if (rule.First.Contains(fact.Event)) prepared = true;
        }
        return count;
    }

    private static bool Follows(LegalFact then, LegalFact first) => then.On > first.On || (then.On == first.On && then.Seq > first.Seq);

    private static FeelValue ValueOf(LegalFact fact, string name) => fact.Data[name];

    // FEEL's null is no value that two events could share.
    private static bool AreSame(LegalFact one, LegalFact other, string name) =>
        ValueOf(one, name) is { IsNull: false } value && value.Equals(ValueOf(other, name));
}
