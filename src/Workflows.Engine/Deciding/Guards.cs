using System.Collections.Immutable;
using Workflows.Decisions.Feel;
using Workflows.Engine.Cases;
using Workflows.Engine.Commands;
using Workflows.Engine.People;
using Workflows.Statute;
using Workflows.Statute.Order;

namespace Workflows.Engine.Deciding;

/// <summary>
/// Asks the order of the law before anything is done. The page's preflight list and the command's guard are these same questions.
/// </summary>
internal static class Guards
{
    /// <summary>What every constraint in force says to an event about to be recorded.</summary>
    /// <param name="answered">False for a preview before the form is filled in.</param>
    public static IEnumerable<ConstraintVerdict> Verdicts(
        ExpressionScope expressions, RuleBook law, CaseState state, LegalFact about, int frame, Person actor, bool answered)
    {
        var constraints = law.ConstraintsOn(about.Event, about.On).ToList();
        if (constraints.Count == 0) return [];
        var scope = expressions.For(state, frame, about, actor);
        return constraints
            .Select(c => ConstraintMonitor.Judge(c, state.Record.Facts, about, e => Truth(e.Evaluate(scope).Value), law.Calendar, answered))
            .OfType<ConstraintVerdict>();
    }

    public static Rejection? FirstViolation(Run run, LegalFact about, int frame) =>
        Verdicts(run.Expressions, run.Law, run.State, about, frame, run.Actor, answered: true)
            .Where(v => v.Holds != true)
            .Select(v => new Rejection.OrderViolated(v.Constraint.No, about.Event, about.On, v.Constraint.Title, v.Constraint.Law, Grounds(run, v.Constraint, about, frame), run.Law.Version) { IsUntold = v.IsUntold })
            .FirstOrDefault();

    /// <summary>The fact with what the activation conditions of the constraints say to it: that is judged once, when it is recorded.</summary>
    public static LegalFact Weighed(Run run, LegalFact about, int frame)
    {
        var asking = run.Law.Constraints
            .Where(c => c.When is not null && c.Template is not ConstraintTemplate.Guard && c.Template.Asks(c.Template.LetterOf(about.Event)) && c.IsInForce(about.On))
            .ToList();
        if (asking.Count == 0) return about;
        var scope = run.Expressions.For(run.State, frame, about, run.Actor);
        return about with { Binds = asking.ToImmutableSortedDictionary(c => c.No, c => Truth(c.When!.Evaluate(scope).Value) != false, StringComparer.Ordinal) };
    }

    /// <summary>Every rule by which the case still owes something before it may end.</summary>
    public static IEnumerable<OrderingConstraint> AllUnanswered(Run run) => ConstraintMonitor
        .Unanswered(run.Law.Constraints, run.State.Record.Facts, run.Context.Today, run.Context.Now, run.Law.Calendar, fact =>
        {
            var scope = fact is null ? run.ScopeAt(0) : run.Expressions.For(run.State, 0, fact, run.Actor);
            return e => Truth(e.Evaluate(scope).Value);
        });

    /// <summary>A response that the case still owes before it may end; null when it owes none.</summary>
    public static Rejection? Unanswered(Run run) => AllUnanswered(run)
        .Select(c => new Rejection.OrderViolated(c.No, "", run.Context.Today, c.Title, c.Law, OrderGrounds.Of(run.Procedures, run.Law, c, run.State, run.ScopeAt(0)), run.Law.Version) { IsAtEnd = true, Next = OrderGrounds.NextStep(c.Template) })
        .FirstOrDefault();

    /// <summary>What of the case a constraint looked at when it judged the event.</summary>
    public static Bilingual Grounds(Run run, OrderingConstraint rule, LegalFact about, int frame) =>
        OrderGrounds.Of(run.Procedures, run.Law, rule, run.State, run.Expressions.For(run.State, frame, about, run.Actor));

    private static bool? Truth(FeelValue value) => value is FeelValue.Boolean b ? b.Value : null;
}
