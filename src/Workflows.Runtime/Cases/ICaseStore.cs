using System.Collections.Frozen;
using System.Collections.Immutable;
using Workflows.Engine.Cases;
using Workflows.Engine.Commands;

namespace Workflows.Runtime.Cases;

/// <summary>Where case histories live. Two implementations: EF Core, and memory for tests and replays; one contract suite proves both.</summary>
public interface ICaseStore
{
    /// <summary>The case as its events make it; <see cref="CaseState.None"/> for one that nothing has happened to.</summary>
    Task<CaseState> LoadAsync(CaseId id, CancellationToken cancellationToken);

    /// <summary>Whether a command with this key was accepted before, and what it led to.</summary>
    Task<CommandReceipt?> FindReceiptAsync(string commandKey, CancellationToken cancellationToken);

    /// <summary>The next free number of each series, 1 for a series that has given none.</summary>
    Task<ImmutableDictionary<string, int>> OffersAsync(IReadOnlyCollection<string> series, CancellationToken cancellationToken);

    /// <summary>Appends everything that a command led to, in one transaction: all of it or nothing.</summary>
    /// <exception cref="CaseChangedException">Somebody appended since, or took the offered number, or the timer's lease is gone: decide again.</exception>
    /// <exception cref="ClaimHeldException">Another case holds a unique claim.</exception>
    Task AppendAsync(CaseCommit commit, CancellationToken cancellationToken);

    /// <summary>
    /// Leases due timers in order of due time, in a short transaction of its own; a leased row is invisible to others until the lease ends.
    /// </summary>
    Task<ImmutableArray<LeasedTimer>> LeaseDueTimersAsync(DateTimeOffset now, int most, TimeSpan lease, CancellationToken cancellationToken);

    /// <summary>Puts a leased timer back: gone where the case no longer has it (<paramref name="retryAt"/> null), else to be tried again.</summary>
    Task PutBackAsync(LeasedTimer timer, DateTimeOffset? retryAt, CancellationToken cancellationToken);

    /// <summary>When the next timer that is not leased is due; null when there is none.</summary>
    Task<DateTimeOffset?> NextDueAsync(CancellationToken cancellationToken);
}

/// <summary>An accepted command, remembered so that a second submit changes nothing.</summary>
public sealed record CommandReceipt(string Key, CaseId Case, long Version)
{
    /// <summary>What a kind of command is called in a receipt. Receipts outlive a build: a class may be called otherwise, this may not.</summary>
    private static readonly FrozenDictionary<Type, string> s_kinds = new Dictionary<Type, string>
    {
        [typeof(CaseCommand.StartCase)] = "StartCase",
        [typeof(CaseCommand.ClaimTask)] = "ClaimTask",
        [typeof(CaseCommand.ReleaseTask)] = "ReleaseTask",
        [typeof(CaseCommand.HandBackTasks)] = "HandBackTasks",
        [typeof(CaseCommand.CompleteTask)] = "CompleteTask",
        [typeof(CaseCommand.DeliverMessage)] = "DeliverMessage",
        [typeof(CaseCommand.FireTimer)] = "FireTimer",
        [typeof(CaseCommand.SuspendDeadline)] = "SuspendDeadline",
        [typeof(CaseCommand.ResumeDeadline)] = "ResumeDeadline",
        [typeof(CaseCommand.ExtendDeadline)] = "ExtendDeadline",
        [typeof(CaseCommand.CorrectFact)] = "CorrectFact",
        [typeof(CaseCommand.ApplyChange)] = "ApplyChange",
    }.ToFrozenDictionary();

    /// <summary>The kinds of command that a receipt can be of, with their stored names.</summary>
    public static IReadOnlyDictionary<Type, string> Kinds => s_kinds;

    /// <summary>The key of a receipt: that of the form, for one kind of command from one person.</summary>
    public static string KeyOf(string key, Type command, string actor)
    {
        ArgumentNullException.ThrowIfNull(command);
        return $"{key}/{s_kinds[command]}/{actor}";
    }
}

/// <summary>A due timer that this process holds for a while.</summary>
/// <param name="Lease">The token of the lease; a commit that fires the timer succeeds only while the row still carries it.</param>
public sealed record LeasedTimer(CaseId Case, string Timer, DateTimeOffset DueAt, string Lease, int Attempts);
