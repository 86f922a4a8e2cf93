using System.Collections.Immutable;
using Workflows.Engine.Cases;
using Workflows.Engine.Commands;
using Workflows.Engine.Procedures;
using Workflows.Statute;
using Workflows.Statute.Order;

namespace Workflows.Engine.Deciding;

/// <summary>What a case is to a rule of order that its events have touched.</summary>
public enum ObligationStanding
{
    /// <summary>The rule was broken.</summary>
    Broken,

    /// <summary>Something has yet to happen: the case may not end before.</summary>
    Owed,

    /// <summary>Kept so far, and to be kept by what comes.</summary>
    ToKeep,

    /// <summary>What had to come first is there; what may follow it has not come, and nothing that comes can break the rule.</summary>
    Prepared,

    /// <summary>Kept for good: nothing that comes can break it.</summary>
    Kept,
}

/// <summary>A rule of order with where the case stands to it.</summary>
/// <param name="Why">What of the case the rule looked at.</param>
public sealed record Obligation(OrderingConstraint Rule, ObligationStanding Standing, Bilingual Why);

/// <summary>What the law has asked of a case so far. It asks the same monitors as the command that ends the case and as the list beside a task.</summary>
public static class Obligations
{
    /// <summary>Every rule that something in the case has touched or that it still owes something by: the broken and the owed ones first.</summary>
    public static ImmutableArray<Obligation> Of(ProcedureSet procedures, RuleBook law, CaseState state, CommandContext context)
    {
        ArgumentNullException.ThrowIfNull(law);
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(context);
        var run = new Run(procedures, law, state, context);
        var owed = Guards.AllUnanswered(run).Select(c => c.No).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. law.Constraints.Where(c => c.Template is not ConstraintTemplate.Guard && (owed.Contains(c.No) || IsTouched(c, state, context)))
                .Select(c => new Obligation(c, StandingOf(c, run, owed.Contains(c.No)), OrderGrounds.Of(procedures, law, c, state, run.ScopeAt(0))))
                .DistinctBy(o => (o.Rule.No, o.Rule.Title)).OrderBy(o => o.Standing),
        ];
    }

    /// <summary>Whether an event that the rule speaks of, and that its condition binds, stands in the case.</summary>
    private static bool IsTouched(OrderingConstraint rule, CaseState state, CommandContext context) => rule.IsInForce(context.Today)
        && state.Record.Facts.Any(f => f.Stands && rule.Template.LetterOf(f.Event) != Letter.Other && f.Binds.GetValueOrDefault(rule.No, true));

    /// <summary>Of a rule that something must come first, whether what follows it ever came: before that nothing was done by the rule.</summary>
    private static bool HasFollowed(OrderingConstraint rule, CaseState state) =>
        rule.Template is not ConstraintTemplate.Relates { Kind: Relation.Precedence or Relation.AlternatePrecedence or Relation.ChainPrecedence }
        || state.Record.Facts.Any(f => f.Stands && rule.Template.LetterOf(f.Event) == Letter.Then);

    private static ObligationStanding StandingOf(OrderingConstraint rule, Run run, bool isOwed)
    {
        if (isOwed) return ObligationStanding.Owed;
        var standing = ConstraintMonitor.Standing(rule, run.State.Record.Facts, run.Context.Today, run.Context.Now, run.Law.Calendar);
        return standing.VerdictIn(rule.Template.Automaton) switch
        {
            OrderVerdict.PermanentlySatisfied => HasFollowed(rule, run.State) ? ObligationStanding.Kept : ObligationStanding.Prepared,
            OrderVerdict.PermanentlyViolated => ObligationStanding.Broken,
            _ => ObligationStanding.ToKeep,
        };
    }
}
