using Workflows.Runtime.Mail;

namespace Workflows.Runtime.Timing;

/// <summary>One round of everything that is due: timers first, because they write mails, then the mails.</summary>
public sealed class Sweep(TimerPump timers, OutboxPump mails)
{
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await timers.RunAsync(cancellationToken);
        await mails.RunAsync(cancellationToken);
    }
}
