using System.Collections.Immutable;
using Workflows.Enforcement.Rehearsals;
using Workflows.Engine.Commands;
using Workflows.Runtime.Cases;
using Workflows.Runtime.Definitions;
using Workflows.Runtime.Timing;
using Workflows.Statute.Calendars;

namespace Elsa.Host.Demo;

/// <summary>
/// Plays invented cases with the real parts (database, pumps, mails) on a clock of its own. Only the people are played.
/// </summary>
internal sealed class CasePlayer(IServiceProvider services, DemoClock clock, ImmutableArray<PlayedCase> cases)
{
    /// <summary>Two people in a row do not act in the same minute.</summary>
    private static readonly TimeSpan s_pause = TimeSpan.FromMinutes(10);
    private static readonly TimeOnly s_morning = new(9, 0);
    private static readonly TimeOnly s_evening = new(17, 30);
    private const int MostRounds = 10_000;

    private readonly CaseRuntime _runtime = services.GetRequiredService<CaseRuntime>();
    private readonly ICaseStore _store = services.GetRequiredService<ICaseStore>();
    private readonly Sweep _sweep = services.GetRequiredService<Sweep>();
    private readonly AuthorityZone _zone = services.GetRequiredService<AuthorityZone>();
    private readonly LegalCalendar _calendar = services.GetRequiredService<ProcedureLibrary>().Current.Law.Calendar;

    /// <param name="until">Where the clock stops and the cases stay as they are; null plays every case to its end.</param>
    public async Task PlayAsync(DateTimeOffset? until, CancellationToken cancellationToken)
    {
        var world = services.GetRequiredService<ProcedureLibrary>().Current;
        var players = cases.Select(c => (Case: c, Rehearsal: new Rehearsal(c.Scenario, world.Procedures, world.Law))).ToList();
        for (var round = 0; round < MostRounds && !(clock.GetUtcNow() >= until); round++)
        {
            await _sweep.RunAsync(cancellationToken);
            if (await MoveAsync(players, cancellationToken)) continue;
            if (await NextAsync(players, cancellationToken) is not { } next || next >= until) break;
            clock.MoveTo(next);
        }
        await _sweep.RunAsync(cancellationToken);
    }

    /// <summary>Lets the first person act who can; false when everybody waits, or nobody is at work.</summary>
    private async Task<bool> MoveAsync(IEnumerable<(PlayedCase Case, Rehearsal Rehearsal)> players, CancellationToken cancellationToken)
    {
        if (OfficeOpens() > clock.GetUtcNow()) return false;
        foreach (var (played, rehearsal) in players.Where(p => p.Case.OpensAt <= clock.GetUtcNow()))
        {
            var state = await _store.LoadAsync(played.Id, cancellationToken);
            if (state.IsEnded) continue;
            if (!state.Exists)
            {
                Demand(await _runtime.HandleAsync(played.Id, "officer1", x => new CaseCommand.StartCase("penalty", played.Opening, x), null, cancellationToken), $"{played.Id} opens");
            }
            else
            {
                if (rehearsal.Next(state, _zone.DayOf(clock.GetUtcNow())) is not { } move) continue;
                Demand(await _runtime.HandleAsync(played.Id, move.Actor, x => CommandOf(move, x), null, cancellationToken), NameOf(played, move));
                rehearsal.Made(move);
            }
            clock.Move(s_pause);
            return true;
        }
        return false;
    }

    private static string NameOf(PlayedCase played, Move move) => move switch
    {
        Move.Complete task => $"{played.Id} {task.Task.Node.Element}",
        Move.Deliver message => $"{played.Id} {message.Message.Message.Name}",
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static CaseCommand CommandOf(Move move, CommandContext context) => move switch
    {
        Move.Complete task => new CaseCommand.CompleteTask(task.Task.Node.Id, task.Answers, context),
        Move.Deliver message => new CaseCommand.DeliverMessage(message.Message.Message.Name, message.Message.Node.Id, message.Answers, context),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    /// <summary>When something happens next: a timer, somebody who waited for a day, or a case that opens.</summary>
    private async Task<DateTimeOffset?> NextAsync(IEnumerable<(PlayedCase Case, Rehearsal Rehearsal)> players, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var moments = new List<DateTimeOffset>();
        if (await _store.NextDueAsync(cancellationToken) is { } due) moments.Add(due);
        foreach (var (played, rehearsal) in players)
        {
            if (played.OpensAt > now)
            {
                moments.Add(played.OpensAt);
                continue;
            }
            var state = await _store.LoadAsync(played.Id, cancellationToken);
            if (!state.Exists || (!state.IsEnded && rehearsal.Next(state, _zone.DayOf(now)) is not null)) moments.Add(OfficeOpens());
            else if (!state.IsEnded && rehearsal.NextDay(state, _zone.DayOf(now)) is { } day) moments.Add(_zone.At(day, s_morning));
        }
        return moments.Count == 0 ? null : moments.Min();
    }

    /// <summary>Now, where people are at work; else the morning of the next working day.</summary>
    private DateTimeOffset OfficeOpens()
    {
        var now = _zone.Local(clock.GetUtcNow());
        var (day, time) = (DateOnly.FromDateTime(now.DateTime), TimeOnly.FromDateTime(now.DateTime));
        if (_calendar.IsWorkingDay(day) && time >= s_morning && time <= s_evening) return now;
        return _zone.At(_calendar.WorkingDayOnOrAfter(time < s_morning ? day : day.AddDays(1)), s_morning);
    }

    private static void Demand(Decision decision, string what)
    {
        if (decision is Decision.Rejected refused)
            throw new InvalidOperationException($"Expected '{what}' to be accepted, but: {refused.Why.Message.En}");
    }
}
