using Microsoft.Extensions.Logging;
using Workflows.Runtime.Timing;

namespace Workflows.Runtime.Mail;

/// <summary>Delivers what the outbox holds, at least once, with a stable identity; gives up after many attempts and says so.</summary>
public sealed class OutboxPump(IOutbox outbox, IMailTransport transport, TimeProvider clock, ILogger<OutboxPump> logger)
{
    private const int Batch = 50;
    private const int MaxAttempts = 12;
    private static readonly TimeSpan s_lease = TimeSpan.FromMinutes(5);

    /// <summary>Sends everything that may be sent now; returns how many mails were delivered.</summary>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var delivered = 0;
        while (true)
        {
            var mails = await outbox.LeaseAsync(clock.GetUtcNow(), Batch, s_lease, cancellationToken);
            if (mails.IsEmpty) return delivered;
            foreach (var mail in mails)
            {
                if (await SendAsync(mail, cancellationToken)) delivered++;
            }
        }
    }

    private async Task<bool> SendAsync(LeasedMail mail, CancellationToken cancellationToken)
    {
        try
        {
            await transport.SendAsync(mail, cancellationToken);
            await outbox.DeliveredAsync(mail, clock.GetUtcNow(), cancellationToken);
            return true;
        }
        catch (Exception e) when (e is not OperationCanceledException) // whatever is wrong with one mail keeps no other from leaving
        {
            var giveUp = e is MailRefusedException { IsTransient: false } || mail.Attempts >= MaxAttempts;
            if (giveUp) logger.MailGivenUp(mail.Identity, mail.Attempts, e.Message);
            else logger.MailNotTaken(mail.Identity, mail.Attempts, e.Message);
            await outbox.FailedAsync(mail, e.Message, giveUp ? null : clock.GetUtcNow() + TimerPump.BackOff(mail.Attempts), cancellationToken);
            return false;
        }
    }
}
