using Workflows.Runtime.Definitions;
using Workflows.Runtime.Mail;

namespace Workflows.Runtime.Timing;

/// <summary>One round of everything that is due: changed files first, then timers, because they write mails, then the mails.</summary>
public sealed class Sweep(DefinitionsWatch definitions, TimerPump timers, OutboxPump mails)
{
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await definitions.LookAsync(cancellationToken);
        await timers.RunAsync(cancellationToken);
        await mails.RunAsync(cancellationToken);
    }
}
