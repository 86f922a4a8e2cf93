using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using Workflows.Engine.Cases;
using Workflows.Engine.Commands;
using Workflows.Engine.People;
using Workflows.Runtime.Cases;
using Workflows.Runtime.Definitions;

namespace Workflows.Runtime.Changes;

/// <summary>
/// Applies an approved change, case by case. When every case was looked at it waits until each host has heard of the change, and looks again: a deadline
/// that was started meanwhile by what was in force before lies behind the last case that was noted. It is done when a look from the first case to the last
/// moved nothing.
/// </summary>
internal sealed class ChangeRun(
    IDeadlineChanges changes, ICaseStore store, CaseRuntime runtime, ProcedureLibrary library, TimeProvider clock, ILogger logger)
{
    private const int Batch = 100;

    /// <summary>
    /// How far behind a host is taken to be at most, with its look and with a commit that it decided before: nobody tells one host of the others. What a host
    /// starts that is further behind is left by what was in force before; to propose the change again finds it.
    /// </summary>
    public static readonly TimeSpan LagOfHosts = TimeSpan.FromMinutes(1);

    private static readonly int s_atOnce = Math.Clamp(Environment.ProcessorCount, 1, 4);

    /// <summary>How far the looks again got; a restart begins them anew.</summary>
    private readonly ConcurrentDictionary<string, Look> looks = new(StringComparer.Ordinal);

    /// <returns>How many deadlines moved.</returns>
    public async Task<int> GoOnAsync(DeadlineChange change, Func<bool> isTimeUp, CancellationToken cancellationToken)
    {
        var moved = 0;
        while (!isTimeUp())
        {
            switch (await InForceAsync(change, cancellationToken))
            {
                case null: return moved; // this host has not heard of it: its next look puts it in force here
                case var version when version != change.Version:
                    await changes.FinishAsync(change.Id, clock.GetUtcNow(), version, cancellationToken);
                    logger.ChangeOvertaken(change.Id, change.Version, version);
                    return moved;
                default: break;
            }
            var batch = await changes.RunningCasesAsync(change.LastCase, Batch, cancellationToken);
            if (batch.IsEmpty) return moved + await LookAgainAsync(change, isTimeUp, cancellationToken);
            moved += await ApplyAsync(change, batch, cancellationToken);
            var (from, done) = (change.LastCase, change.CasesDone + batch.Length);
            if (await changes.ProgressAsync(change.Id, from, batch[^1].Case, done, cancellationToken))
            {
                change = change with { LastCase = batch[^1].Case, CasesDone = done };
                continue;
            }
            // Another host goes on with it too: from where it is by now.
            if (await changes.FindAsync(change.Id, cancellationToken) is not { FinishedAt: null } now) return moved;
            change = now;
        }
        return moved;
    }

    /// <summary>
    /// The change's own version where it is in force here; the later one that two people put in force since; null where this host has not heard of it, or has
    /// other files: a host that has them goes on.
    /// </summary>
    private async Task<string?> InForceAsync(DeadlineChange change, CancellationToken cancellationToken)
    {
        if (await changes.ApprovedLastAsync(change.Cause, change.Subject, cancellationToken) is { } last && last.Id != change.Id) return last.Version == change.Version ? $"{last.Version} ({last.Id})" : last.Version;
        var here = change.Cause == MoveCause.Rules ? library.Current.Law.Version : library.Current.Law.Calendar.Version;
        return here == change.Version ? here : null;
    }

    private bool IsPastTheLag(DeadlineChange change) => clock.GetUtcNow() >= change.ApprovedAt + LagOfHosts;

    private async Task<int> LookAgainAsync(DeadlineChange change, Func<bool> isTimeUp, CancellationToken cancellationToken)
    {
        var moved = 0;
        if (!IsPastTheLag(change)) return moved;
        while (!isTimeUp())
        {
            var look = looks.GetOrAdd(change.Id, new Look(null, false));
            var batch = await changes.RunningCasesAsync(look.Last, Batch, cancellationToken);
            if (!batch.IsEmpty)
            {
                var more = await ApplyAsync(change, batch, cancellationToken);
                looks[change.Id] = new(batch[^1].Case, look.HasMoved || more > 0);
                moved += more;
                continue;
            }
            looks.TryRemove(change.Id, out _);
            if (look.HasMoved) continue;
            await changes.FinishAsync(change.Id, clock.GetUtcNow(), null, cancellationToken);
            var (done, failed) = (await changes.FindAsync(change.Id, cancellationToken), await changes.FailuresAsync(change.Id, cancellationToken));
            logger.ChangeFinished(change.Id, done?.CasesDone ?? 0, done?.DeadlinesMoved ?? 0, failed.Length);
            break;
        }
        return moved;
    }

    /// <summary>Each case is a transaction of its own, so that the order within a batch does not matter: several are read while one is written.</summary>
    private async Task<int> ApplyAsync(DeadlineChange change, ImmutableArray<CaseDeadlines> batch, CancellationToken cancellationToken)
    {
        var plan = new ChangePlan(
            changes, store, library.Current.Procedures, library.Current.Law, change.Cause, await runtime.ContextAsync(Person.System.Id, cancellationToken));
        var failed = (await changes.FailuresAsync(change.Id, cancellationToken)).Select(f => f.Case).ToHashSet();
        var moved = 0;
        await Parallel.ForEachAsync(batch, new ParallelOptions { MaxDegreeOfParallelism = s_atOnce, CancellationToken = cancellationToken }, async (read, token) =>
        {
            var (count, why) = await ApplyAsync(change, plan, read, token);
            Interlocked.Add(ref moved, count);
            if (why is not null || (count == 0 && failed.Contains(read.Case))) await changes.NoteAsync(change.Id, read.Case, why, token);
        });
        return moved;
    }

    /// <summary>Whatever is wrong with one case keeps no other from moving: it is listed with the change.</summary>
    private async Task<(int Moved, string? Why)> ApplyAsync(DeadlineChange change, ChangePlan plan, CaseDeadlines read, CancellationToken cancellationToken)
    {
        try
        {
            if (!plan.MayMove(read)) return (0, null);
            var decision = await runtime.HandleAsync(
                read.Case, Person.System.Id, c => new CaseCommand.ApplyChange(change.Id, change.Cause, change.Version, change.ProposedBy, change.ApprovedBy!, c), null, cancellationToken);
            if (decision is Decision.Accepted accepted) return (accepted.Events.OfType<CaseEvent.DeadlineMoved>().Count(), null);
            var why = ((Decision.Rejected)decision).Why.Message.En;
            logger.ChangeRefused(change.Id, read.Case.ToString(), why);
            return (0, why);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            logger.ChangeFailed(e, change.Id, read.Case.ToString());
            return (0, e.Message);
        }
    }

    private sealed record Look(CaseId? Last, bool HasMoved);
}
