using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using Workflows.Engine.Cases;
using Workflows.Engine.Commands;
using Workflows.Engine.Deciding;
using Workflows.Engine.People;
using Workflows.Runtime.Definitions;
using Workflows.Runtime.Mail;
using Workflows.Runtime.People;
using Workflows.Runtime.Timing;
using Workflows.Statute.Deadlines;

namespace Workflows.Runtime.Cases;

/// <summary>The one place that loads, decides and appends.</summary>
public sealed class CaseRuntime(
    ICaseStore store, ProcedureLibrary library, IPeople people, AuthorityZone zone, TimeProvider clock, IAlarm alarm,
    ILogger<CaseRuntime> logger)
{
    private const int Attempts = 5;

    /// <summary>
    /// Gives a command to a case. Decides again where somebody else was quicker; a command whose key was accepted before changes nothing, and one
    /// whose key was accepted for another case is refused. A key is that of one person and one kind of command: from somebody else, or for another act, it is another.
    /// </summary>
    /// <param name="actor">The account's id, or <c>system</c>.</param>
    /// <param name="make">Makes the command from what the shell tells the core: time, people, numbers.</param>
    /// <param name="key">The idempotency key of a form or request; null where the command is idempotent by itself.</param>
    public async Task<Decision> HandleAsync(
        CaseId id, string actor, Func<CommandContext, CaseCommand> make, string? key, CancellationToken cancellationToken) =>
        await HandleAsync(id, actor, make, key, null, cancellationToken);

    /// <summary>Whether a command of this kind was accepted from this person with this key, for this case.</summary>
    public async Task<bool> WasAcceptedAsync<TCommand>(string caseId, string actor, string key, CancellationToken cancellationToken) where TCommand : CaseCommand =>
        (await ReceiptAsync(key, typeof(TCommand), actor, cancellationToken))?.Case.ToString() == caseId;

    /// <summary>Fires a leased timer; the commit succeeds only while the lease stands.</summary>
    public async Task<Decision> FireAsync(LeasedTimer timer, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(timer);
        return await HandleAsync(timer.Case, Person.System.Id, context => new CaseCommand.FireTimer(timer.Timer, context), null, timer, cancellationToken);
    }

    /// <summary>What the core would be told now: for pages that show what a command would do.</summary>
    public async Task<CommandContext> ContextAsync(string actor, CancellationToken cancellationToken)
    {
        var now = zone.Local(clock.GetUtcNow());
        var all = await people.AllAsync(cancellationToken);
        var person = actor == Person.System.Id ? Person.System : all.GetValueOrDefault(actor)
            ?? throw new InvalidOperationException($"Expected an account '{actor}', but there is none.");
        var offers = await store.OffersAsync([.. library.Current.Procedures.NumberSeries.Select(s => $"{s}:{now.Year}")], cancellationToken);
        return new(now, DateOnly.FromDateTime(now.DateTime), person, all, offers);
    }

    private async Task<Decision> HandleAsync(
        CaseId id, string actor, Func<CommandContext, CaseCommand> make, string? key, LeasedTimer? fired, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            var state = await store.LoadAsync(id, cancellationToken);
            var context = await ContextAsync(actor, cancellationToken);
            var command = make(context);
            var receiptKey = key is null ? null : CommandReceipt.KeyOf(key, command.GetType(), actor);
            if (key is not null && await ReceiptAsync(key, command.GetType(), actor, cancellationToken) is { } receipt)
            {
                return receipt.Case == id ? new Decision.Accepted([], [], [], state) : new Decision.Rejected(new Rejection.KeyOfAnotherCase(receipt.Case.ToString()));
            }
            var world = library.Current;
            var decision = CaseDecider.Decide(world.Procedures, world.Law, state, command);
            if (decision is not Decision.Accepted { Events.IsEmpty: false } accepted) return decision;
            try
            {
                var mails = await MailsAsync(id, accepted, world.Law.Readers, context, cancellationToken);
                var commit = Commit(id, state, accepted, mails, context, world, receiptKey, fired);
                await store.AppendAsync(commit, cancellationToken);
                if (!commit.Mails.IsEmpty) await alarm.RingAsync(CancellationToken.None); // done is done, whoever has gone away; the round to come would take them, only later
                return accepted;
            }
            catch (CaseChangedException e) when (attempt < Attempts)
            {
                logger.CaseChangedUnderneath(id.ToString(), attempt, e.Message);
            }
            catch (ClaimHeldException e)
            {
                return new Decision.Rejected(new Rejection.ClaimHeld(e.Message, e.Holder.ToString()));
            }
        }
    }

    /// <summary>Earlier versions of the product kept the key alone: a form that was sent before an upgrade and again after it is done once.</summary>
    private async Task<CommandReceipt?> ReceiptAsync(string key, Type command, string actor, CancellationToken cancellationToken) =>
        await store.FindReceiptAsync(CommandReceipt.KeyOf(key, command, actor), cancellationToken)
        ?? (key.Contains('/', StringComparison.Ordinal) ? null : await store.FindReceiptAsync(key, cancellationToken)); // with a stroke it might name the receipt of somebody else

    private async Task<ImmutableArray<OutgoingMail>> MailsAsync(
        CaseId id, Decision.Accepted accepted, DefaultReaders readers, CommandContext context, CancellationToken cancellationToken)
    {
        var effects = accepted.Effects.OfType<Effect.Mail>().ToList();
        if (effects.Count == 0) return [];
        var recipients = new Recipients(accepted.State, readers, context, await people.LeftAsync(cancellationToken));
        return [.. effects.SelectMany(m => MailWriter.Write(m, id, recipients.Of(m), context.Now))];
    }

    private static CaseCommit Commit(
        CaseId id, CaseState before, Decision.Accepted accepted, ImmutableArray<OutgoingMail> mails, CommandContext context, DeclaredWorld world, string? key, LeasedTimer? fired) =>
        new(id, before.Version, accepted.Events, accepted.State, mails,
            [.. accepted.Effects.OfType<Effect.KeepFile>()], accepted.Claims, key, fired, context.Now, world.Procedures, world.Law);
}
