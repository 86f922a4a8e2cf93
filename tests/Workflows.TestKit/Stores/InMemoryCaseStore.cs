using System.Collections.Immutable;
using Workflows.Engine.Cases;
using Workflows.Engine.Commands;
using Workflows.Engine.Deciding;
using Workflows.Runtime.Cases;
using Workflows.Runtime.Mail;
using Workflows.Runtime.Timing;

namespace Workflows.TestKit.Stores;

/// <summary>Cases, timers and mails in memory, for tests. Answers as the database does; forgets when it goes.</summary>
public sealed class InMemoryCaseStore(AuthorityZone zone) : ICaseStore, IOutbox
{
    private readonly Lock gate = new();
    private readonly Dictionary<CaseId, Log> cases = [];
    private readonly Dictionary<string, CommandReceipt> receipts = [];
    private readonly Dictionary<string, int> series = [];
    private readonly Dictionary<(string Kind, string Key), CaseId> claims = [];
    private readonly Dictionary<string, Effect.KeepFile> files = [];
    private readonly InMemoryTimers timers = new();
    private readonly InMemoryMails mails = new();

    /// <summary>Every mail ever written, in order.</summary>
    public ImmutableArray<OutgoingMail> Mails
    {
        get
        {
            lock (gate) return mails.All;
        }
    }

    /// <summary>The ids of all cases, in order of their first event.</summary>
    public ImmutableArray<CaseId> Cases
    {
        get
        {
            lock (gate) return [.. cases.Keys];
        }
    }

    /// <summary>Everything that happened in a case, in order; empty for an unknown one.</summary>
    public ImmutableArray<CaseEvent> EventsOf(CaseId id)
    {
        lock (gate) return cases.TryGetValue(id, out var log) ? [.. log.Events] : [];
    }

    /// <summary>The content kept under a hash; null where none was.</summary>
    public Effect.KeepFile? FileOf(string hash)
    {
        lock (gate) return files.GetValueOrDefault(hash);
    }

    public Task<CaseState> LoadAsync(CaseId id, CancellationToken cancellationToken)
    {
        lock (gate) return Task.FromResult(cases.TryGetValue(id, out var log) ? log.State : CaseState.None(id));
    }

    public Task<CommandReceipt?> FindReceiptAsync(string commandKey, CancellationToken cancellationToken)
    {
        lock (gate) return Task.FromResult(receipts.GetValueOrDefault(commandKey));
    }

    public Task<ImmutableDictionary<string, int>> OffersAsync(IReadOnlyCollection<string> series, CancellationToken cancellationToken)
    {
        lock (gate) return Task.FromResult(series.ToImmutableDictionary(s => s, NextOf));
    }

    public Task AppendAsync(CaseCommit commit, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(commit);
        lock (gate)
        {
            Check(commit);
            Write(commit);
        }
        return Task.CompletedTask;
    }

    public Task<ImmutableArray<LeasedTimer>> LeaseDueTimersAsync(DateTimeOffset now, int most, TimeSpan lease, CancellationToken cancellationToken)
    {
        lock (gate) return Task.FromResult(timers.Lease(now, most, lease));
    }

    public Task PutBackAsync(LeasedTimer timer, DateTimeOffset? retryAt, CancellationToken cancellationToken)
    {
        lock (gate) timers.PutBack(timer, retryAt);
        return Task.CompletedTask;
    }

    public Task<DateTimeOffset?> NextDueAsync(CancellationToken cancellationToken)
    {
        lock (gate) return Task.FromResult(timers.Next);
    }

    public Task<ImmutableArray<LeasedMail>> LeaseAsync(DateTimeOffset now, int most, TimeSpan lease, CancellationToken cancellationToken)
    {
        lock (gate) return Task.FromResult(mails.Lease(now, most, lease));
    }

    public Task DeliveredAsync(LeasedMail mail, DateTimeOffset at, CancellationToken cancellationToken)
    {
        lock (gate) mails.Delivered(mail);
        return Task.CompletedTask;
    }

    public Task PutBackAsync(ImmutableArray<LeasedMail> mails, DateTimeOffset now, CancellationToken cancellationToken)
    {
        lock (gate) this.mails.PutBack(mails);
        return Task.CompletedTask;
    }

    public Task FailedAsync(LeasedMail mail, string error, DateTimeOffset? retryAt, CancellationToken cancellationToken)
    {
        lock (gate) mails.Failed(mail, retryAt);
        return Task.CompletedTask;
    }

    private int NextOf(string name) => series.GetValueOrDefault(name, 1);

    /// <summary>Everything that can refuse the commit, before anything is written: all of it or nothing.</summary>
    private void Check(CaseCommit commit)
    {
        var version = cases.TryGetValue(commit.Case, out var log) ? log.State.Version : 0;
        if (version != commit.ExpectedVersion) throw new CaseChangedException(commit.Case, $"it is at version {version}, not {commit.ExpectedVersion}");
        if (commit.Fired is { } fired && !timers.Holds(fired)) throw new CaseChangedException(commit.Case, $"timer {fired.Timer} is no longer leased");
        if (commit.CommandKey is { } key && receipts.ContainsKey(key)) throw new CaseChangedException(commit.Case, "its command was accepted meanwhile");
        var taken = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var claim in commit.Claims)
        {
            switch (claim)
            {
                case Claim.Number n when n.Value == NextOf(n.Series) + taken.GetValueOrDefault(n.Series):
                    taken[n.Series] = taken.GetValueOrDefault(n.Series) + 1;
                    break;
                case Claim.Number n:
                    throw new CaseChangedException(commit.Case, $"number {n.Value} of {n.Series} is no longer the next");
                case Claim.Unique u when claims.TryGetValue((u.Kind, u.Key), out var holder) && holder != commit.Case:
                    throw new ClaimHeldException(u.Kind, u.Key, holder);
                default:
                    break;
            }
        }
    }

    private void Write(CaseCommit commit)
    {
        if (!cases.TryGetValue(commit.Case, out var log)) cases.Add(commit.Case, log = new(commit.After));
        log.Events.AddRange(commit.Events);
        log.State = commit.After;
        if (commit.CommandKey is { } key) receipts.Add(key, new(key, commit.Case, commit.After.Version));
        foreach (var number in commit.Claims.OfType<Claim.Number>()) series[number.Series] = number.Value + 1;
        foreach (var unique in commit.Claims.OfType<Claim.Unique>()) claims[(unique.Kind, unique.Key)] = commit.Case;
        foreach (var file in commit.Files) files[file.Hash] = file;
        if (commit.Fired is { } fired) timers.Fired(fired);
        timers.Rewrite(commit.Case, Timers.Of(commit.After, commit.Law.Calendar).Select(t => (t.Id, zone.InstantOf(t.Wake))));
        mails.Add(commit.Mails);
    }

    private sealed class Log(CaseState state)
    {
        public CaseState State { get; set; } = state;

        public List<CaseEvent> Events { get; } = [];
    }
}
