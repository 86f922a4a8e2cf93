namespace Workflows.Statute.Order;

/// <summary>Where a case stands to a constraint: a place in the marking, finite and comparable.</summary>
/// <param name="State">The state of the template's automaton in which watching goes on.</param>
/// <param name="Breaches">How often the rule was broken so far.</param>
/// <param name="Until">The last day of the window that runs; null where none does.</param>
/// <param name="UntilAt">The instant at which it ends, where hours count.</param>
public readonly record struct MonitorState(int State, int Breaches, DateOnly? Until = null, DateTimeOffset? UntilAt = null)
{
    /// <summary>The verdict: broken once is broken for ever.</summary>
    public OrderVerdict VerdictIn(OrderAutomaton automaton) => Breaches > 0 ? OrderVerdict.PermanentlyViolated : automaton.VerdictOn(State);
}
