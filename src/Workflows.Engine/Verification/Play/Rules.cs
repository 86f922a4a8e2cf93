using System.Collections.Immutable;
using Workflows.Decisions.Feel.AbstractValues;
using Workflows.Statute.Deadlines;
using Workflows.Statute.Order;

namespace Workflows.Engine.Verification.Play;

/// <summary>The constraint that is to be proved, with its condition as a question.</summary>
internal sealed record Watched(OrderingConstraint Constraint, OrderAutomaton Automaton, FeelQuestion? When);

/// <summary>A demand in FEEL on events: where it is certainly not met, the event is refused.</summary>
internal sealed class Demand(OrderingConstraint constraint, ImmutableArray<string> before, FeelQuestion? when, FeelQuestion that)
{
    public OrderingConstraint Constraint => constraint;

    public ImmutableArray<string> Before => before;

    public FeelQuestion? When => when;

    public FeelQuestion That => that;
}

/// <summary>A deadline that is followed, with the condition on which it starts.</summary>
internal sealed record Clock(DeadlineRule Rule, FeelQuestion? StartsWhen, Symbols.DeadlineSymbol? Symbol, Symbols.StartedSymbol? Started);

/// <summary>What sets a step of the flow off.</summary>
internal enum MoveKind { Start, Complete, Timer, Message, Error, Inside, EndOfScope }

/// <summary>A step that a state allows: what happens, and at which element.</summary>
internal readonly record struct Move(MoveKind Kind, int Node);

/// <summary>How a step ended.</summary>
internal enum Ending
{
    /// <summary>Everything waits again.</summary>
    Settled,

    /// <summary>The case is over.</summary>
    Over,

    /// <summary>The answers that were chosen do not go together: no such step.</summary>
    Impossible,

    /// <summary>A demand refuses the event.</summary>
    Refused,

    /// <summary>The constraint that is to be proved would be broken.</summary>
    Broken,

    /// <summary>No condition of an exclusive gateway is true, and it has no default.</summary>
    NoWayOn,

    /// <summary>A second token comes to a place where one waits.</summary>
    Crowded,

    /// <summary>The flow goes round without ever waiting.</summary>
    NeverWaits,

    /// <summary>An error that nothing catches.</summary>
    Uncaught,

    /// <summary>A side branch would begin a second time while it runs: what comes of that is not followed.</summary>
    Beyond,
}
