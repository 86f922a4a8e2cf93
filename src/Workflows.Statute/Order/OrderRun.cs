using Workflows.Statute.Calendars;
using Workflows.Statute.Deadlines;
using Workflows.Statute.Periods;

namespace Workflows.Statute.Order;

/// <summary>A fact with what it is to the rule that watches.</summary>
internal readonly record struct Lettered(LegalFact Fact, Letter Letter);

/// <summary>Runs an automaton over facts in the order of their legal days, and lets the windows end between them.</summary>
internal static class OrderRun
{
    /// <param name="facts">In the order in which they count.</param>
    /// <param name="day">The day up to which the run goes: a window that ended before it is over.</param>
    /// <param name="at">The instant of that day, where hours count.</param>
    public static MonitorState Over(
        OrderAutomaton automaton, Period? window, IEnumerable<Lettered> facts, DateOnly day, DateTimeOffset at, LegalCalendar calendar)
    {
        var (state, breaches) = (OrderAutomaton.Start, 0);
        (DateOnly Due, DateTimeOffset? At)? end = null;
        foreach (var (fact, letter) in facts)
        {
            EndWindow(fact.On, fact.At);
            var waited = automaton.Owes(state);
            Take(letter);
            if (window is not { } length) continue;
            // What is owed is owed from the first that asked for it; what is permitted or barred, from the last.
            if (letter == Letter.First && !(waited && automaton.Owes(state))) end = EndOf(length, fact, calendar);
            else if (letter != Letter.First && automaton.Step(state, Letter.WindowOver).GoesOn == state) end = null; // nothing waits for it any more
        }
        EndWindow(day, at);
        return new(state, breaches, end?.Due, end?.At);

        void Take(Letter letter)
        {
            var step = automaton.Step(state, letter);
            if (step.Breaks) breaches++;
            state = step.GoesOn;
        }

        void EndWindow(DateOnly on, DateTimeOffset now)
        {
            if (end is not { } running || !(running.At is { } instant ? now > instant : on > running.Due)) return;
            Take(Letter.WindowOver);
            end = null;
        }
    }

    private static (DateOnly Due, DateTimeOffset? At) EndOf(Period length, LegalFact fact, LegalCalendar calendar)
    {
        var dates = DeadlineCalculator.Compute(DeadlineOwner.Agency, length, null, fact.On, fact.At, calendar);
        return (dates.Due, dates.DueAt);
    }
}
