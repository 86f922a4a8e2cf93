using Microsoft.Extensions.Logging;
using Workflows.Runtime.Changes;
using Workflows.Runtime.Mail;

namespace Workflows.Runtime.Timing;

/// <summary>
/// One round of everything that is due: changes of running deadlines and timers first, because they write mails, then the mails, and last what has served is cleared. What goes wrong in one of these
/// keeps no other from being done. It does not look at files: reading and verifying them takes seconds, for which no deadline waits.
/// </summary>
public sealed class Sweep(DeadlineChangeover changes, TimerPump timers, OutboxPump mails, Clearing clearing, ILogger<Sweep> logger)
{
    /// <summary>A change over thousands of cases takes several rounds, so that what is due does not wait for it.</summary>
    private static readonly TimeSpan s_changesAtMost = TimeSpan.FromSeconds(10);

    /// <summary>The mails that the first timers wrote do not wait for the last.</summary>
    private static readonly TimeSpan s_timersAtMost = TimeSpan.FromSeconds(10);

    /// <summary>Nor does what is due wait for a mail server.</summary>
    private static readonly TimeSpan s_mailsAtMost = TimeSpan.FromSeconds(10);

    private static readonly TimeSpan s_clearingAtMost = TimeSpan.FromSeconds(2);

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await DoAsync("changes of deadlines", () => changes.RunAsync(s_changesAtMost, cancellationToken));
        await DoAsync("timers", () => timers.RunAsync(s_timersAtMost, cancellationToken));
        await DoAsync("mails", () => mails.RunAsync(s_mailsAtMost, cancellationToken));
        await DoAsync("clearing", () => clearing.RunAsync(s_clearingAtMost, cancellationToken));
    }

    private async Task DoAsync(string step, Func<Task> work)
    {
        try
        {
            await work();
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            logger.StepFailed(e, step);
        }
    }
}
