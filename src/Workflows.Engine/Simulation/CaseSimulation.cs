using System.Collections.Immutable;
using Workflows.Engine.Cases;
using Workflows.Engine.Commands;
using Workflows.Engine.Deciding;
using Workflows.Engine.People;
using Workflows.Engine.Procedures;
using Workflows.Statute;

namespace Workflows.Engine.Simulation;

/// <summary>
/// Plays one case on a simulated clock, without a store: the same core as in production, told the time by the player.
/// For replays of history, rehearsals and tests.
/// </summary>
public sealed class CaseSimulation(
    ProcedureSet procedures, RuleBook law, ImmutableDictionary<string, Person> people, CaseId id, DateTimeOffset start)
{
    private readonly Dictionary<string, int> given = new(StringComparer.Ordinal);
    private readonly List<CaseEvent> log = [];
    private readonly ImmutableArray<string> series = procedures.NumberSeries;
    private (int Year, int Given, ImmutableDictionary<string, int> Numbers) offers = (0, 0, ImmutableDictionary<string, int>.Empty);

    public CaseState State { get; private set; } = CaseState.None(id);

    /// <summary>The simulated instant, in the authority's offset.</summary>
    public DateTimeOffset Now { get; private set; } = start.ToOffset(law.Calendar.UtcOffset);

    public DateOnly Today => DateOnly.FromDateTime(Now.DateTime);

    public IReadOnlyList<CaseEvent> Log => log;

    public ImmutableArray<WaitingTask> Tasks => Outlook.Tasks(procedures, State);

    /// <summary>The timers of the case, the next one first.</summary>
    public ImmutableArray<(CaseTimer Timer, DateTimeOffset Due)> TimersByDue =>
        [.. Timers.Of(State, law.Calendar).Select(t => (t, DueOf(t.Wake))).OrderBy(t => t.Item2).ThenBy(t => t.t.Id, StringComparer.Ordinal)];

    /// <summary>Gives a command as the person would, now.</summary>
    public Decision Do(string actor, Func<CommandContext, CaseCommand> make)
    {
        ArgumentNullException.ThrowIfNull(make);
        var person = actor == Person.System.Id ? Person.System : people[actor];
        var context = new CommandContext(Now, Today, person, people, Offers());
        var decision = CaseDecider.Decide(procedures, law, State, make(context));
        if (decision is Decision.Accepted accepted)
        {
            State = accepted.State;
            log.AddRange(accepted.Events);
            foreach (var number in accepted.Claims.OfType<Claim.Number>()) given[number.Series] = number.Value;
        }
        return decision;
    }

    /// <summary>Lets time pass to the instant, firing every timer that comes due on the way, in order. Returns how many fired.</summary>
    public int AdvanceTo(DateTimeOffset instant)
    {
        var fired = 0;
        while (TimersByDue is [var next, ..] && next.Due <= instant)
        {
            if (next.Due > Now) Now = next.Due;
            if (Do(Person.System.Id, c => new CaseCommand.FireTimer(next.Timer.Id, c)) is Decision.Rejected refused)
                throw new InvalidOperationException($"Expected timer {next.Timer.Id} of case {State.Id} to fire, but: {refused.Why.Message.En}");
            fired++;
        }
        if (instant > Now) Now = instant.ToOffset(law.Calendar.UtcOffset);
        return fired;
    }

    /// <summary>Lets time pass in which nothing ran: what came due meanwhile is still there.</summary>
    public void JumpTo(DateTimeOffset instant)
    {
        if (instant > Now) Now = instant.ToOffset(law.Calendar.UtcOffset);
    }

    /// <summary>Lets time pass to a local time of a day.</summary>
    public int AdvanceTo(DateOnly day, TimeOnly time) => AdvanceTo(new DateTimeOffset(day.ToDateTime(time), law.Calendar.UtcOffset));

    private ImmutableDictionary<string, int> Offers()
    {
        if (offers.Year != Now.Year || offers.Given != given.Values.Sum())
            offers = (Now.Year, given.Values.Sum(), series.Select(s => $"{s}:{Now.Year}").ToImmutableDictionary(s => s, s => given.GetValueOrDefault(s) + 1));
        return offers.Numbers;
    }

    private DateTimeOffset DueOf(Wake wake) => wake switch
    {
        Wake.OnDay day => new(day.Day.ToDateTime(day.Time), law.Calendar.UtcOffset),
        Wake.AtInstant at => at.Instant,
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}
