using Microsoft.Extensions.Logging;
using Workflows.Engine.Cases;
using Workflows.Engine.Commands;
using Workflows.Engine.Deciding;
using Workflows.Engine.People;
using Workflows.Runtime.Cases;
using Workflows.Runtime.Definitions;
using Workflows.Statute;

namespace Workflows.Runtime.Timing;

/// <summary>Turns due timers into commands, in batches. A timer fires once, or is still there.</summary>
public sealed class TimerPump(
    ICaseStore store, CaseRuntime runtime, ProcedureLibrary library, AuthorityZone zone, TimeProvider clock, ILogger<TimerPump> logger)
{
    /// <summary>After so many attempts in vain, which take some minutes, somebody is shown the timer.</summary>
    public const int AttemptsUntilSeen = 3;

    private const int Batch = 50;
    private static readonly TimeSpan s_lease = TimeSpan.FromMinutes(2);

    /// <summary>Fires everything that is due now; returns how many timers fired.</summary>
    public Task<int> RunAsync(CancellationToken cancellationToken) => RunAsync(Timeout.InfiniteTimeSpan, cancellationToken);

    /// <summary>The same for a while: what is left is fired in later rounds, so that mails do not wait for thousands of timers.</summary>
    /// <param name="most">After how long no further batch is begun; the first always is.</param>
    public async Task<int> RunAsync(TimeSpan most, CancellationToken cancellationToken)
    {
        var (fired, begun) = (0, clock.GetTimestamp());
        while (true)
        {
            var due = await store.LeaseDueTimersAsync(clock.GetUtcNow(), Batch, s_lease, cancellationToken);
            if (due.IsEmpty) return fired;
            foreach (var timer in due)
            {
                if (await FireAsync(timer, cancellationToken)) fired++;
            }
            if (most != Timeout.InfiniteTimeSpan && clock.GetElapsedTime(begun) >= most) return fired;
        }
    }

    /// <summary>What the case would say to a timer now; nothing is written.</summary>
    /// <returns>Null where it would fire, or the case no longer has it: the next attempt shows it.</returns>
    public async Task<Bilingual?> RefusalOfAsync(CaseId id, string timer, CancellationToken cancellationToken)
    {
        try
        {
            var (state, context, world) = (await store.LoadAsync(id, cancellationToken), await runtime.ContextAsync(Person.System.Id, cancellationToken), library.Current);
            return CaseDecider.Decide(world.Procedures, world.Law, state, new CaseCommand.FireTimer(timer, context)) is Decision.Rejected refused ? refused.Why.Message : null;
        }
        catch (Exception e) when (e is not OperationCanceledException) // the page is there to say so
        {
            return new($"执行出错：{e.Message}", $"It fails: {e.Message}");
        }
    }

    private async Task<bool> FireAsync(LeasedTimer timer, CancellationToken cancellationToken)
    {
        try
        {
            switch (await runtime.FireAsync(timer, cancellationToken))
            {
                case Decision.Accepted { Events.IsEmpty: false }:
                    return true;
                case Decision.Accepted nothing:
                    await store.PutBackAsync(timer, NextOf(timer, nothing), cancellationToken);
                    return false;
                case Decision.Rejected r:
                    logger.TimerRefused(timer.Timer, timer.Case.ToString(), timer.Attempts, r.Why.Message.En);
                    break;
                default:
                    break;
            }
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            logger.TimerFailed(e, timer.Timer, timer.Case.ToString(), timer.Attempts);
        }
        await store.PutBackAsync(timer, clock.GetUtcNow() + BackOff(timer.Attempts), cancellationToken);
        return false;
    }

    /// <summary>When the case wants to be woken by this timer after all, because its date moved; null where the case no longer has it.</summary>
    private DateTimeOffset? NextOf(LeasedTimer timer, Decision.Accepted nothing) =>
        Timers.Of(nothing.State, library.Current.Law.Calendar).FirstOrDefault(t => t.Id == timer.Timer) is { } still ? zone.InstantOf(still.Wake) : null;

    /// <summary>One minute, then twice as long each time, an hour at most.</summary>
    internal static TimeSpan BackOff(int attempts) => TimeSpan.FromMinutes(Math.Min(60, Math.Pow(2, Math.Clamp(attempts - 1, 0, 10))));
}
