using Workflows.Runtime.Changes;
using Workflows.Runtime.Definitions;
using Workflows.Runtime.Mail;

namespace Workflows.Runtime.Timing;

/// <summary>One round of everything that is due: changed files first, then changes of running deadlines and timers, because they write mails, then the mails.</summary>
public sealed class Sweep(DefinitionsWatch definitions, TimerPump timers, OutboxPump mails, DeadlineChangeover? changes = null)
{
    /// <summary>A change over thousands of cases takes several rounds, so that what is due does not wait for it.</summary>
    private static readonly TimeSpan s_changesAtMost = TimeSpan.FromSeconds(10);

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await definitions.LookAsync(cancellationToken);
        if (changes is not null) await changes.RunAsync(s_changesAtMost, cancellationToken);
        await timers.RunAsync(cancellationToken);
        await mails.RunAsync(cancellationToken);
    }
}
