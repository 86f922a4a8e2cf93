using Workflows.Runtime.Changes;
using Workflows.Runtime.Definitions;
using Workflows.Runtime.Mail;

namespace Workflows.Runtime.Timing;

/// <summary>One round of everything that is due: changed files first, then changes of running deadlines and timers, because they write mails, then the mails.</summary>
public sealed class Sweep(DefinitionsWatch definitions, TimerPump timers, OutboxPump mails, DeadlineChangeover? changes = null)
{
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await definitions.LookAsync(cancellationToken);
        if (changes is not null) await changes.RunAsync(cancellationToken);
        await timers.RunAsync(cancellationToken);
        await mails.RunAsync(cancellationToken);
    }
}
