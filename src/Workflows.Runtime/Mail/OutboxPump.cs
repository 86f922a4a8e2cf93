using Microsoft.Extensions.Logging;
using Workflows.Runtime.Timing;

namespace Workflows.Runtime.Mail;

/// <summary>
/// Delivers what the outbox holds, at least once, with a stable identity; gives up after many attempts and says so. A server that does not answer ends the
/// round: what is left waits in the outbox, not in a round that deadlines wait for.
/// </summary>
public sealed class OutboxPump(IOutbox outbox, IMailTransport transport, TimeProvider clock, ILogger<OutboxPump> logger)
{
    private const int Batch = 20;
    private const int MaxAttempts = 12;

    /// <summary>Longer than a batch can take, so that nobody else sends what this round still holds.</summary>
    private static readonly TimeSpan s_lease = SmtpMailTransport.Patience * (Batch + 1);

    /// <summary>Sends everything that may be sent now; returns how many mails were delivered.</summary>
    public Task<int> RunAsync(CancellationToken cancellationToken) => RunAsync(Timeout.InfiniteTimeSpan, cancellationToken);

    /// <summary>The same for a while; the rest is put back for the next round.</summary>
    /// <param name="most">After how long no further mail is sent.</param>
    public async Task<int> RunAsync(TimeSpan most, CancellationToken cancellationToken)
    {
        var (begun, delivered) = (clock.GetTimestamp(), 0);
        while (true)
        {
            var mails = await outbox.LeaseAsync(clock.GetUtcNow(), Batch, s_lease, cancellationToken);
            if (mails.IsEmpty) return delivered;
            for (var next = 0; next < mails.Length; next++)
            {
                if (most != Timeout.InfiniteTimeSpan && clock.GetElapsedTime(begun) >= most)
                {
                    await outbox.PutBackAsync(mails[next..], clock.GetUtcNow(), cancellationToken);
                    return delivered;
                }
                switch (await SendAsync(mails[next], cancellationToken))
                {
                    case Outcome.Delivered: delivered++; break;
                    case Outcome.ServerIsAway when next + 1 < mails.Length:
                        await outbox.PutBackAsync(mails[(next + 1)..], clock.GetUtcNow(), cancellationToken);
                        return delivered;
                    case Outcome.ServerIsAway: return delivered;
                    default: break;
                }
            }
        }
    }

    private async Task<Outcome> SendAsync(LeasedMail mail, CancellationToken cancellationToken)
    {
        try
        {
            await transport.SendAsync(mail, cancellationToken);
            await outbox.DeliveredAsync(mail, clock.GetUtcNow(), cancellationToken);
            return Outcome.Delivered;
        }
        catch (Exception e) when (e is not OperationCanceledException) // whatever is wrong with one mail keeps no other from leaving
        {
            var giveUp = e is MailRefusedException { IsTransient: false } || mail.Attempts >= MaxAttempts;
            // What the server says may repeat the address: it stays with the mail, which only those who look after mails see.
            var (about, why) = (MailIdentity.WithoutReader(mail.Identity), (e as MailRefusedException)?.Code ?? e.GetType().Name);
            if (giveUp) logger.MailGivenUp(about, mail.Attempts, why);
            else logger.MailNotTaken(about, mail.Attempts, why);
            await outbox.FailedAsync(mail, e.Message, giveUp ? null : clock.GetUtcNow() + TimerPump.BackOff(mail.Attempts), cancellationToken);
            return e is MailRefusedException { IsServerAway: true } ? Outcome.ServerIsAway : Outcome.Refused;
        }
    }

    private enum Outcome { Delivered, Refused, ServerIsAway }
}
