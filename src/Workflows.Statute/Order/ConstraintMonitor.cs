using System.Collections.Immutable;
using Workflows.Decisions.Feel;
using Workflows.Statute.Calendars;

namespace Workflows.Statute.Order;

/// <summary>Judges ordering constraints over the standing facts of a case.</summary>
/// <remarks>
/// Facts stand in the order of their legal days; on one day, in the order of recording. So a review dated the 3rd and recorded on the 9th precedes a
/// decision dated the 5th, and a statement dated after the decision does not precede it though it was recorded before: the automaton runs over that
/// order anew. What is about to be recorded comes last on its day. Only the event that a template forbids or makes depend is refused, never the one
/// that it waits for: a judgment or a criminal fine that became known late is a fact, whatever it does to an order that was kept when it was not known.
/// It is refused when the rule is broken more often with it than without it, so that an old breach bars nothing new.
/// A condition that is neither true nor false binds, and a demand that is neither is not met: what cannot be told is not let through.
/// </remarks>
public static class ConstraintMonitor
{
    /// <summary>A value that no answer has had yet.</summary>
    private static readonly FeelValue s_fresh = FeelValue.Of("\0");

    /// <param name="constraint">A constraint in force on the day of the event.</param>
    /// <param name="facts">The facts of the case, in the order of recording; those that no longer stand are left out of account.</param>
    /// <param name="about">The fact about to be recorded.</param>
    /// <param name="condition">Answers FEEL over the case with <c>event</c> as <paramref name="about"/>.</param>
    /// <param name="calendar">By which windows are counted.</param>
    /// <param name="answered">False for a preview before the form is filled in: what hangs on its answers is then not known.</param>
    /// <returns>The verdict, or null where the constraint does not bind this event.</returns>
    public static ConstraintVerdict? Judge(
        OrderingConstraint constraint, IEnumerable<LegalFact> facts, LegalFact about, FeelCondition condition, LegalCalendar calendar, bool answered = true)
    {
        var template = constraint.Template;
        var letter = template.LetterOf(about.Event);
        if (!template.Automaton.Forbids(letter)) return null;
        var binds = constraint.When is null || !template.Asks(letter) ? true : condition(constraint.When);
        if (binds == false) return null;

        var demand = template is ConstraintTemplate.Guard guard ? condition(guard.That) : null;
        bool? holds = template switch
        {
            ConstraintTemplate.Guard => demand ?? (answered ? false : null),
            ConstraintTemplate.Relates { Same: { } same } when !answered && about.Data[same].IsNull => ForEveryValue(constraint, facts, about, same, calendar),
            _ => Keeps(constraint, facts, about, calendar),
        };
        return new(constraint, holds == false && binds is null && !answered ? null : holds) { IsUntold = template is ConstraintTemplate.Guard && demand is null && binds == true };
    }

    /// <summary>Where a case stands to a constraint on a day.</summary>
    /// <param name="day">What counts is what happened up to the end of its facts, and the windows that ended before that day.</param>
    public static MonitorState Standing(OrderingConstraint constraint, IEnumerable<LegalFact> facts, DateOnly day, DateTimeOffset at, LegalCalendar calendar)
    {
        var ordered = Ordered(constraint, facts);
        var slices = Slices(constraint.Template, ordered).Select(s => Halves(constraint.Template, s, day, at, calendar)).ToList();
        var worst = slices.Aggregate((one, other) => IsWorse(other, one, constraint.Template.Automaton) ? other : one);
        return worst with { Breaches = slices.Sum(s => s.Breaches) };
    }

    /// <summary>The constraints by which the case still owes something: it may not end before that came.</summary>
    /// <param name="condition">Answers FEEL over the case with <c>event</c> as the given fact, or without one at the end of the case.</param>
    public static IEnumerable<OrderingConstraint> Unanswered(
        IEnumerable<OrderingConstraint> constraints, IEnumerable<LegalFact> facts, DateOnly day, DateTimeOffset at, LegalCalendar calendar,
        Func<LegalFact?, FeelCondition> condition)
    {
        var standing = facts.Where(f => f.Stands).ToImmutableArray();
        return
            from constraint in constraints
            let template = constraint.Template
            where Owes(constraint, [.. standing.Select(f => Weighed(constraint, f, condition))], day, at, calendar)
                && (!template.AsksAtTheEnd || (constraint.IsInForce(day) && (constraint.When is null || condition(null)(constraint.When) != false)))
            select constraint;
    }

    /// <summary>The fact with the answer of the constraint's condition at its recording; where that is not on record, with its answer now.</summary>
    private static LegalFact Weighed(OrderingConstraint constraint, LegalFact fact, Func<LegalFact?, FeelCondition> condition) =>
        constraint.When is { } when && constraint.Template.Asks(constraint.Template.LetterOf(fact.Event)) && !fact.Binds.ContainsKey(constraint.No)
            ? fact with { Binds = fact.Binds.SetItem(constraint.No, condition(fact)(when) != false) }
            : fact;

    private static bool Owes(OrderingConstraint constraint, ImmutableArray<LegalFact> facts, DateOnly day, DateTimeOffset at, LegalCalendar calendar)
    {
        var automaton = constraint.Template.Automaton;
        return Slices(constraint.Template, Ordered(constraint, facts)).Any(s => automaton.Owes(Halves(constraint.Template, s, day, at, calendar).State));
    }

    private static bool Keeps(OrderingConstraint constraint, IEnumerable<LegalFact> facts, LegalFact about, LegalCalendar calendar)
    {
        var template = constraint.Template;
        var standing = facts.Where(f => f.Stands);
        if (template is ConstraintTemplate.Relates { Same: { } same })
        {
            // FEEL's null is no value that two events could share.
            standing = about.Data[same] is { IsNull: false } value ? standing.Where(f => value.Equals(f.Data[same])) : [];
        }
        var without = Ordered(constraint, standing);
        var last = new Lettered(about, template.LetterOf(about.Event));
        var place = without.Count(f => f.Fact.On <= about.On);
        return Parts(template).Where(p => p.Automaton.Forbids(last.Letter)).All(p => Breaches(p, without.Insert(place, last)) <= Breaches(p, without));

        int Breaches(ConstraintTemplate part, ImmutableArray<Lettered> order) =>
            OrderRun.Over(part.Automaton, part.Window, order, about.On, about.At, calendar).Breaches;
    }

    /// <summary>Before the form is filled in: what holds for every value that the answer could have is told, and nothing else.</summary>
    private static bool? ForEveryValue(OrderingConstraint constraint, IEnumerable<LegalFact> facts, LegalFact about, string same, LegalCalendar calendar)
    {
        var values = facts.Where(f => f.Stands).Select(f => f.Data[same]).Where(v => !v.IsNull).Distinct().Append(s_fresh);
        var outcomes = values.Select(v => Keeps(constraint, facts, about with { Data = about.Data.Set(same, v) }, calendar)).Distinct().ToList();
        return outcomes is [var only] ? only : null;
    }

    private static MonitorState Halves(ConstraintTemplate template, ImmutableArray<Lettered> order, DateOnly day, DateTimeOffset at, LegalCalendar calendar)
    {
        var halves = Parts(template).Select(p => (p.Automaton, State: OrderRun.Over(p.Automaton, p.Window, order, day, at, calendar))).ToList();
        return halves is [var (_, response), var (automaton, precedence)]
            ? new(OrderAutomaton.Pair(response.State, precedence.State, automaton), response.Breaches + precedence.Breaches, response.Until, response.UntilAt)
            : halves[0].State;
    }

    private static ImmutableArray<ConstraintTemplate> Parts(ConstraintTemplate template) =>
        template is ConstraintTemplate.Relates t ? [.. t.Halves] : [template];

    /// <summary>The facts in the order in which they count, each with what it is to the rule.</summary>
    private static ImmutableArray<Lettered> Ordered(OrderingConstraint constraint, IEnumerable<LegalFact> facts) =>
    [
        .. facts.Where(f => f.Stands).OrderBy(f => f.On) // stable: a corrected fact has a later number, but stands where the former stood
            .Select(f => new Lettered(f, constraint.Template.LetterOf(f.Event)))
            .Where(f => Counts(constraint, f) || f.Letter != Letter.Other) // one that does not open the case is no first event of it
            .Select(f => Counts(constraint, f) ? f : f with { Letter = Letter.Other }),
    ];

    private static bool Counts(OrderingConstraint constraint, Lettered fact) => !constraint.Template.Asks(fact.Letter)
        || (constraint.IsInForce(fact.Fact.On) && fact.Fact.Binds.GetValueOrDefault(constraint.No, true));

    private static IEnumerable<ImmutableArray<Lettered>> Slices(ConstraintTemplate template, ImmutableArray<Lettered> order)
    {
        if (template is not ConstraintTemplate.Relates { Same: { } same }) return [order];
        var seen = order.Where(f => f.Letter != Letter.Other).ToLookup(f => f.Fact.Data[same].IsNull);
        var (alone, together) = (seen[true], seen[false]);
        return [[], .. alone.Select(f => ImmutableArray.Create(f)), .. together.GroupBy(f => f.Fact.Data[same]).Select(g => g.ToImmutableArray())];
    }

    private static bool IsWorse(MonitorState one, MonitorState other, OrderAutomaton automaton) =>
        (automaton.Owes(one.State), one.VerdictIn(automaton)).CompareTo((automaton.Owes(other.State), other.VerdictIn(automaton))) > 0;
}
